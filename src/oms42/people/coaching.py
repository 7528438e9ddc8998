# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Coaching: how many hours there are, and what an hour does once selection is out of the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats import TwoStage, least_squares, two_stage
from oms42.stats.arrays import share, vector
from oms42.stats.clusters import clusters
from oms42.stats.numbers import number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


def coaching_hours(hours: float, admin_share: float, span: int) -> float:
    r"""Return the coaching hours that a manager has for each seller.

    $$h = \frac{H(1 - a)}{S}$$

    Args:
        hours: Working hours H of the manager in the period.
        admin_share: Share a of them that goes to administration and forecasts, 0 to 1.
        span: Sellers S who report to the manager.

    Returns:
        Hours a seller in the period.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, or the span is not a whole number above 0.

    Example:
        >>> round(coaching_hours(160, 0.55, 7), 1), round(coaching_hours(160, 0.55, 12), 1)
        (10.3, 6.0)
    """
    if isinstance(span, bool) or span != int(span) or span < 1:
        raise ValueError(f"span is {span!r}; it must be a whole number of sellers, at least 1.")
    free = number(hours, name="hours") * (1 - number(admin_share, name="admin_share", most=1))
    return free / int(span)


def widest_span(hours: float, admin_share: float, needed: float) -> int:
    r"""Return the largest span that leaves each seller the coaching that is needed.

    $$S = \left\lfloor \frac{H(1 - a)}{h} \right\rfloor$$

    Args:
        hours: Working hours H of the manager in the period.
        admin_share: Share a that goes to administration and forecasts.
        needed: Coaching hours h a seller in the period, above 0.

    Returns:
        The span; 0 where not even one seller can have that much.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> widest_span(160, 0.55, 8)
        9
    """
    each = number(needed, name="needed")
    if each == 0:
        raise ValueError("needed is 0; a span is bounded only if each seller needs some hours.")
    return int(coaching_hours(hours, admin_share, 1) / each + 1e-9)


@dataclass(frozen=True)
class Slope:
    """Hold what an hour of coaching seems to do.

    Attributes:
        effect: Change of the outcome per hour.
        lower: Lower 95 percent confidence limit, errors clustered by seller.
        upper: Upper limit.
    """

    effect: float
    lower: float
    upper: float


@dataclass(frozen=True)
class CoachingEffect:
    """Hold one question answered three ways.

    Attributes:
        raw: All sellers compared: mixes what coaching does with who gets it.
        within: Each seller compared with the same seller in other periods.
        by_lot: Through the rota, a lot that moves the hours; None where there is no rota.
    """

    raw: Slope
    within: Slope
    by_lot: Slope | None


def coaching_effect(
    outcome: ArrayLike,
    hours: ArrayLike,
    sellers: ArrayLike,
    *,
    periods: ArrayLike | None = None,
    rota: ArrayLike | None = None,
) -> CoachingEffect:
    r"""Estimate what an hour of coaching does, naively and without selection.

    $$y_{it} = \alpha_i + \gamma_t + \beta h_{it} + \varepsilon_{it}$$

    Managers coach those who struggle, so the raw slope can be negative where coaching helps. The
    seller's own level $\alpha_i$ takes out who is coached; it does not take out *when* (a seller is
    coached in a bad quarter). The rota does both, if it was drawn by lot and kept to.

    Args:
        outcome: Won or not, or any result, one row a deal or a month, shape (n,).
        hours: Hours of coaching in the period, shape (n,).
        sellers: The seller of each row, shape (n,).
        periods: The period of each row, shape (n,); its common changes are then taken out.
        rota: 1 where the rota gave extra coaching, shape (n,).

    Returns:
        Three slopes with intervals, errors clustered by seller.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, there is one seller only, or nothing moves within sellers.

    Source:
        Angrist and Pischke (2009), chapters 4 and 5.

    Example:
        >>> made = coaching_effect(
        ...     [1, 2, 3, 0, 1, 2], [1, 2, 3, 3, 4, 5], ["A", "A", "A", "B", "B", "B"]
        ... )
        >>> round(made.raw.effect, 2), round(made.within.effect, 2)
        (0.1, 1.0)
    """
    y, dose = vector(outcome, name="outcome", least=4), vector(hours, name="hours")
    if y.size != dose.size:
        raise ValueError(f"outcome has {y.size} rows, hours {dose.size}; they go together.")
    codes = clusters(sellers, name="sellers", rows=y.size)
    held = [codes]
    if periods is not None:
        held.append(clusters(periods, name="periods", rows=y.size))
    raw = least_squares(dose, y, errors="cluster", groups=codes)
    low, high = raw.interval()
    steady = _without(np.column_stack([y, dose]), held)
    within = _slope(two_stage(steady[:, 1], steady[:, 0], steady[:, 1], groups=codes))
    lot = None
    if rota is not None:
        given = vector(rota, name="rota")
        if given.size != y.size:
            raise ValueError(f"rota has {given.size} rows, outcome {y.size}; they go together.")
        drawn = _without(given[:, None], held)
        lot = _slope(two_stage(steady[:, 1], steady[:, 0], drawn, groups=codes))
    return CoachingEffect(Slope(float(raw.coef[1]), float(low[1]), float(high[1])), within, lot)


def _slope(made: TwoStage) -> Slope:
    """Give an effect its limits."""
    low, high = made.interval()
    return Slope(made.effect, low, high)


def _without(columns: FloatArray, held: list[np.ndarray]) -> FloatArray:
    """Take out each group's mean, in turn until nothing is left to take out."""
    left = columns - columns.mean(axis=0)
    for _ in range(500):
        before = left
        for codes in held:
            sums = np.zeros((int(codes.max()) + 1, left.shape[1]))
            np.add.at(sums, codes, left)
            left = left - (sums / np.bincount(codes)[:, None])[codes]
        if np.abs(left - before).max() <= 1e-12 * (np.abs(columns).max() or 1.0):
            break
    return np.asarray(left)


def regression_to_the_mean(first: float, mean: float, reliability: float) -> float:
    r"""Return what to expect of the next period if nothing is done.

    $$E[x_2 \mid x_1] = \mu + r (x_1 - \mu)$$

    A program for those who were lowest must beat this, not their first result.

    Args:
        first: Result $x_1$ of the first period.
        mean: Mean $\mu$ of all.
        reliability: Correlation r of the result between periods, 0 to 1.

    Returns:
        The expectation.

    Raises:
        TypeError: A value is not a number.
        ValueError: The reliability lies outside 0 to 1.

    Example:
        >>> regression_to_the_mean(0.5, 0.9, 0.25)
        0.8
    """
    r = share(reliability, name="reliability") if reliability not in (0, 1) else float(reliability)
    return mean + r * (first - mean)
