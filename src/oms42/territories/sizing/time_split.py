# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A seller's hours over the accounts of one territory: the closed form of COSTA."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import floats, read_only, share
from oms42.territories.amounts import amounts, number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class TimeSplit:
    """Hold the best split of a seller's hours.

    Attributes:
        hours: Hours of each account, shape (n,).
        sales: Sales of each account, shape (n,).
        total: Sales of the territory.
        marginal: Sales that one more hour would bring, the same at every account.
    """

    hours: FloatArray
    sales: FloatArray
    total: float
    marginal: float


def time_split(scale: ArrayLike, hours: float, elasticity: float) -> TimeSplit:
    r"""Split a seller's hours over accounts so that sales are largest.

    With sales $S_i = c_i\,t_i^{\beta}$ of an account that gets $t_i$ hours,

    $$t_i = T\,\frac{c_i^{1/(1-\beta)}}{\sum_h c_h^{1/(1-\beta)}}, \qquad
      \sum_i S_i = T^{\beta} \Bigl(\sum_i c_i^{1/(1-\beta)}\Bigr)^{1-\beta}$$

    Args:
        scale: Sales $c_i$ of each account at one hour, 0 or more, shape (n,).
        hours: Hours T of the seller, above 0.
        elasticity: Elasticity β of sales to hours, above 0 and below 1.

    Returns:
        Hours and sales of each account, sales of all, and what one more hour brings.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Source:
        skiera_albers1998

    Example:
        >>> best = time_split([1, 2], 100, 0.5)
        >>> best.hours.tolist(), round(best.total, 4), round(best.marginal, 6)
        ([20.0, 80.0], 22.3607, 0.111803)
    """
    c = amounts(scale, name="scale")
    T = number(hours, name="hours", above=0)
    beta = share(elasticity, name="elasticity")
    largest = float(c.max())
    u = (c / largest) ** (1 / (1 - beta))  # so that a large power does not overflow
    t = T * u / u.sum()
    sales = c * t**beta
    total = float(sales.sum())
    return TimeSplit(read_only(t), read_only(sales), total, beta * total / T)


def travel_scale(scale: ArrayLike, travel: ArrayLike, elasticity: float) -> FloatArray:
    r"""Lower what an hour brings at an account by the way to it.

    An hour with a customer costs $1 + \rho_{ij}$ hours of seller j, travel included, so

    $$c_{ij} = c_i\,(1 + \rho_{ij})^{-\beta}$$

    Args:
        scale: Sales $c_i$ of each account at one hour with the customer, 0 or more, shape (n,).
        travel: Hours $\rho_{ij}$ on the road for each hour with the customer, 0 or more,
            shape (n, m).
        elasticity: Elasticity β of sales to hours, above 0 and below 1.

    Returns:
        Sales $c_{ij}$ at one hour of seller j, travel included, shape (n, m).

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, or the shapes do not fit.

    Source:
        skiera_albers1998

    Example:
        >>> travel_scale([10], [[0, 3]], 0.5).tolist()
        [[10.0, 5.0]]
    """
    c = amounts(scale, name="scale")
    way = floats(travel, name="travel")
    beta = share(elasticity, name="elasticity")
    if way.ndim != 2 or way.shape[0] != c.size:
        raise ValueError(
            f"travel has shape {way.shape}; it needs one row an account: ({c.size}, m)."
        )
    if not (np.isfinite(way) & (way >= 0)).all():
        odd = way[~(np.isfinite(way) & (way >= 0))][0]
        raise ValueError(f"travel holds {odd}; every value must be finite and 0 or more.")
    return read_only(c[:, None] * (1 + way) ** -beta)
