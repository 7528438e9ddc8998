# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Alarms: what a rule flags when nobody is worse than anybody else."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only, same_length, vector, whole
from oms42.stats.numbers import above_zero, number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray

NORMAL = NormalDist()


@dataclass(frozen=True)
class Funnel:
    """Hold rates with limits that depend on how many cases stand behind them.

    Attributes:
        rate: Rate of each seller, shape (n,).
        center: Rate of all cases together.
        lower: Lower limit at each seller's number of cases, shape (n,).
        upper: Upper limit, shape (n,).
        outside: −1 below, 1 above, 0 within, shape (n,).
        expected_outside: Sellers expected outside on each side if all were equal.
    """

    rate: FloatArray
    center: float
    lower: FloatArray
    upper: FloatArray
    outside: NDArray[np.int64]
    expected_outside: float


def funnel(wins: ArrayLike, cases: ArrayLike, *, sigmas: float = 3.0) -> Funnel:
    r"""Draw the limits of a funnel plot for rates.

    $$\bar p \pm z\sqrt{\bar p(1 - \bar p)/n_i}$$

    Args:
        wins: Wins of each seller, shape (n,).
        cases: Deals that ended, shape (n,), above 0.
        sigmas: Standard errors z to the limits.

    Returns:
        Rates and limits.

    Raises:
        TypeError: A value is not a number.
        ValueError: There are more wins than cases, or no case.

    Source:
        Spiegelhalter (2005).

    Example:
        >>> made = funnel([10, 33, 60], [150, 150, 150])
        >>> made.outside
        array([-1,  0,  1])
    """
    won, n = vector(wins, name="wins"), vector(cases, name="cases")
    same_length(wins=won, cases=n)
    if (bad := np.flatnonzero((n <= 0) | (won < 0) | (won > n))).size:
        row = int(bad[0])
        raise ValueError(f"seller {row} has {won[row]:g} wins of {n[row]:g} cases; that cannot be.")
    center = float(won.sum() / n.sum())
    z = above_zero(sigmas, name="sigmas")
    reach = z * np.sqrt(center * (1 - center) / n)
    rate = won / n
    lower, upper = np.maximum(0, center - reach), np.minimum(1, center + reach)
    side = (rate > upper).astype(int) - (rate < lower).astype(int)
    return Funnel(
        read_only(rate), center, read_only(lower), read_only(upper), side, n.size * NORMAL.cdf(-z)
    )


@dataclass(frozen=True)
class FalseAlarm:
    """Hold what a rule does to sellers who are adequate.

    Attributes:
        once: Probability that an adequate seller falls below the bar in a period.
        run: Probability of so many periods in a row.
        flagged: Adequate sellers flagged in a period.
        ever: Probability that an adequate seller is flagged at least once in the horizon.
    """

    once: float
    run: float
    flagged: float
    ever: float


def false_alarm(
    mean: float,
    sd: float,
    bar: float,
    *,
    in_a_row: int = 1,
    sellers: int = 60,
    periods: int = 4,
) -> FalseAlarm:
    r"""Return how often a trigger for an improvement plan hits adequate sellers.

    $$p = \Phi\!\left(\frac{b - \mu}{\sigma}\right), \qquad p^k \text{ for k in a row}$$

    Periods are independent; whoever shares a bad market in them is flagged together.

    Args:
        mean: True mean μ of an adequate seller's attainment.
        sd: Standard deviation σ of a period.
        bar: The bar b below which a period counts.
        in_a_row: Periods k in a row that trigger.
        sellers: Number of adequate sellers.
        periods: Horizon, in periods.

    Returns:
        The error rates.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> made = false_alarm(0.95, 0.30, 0.70)
        >>> round(made.once, 3), round(made.flagged, 1)
        (0.202, 12.1)
    """
    spread = above_zero(sd, name="sd")
    level = number(mean, name="mean", least=-math.inf)
    once = NORMAL.cdf((number(bar, name="bar", least=-math.inf) - level) / spread)
    k, horizon = whole(in_a_row, name="in_a_row"), whole(periods, name="periods")
    run = once**k
    people = whole(sellers, name="sellers")
    return FalseAlarm(once, run, people * run, _ever(once, k, horizon))


def _ever(p: float, k: int, periods: int) -> float:
    """Return the chance of a run of k within the periods, by the length of the run so far."""
    state = [1.0] + [0.0] * (k - 1)
    hit = 0.0
    for _ in range(periods):
        hit += state[-1] * p
        state = [sum(state) * (1 - p), *(one * p for one in state[:-1])]
    return hit


@dataclass(frozen=True)
class Trigger:
    """Hold how a trigger sorts the adequate from the rest.

    Attributes:
        sensitivity: Share of inadequate sellers that it flags.
        specificity: Share of adequate sellers that it leaves alone.
        predictive_value: Share of those flagged that are inadequate.
        flagged: Share of all that it flags.
    """

    sensitivity: float
    specificity: float
    predictive_value: float
    flagged: float


def trigger(
    bar: float, *, adequate: float, mean: float, between_sd: float, within_sd: float, periods: int
) -> Trigger:
    r"""Return how well a bar on the mean of some periods finds true levels below adequate.

    True levels are $N(\mu, \tau^2)$, the mean of n periods $N(\theta, \sigma^2/n)$; both are
    jointly normal with correlation $\tau / \sqrt{\tau^2 + \sigma^2/n}$.

    Args:
        bar: The bar on the mean of the periods.
        adequate: True level below which a seller is inadequate.
        mean: Mean μ of true levels.
        between_sd: Standard deviation τ of true levels, above 0.
        within_sd: Standard deviation σ of a period, above 0.
        periods: Number n of periods.

    Returns:
        The error rates.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> made = trigger(
        ...     0.70, adequate=0.80, mean=0.95, between_sd=0.12, within_sd=0.30, periods=1
        ... )
        >>> round(made.predictive_value, 2)
        0.21
    """
    from scipy.stats import multivariate_normal

    own, noise = above_zero(between_sd, name="between_sd"), above_zero(within_sd, name="within_sd")
    total = math.sqrt(own**2 + noise**2 / whole(periods, name="periods"))
    middle = number(mean, name="mean", least=-math.inf)
    low = (number(adequate, name="adequate", least=-math.inf) - middle) / own
    cut = (number(bar, name="bar", least=-math.inf) - middle) / total
    r = own / total
    both = float(multivariate_normal.cdf([low, cut], cov=[[1, r], [r, 1]]))
    bad, flagged = NORMAL.cdf(low), NORMAL.cdf(cut)
    return Trigger(
        both / bad, 1 - (flagged - both) / (1 - bad), both / flagged if flagged else 0.0, flagged
    )
