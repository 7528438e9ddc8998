# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does pay follow the territory or the seller: the slope of pay on potential."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only, same_length, vector
from oms42.stats.least_squares import least_squares

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class PayoutSlope:
    """Hold how pay goes with territory potential.

    Attributes:
        slope: Money for one unit of the potential index; 0 if pay did not follow the territory.
        se: Its standard error (HC3).
        lower: Lower limit.
        upper: Upper limit.
        r2: Share of the variance of pay that potential explains.
        adjusted: Pay with the territory taken out: each seller's pay at mean potential, shape (n,).
    """

    slope: float
    se: float
    lower: float
    upper: float
    r2: float
    adjusted: FloatArray


def payout_slope(pay: ArrayLike, potential: ArrayLike, *, level: float = 0.95) -> PayoutSlope:
    r"""Regress pay on territory potential.

    $$\text{pay}_i = \alpha + \beta\,P_i + \varepsilon_i$$

    Args:
        pay: Variable pay of each seller, shape (n,).
        potential: Potential index of the territory, 1.0 is the mean territory, shape (n,).
        level: Coverage of the limits, above 0 and below 1.

    Returns:
        The slope.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or potential does not vary.

    Example:
        >>> made = payout_slope([82, 98, 90, 112, 118], [0.8, 0.9, 1.0, 1.1, 1.2])
        >>> round(made.slope, 6), made.adjusted.round(1)
        (86.0, array([ 99.2, 106.6,  90. , 103.4, 100.8]))
    """
    money, index = vector(pay, name="pay", least=4), vector(potential, name="potential", least=4)
    same_length(pay=money, potential=index)
    if np.ptp(index) == 0:
        raise ValueError(f"potential is {index[0]:g} for every seller; it must vary.")
    fit = least_squares(index, money)
    low, high = fit.interval(level)
    slope = float(fit.coef[1])
    return PayoutSlope(
        slope=slope,
        se=float(fit.se[1]),
        lower=float(low[1]),
        upper=float(high[1]),
        r2=fit.r2,
        adjusted=read_only(money - slope * (index - index.mean())),
    )


def pay_for_performance(pay: ArrayLike, performance: ArrayLike) -> float:
    """Rank sellers by pay and by (territory-adjusted) performance, and correlate the ranks.

    Args:
        pay: Pay of each seller, shape (n,).
        performance: Performance of each, adjusted for the territory, shape (n,).

    Returns:
        Spearman's correlation; ties share their mean rank.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, there are fewer than 3, or a column does not vary.

    Example:
        >>> round(pay_for_performance([10, 20, 30, 40], [1, 3, 2, 4]), 6)
        0.8
    """
    money = vector(pay, name="pay", least=3)
    done = vector(performance, name="performance", least=3)
    same_length(pay=money, performance=done)
    for name, values in (("pay", money), ("performance", done)):
        if np.ptp(values) == 0:
            raise ValueError(f"{name} is {values[0]:g} for every seller; it must vary.")
    return float(np.corrcoef(_ranks(money), _ranks(done))[0, 1])


def _ranks(values: FloatArray) -> FloatArray:
    """Return ranks from 1; ties share their mean rank."""
    _, code, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return np.asarray((last - (count - 1) / 2)[code])
