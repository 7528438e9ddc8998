# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Deployment that earns most: which seller serves which account, and for how many hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.stats.arrays import finite, floats, read_only, share
from oms42.territories.amounts import number
from oms42.territories.sizing.improvement import improved
from oms42.territories.sizing.inputs import per_segment
from oms42.territories.sizing.pooling import Pool
from oms42.territories.sizing.relaxation import tightened

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray

ROUNDING = 2e-9  # what floating point and the solver's tolerances may add to a bound
PROVED = 1e-6  # a relative gap of one in a million counts as closed


@dataclass(frozen=True)
class Deployment:
    """Hold the alignment that earns most, with the hours of each account.

    Attributes:
        assignment: Territory of each account, from 0 to m − 1, shape (n,).
        hours: Hours of its seller that each account gets, shape (n,).
        sales: Sales of each account, shape (n,).
        territory_hours: Hours of each territory's seller, shape (m,).
        territory_sales: Sales of each territory, shape (m,).
        marginal: Contribution that one more hour would bring in each territory, shape (m,). In the
            best alignment these differ: a seller's hours cannot be moved to another territory.
        objective: Contribution of all territories.
        bound: No alignment has more.
        gap: Distance of the two as a share of the objective, 0 or more.
        status: optimal if the gap is at most one in a million, else feasible.
    """

    assignment: NDArray[np.intp]
    hours: FloatArray
    sales: FloatArray
    territory_hours: FloatArray
    territory_sales: FloatArray
    marginal: FloatArray
    objective: float
    bound: float
    gap: float
    status: Literal["optimal", "feasible"]


def deploy(
    scale: ArrayLike,
    hours: ArrayLike,
    elasticity: float,
    *,
    margin: float = 1.0,
    gap: float = PROVED,
    time_limit: float = 10.0,
) -> Deployment:
    r"""Assign accounts to sellers and split each seller's hours so that contribution is largest.

    With sales $S_{ij} = c_{ij}\,t_i^{\beta}$ and the hours split best within each territory (see
    `time_split`), the contribution of an alignment x is

    $$g \sum_j T_j^{\beta} \Bigl(\sum_i u_{ij}\,x_{ij}\Bigr)^{1-\beta}, \qquad
      u_{ij} = c_{ij}^{1/(1-\beta)}$$

    which is concave in x. Tangents bound it from above: their best split is a linear program, and
    with whole accounts an integer one, which is solved where it is small. Accounts are moved and
    exchanged until no such step earns more. Nothing asks for balance: it comes out as far as it
    pays.

    Args:
        scale: Sales $c_{ij}$ of account i at one hour of seller j, travel included, 0 or more,
            shape (n, m); see `travel_scale`.
        hours: Hours $T_j$ of each seller, above 0; one number or shape (m,).
        elasticity: Elasticity β of sales to hours, above 0 and below 1.
        margin: Contribution margin g a unit of sales, above 0.
        gap: Relative gap at which to stop, 0 or more.
        time_limit: Seconds after which no further program is started, above 0.

    Returns:
        The alignment with hours, sales and what one more hour would bring, and how far from the
        best it can be at most.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, a shape is another one, or an account can be
            served by nobody.

    Source:
        skiera_albers1998

    Example:
        >>> best = deploy([[4, 1], [3, 1], [1, 4], [1, 1]], 100, 0.5)
        >>> best.assignment.tolist(), round(best.objective, 3), best.status
        ([0, 0, 1, 1], 91.231, 'optimal')
    """
    c = _scales(scale)
    n, m = c.shape
    T = per_segment(hours, m, name="hours", above=True)
    g = number(margin, name="margin", above=0)
    pool = Pool.of(c, T, share(elasticity, name="elasticity"))
    wanted = number(gap, name="gap", least=0)
    limit = number(time_limit, name="time_limit", above=0)
    found, bound = tightened(pool, improved(pool, c.argmax(axis=1)), wanted, limit)
    made = pool.value(found)
    top = bound if bound > made * (1 + ROUNDING) else made
    short = (top - made) / made
    status: Literal["optimal", "feasible"] = "optimal" if short <= PROVED else "feasible"
    t = pool.hours(found)
    sales = c[np.arange(n), found] * t**pool.beta
    by_territory = np.zeros(m)
    np.add.at(by_territory, found, sales)
    found.setflags(write=False)
    return Deployment(
        found,
        read_only(t),
        read_only(sales),
        read_only(T),
        read_only(by_territory),
        read_only(g * pool.beta * by_territory / T),
        g * made,
        g * top,
        short,
        status,
    )


def _scales(scale: ArrayLike) -> FloatArray:
    """Check the sales at one hour."""
    c = floats(scale, name="scale")
    if c.ndim != 2 or c.size == 0:
        raise ValueError(
            f"scale has shape {c.shape}; it needs one row an account and one column a seller."
        )
    finite(c, name="scale", mend="an account that a seller cannot serve has 0.")
    if c.min() < 0:
        raise ValueError(f"scale holds {c.min():g}; every value must be 0 or more.")
    idle = np.flatnonzero(c.max(axis=1) == 0)
    if idle.size:
        raise ValueError(
            f"account {idle[0]} has scale 0 with every seller ({idle.size} such accounts in all); "
            "leave it out."
        )
    return c
