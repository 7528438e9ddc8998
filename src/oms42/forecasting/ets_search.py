# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Maximum likelihood for forms of exponential smoothing, all at once."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from oms42.forecasting.descent import Model, Space, descend
from oms42.forecasting.ets_likelihood import LEVEL, SEASON, WEIGHTS, families
from oms42.forecasting.ets_race import Race
from oms42.forecasting.ets_start import starting_points
from oms42.forecasting.stability import admissible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from oms42.forecasting.ets_form import EtsForm
    from oms42.forecasting.ets_likelihood import Family
    from oms42.stats.arrays import FloatArray

    Bools = NDArray[np.bool_]
    Rows = NDArray[np.intp]

LOW = (1e-4, 1e-4, 1e-4, 0.8)  # of alpha, beta / alpha, gamma / (1 - alpha) and phi,
HIGH = (0.9999, 0.9999, 0.9999, 0.98)  # the bounds of R's forecast::ets
STEP = 1e-6  # for slopes, relative to the scale of each number
PERFECT = 1e-20  # a sum of squares this small beside the series' own is rounding


class Candidate(NamedTuple):
    """A form at its best point.

    Attributes:
        form: The form.
        family: The forms that share its recursion.
        point: Weights and initial states, shape (columns,); see ``Family``.
        cost: The log of its sum of squares; infinite if no point was possible.
        perfect: Whether the sum of squares is zero but for rounding.
    """

    form: EtsForm
    family: Family
    point: FloatArray
    cost: float
    perfect: bool

    def score(self, period: int) -> float:
        r"""Return AICc, or infinity where it does not exist.

        $$n \log \sum_t u_t^2 + 2k + \frac{2k(k+1)}{n-k-1}$$

        Args:
            period: The number m of seasons in a cycle.

        Returns:
            The criterion; the smaller, the better.

        Source:
            [fpp3]

        Example:
            >>> from oms42.forecasting.ets_form import parse
            >>> y = np.array([10.0, 14, 12, 15, 11, 13])
            >>> round(search(y, [parse("ANN")], 1)[0].score(1), 3)
            35.174
        """
        return self.family.y.size * self.cost + penalty(self.form, period, self.family.y.size)


def penalty(form: EtsForm, period: int, n: int) -> float:
    r"""Return what AICc adds to a form for its number k of estimates, the variance included.

    $$2k + \frac{2k(k+1)}{n-k-1}$$

    Args:
        form: The form.
        period: The number m of seasons in a cycle.
        n: The number of observations.

    Returns:
        The penalty; infinite if there are fewer than k + 2 observations.

    Source:
        [fpp3]

    Example:
        >>> from oms42.forecasting.ets_form import parse
        >>> penalty(parse("ANN"), 1, 7)
        14.0
    """
    k = form.estimated(period) + 1
    return 2 * k + 2 * k * (k + 1) / (n - k - 1) if n > k + 1 else float("inf")


def search(
    y: FloatArray,
    forms: Sequence[EtsForm],
    period: int,
    *,
    highest: Sequence[float] = HIGH,
    starts: int = 2,
    gain: float = 1e-5,
) -> list[Candidate]:
    """Find the point of highest likelihood of each form.

    Forms that fall far behind the best on AICc are given up half way: their points are not the
    best ones, but no better point could bring them to the front.

    Args:
        y: The series, shape (n,).
        forms: The forms.
        period: The number m of seasons in a cycle.
        highest: Upper bounds of alpha, beta / alpha, gamma / (1 - alpha) and phi.
        starts: How many starting points each form gets at most.
        gain: What a round must lower the log of the sum of squares by to count.

    Returns:
        A candidate for each form that has a possible point.

    Example:
        >>> from oms42.forecasting.ets_form import parse
        >>> y = np.array([10.0, 14, 12, 15, 11, 13, 12])
        >>> best = search(y, [parse("ANN"), parse("AAN")], 1)
        >>> [round(candidate.cost, 3) for candidate in best]
        [2.874, 2.856]
    """
    best, found = float("inf"), []
    for family in families(y, forms, period):
        penalties = np.array([penalty(form, period, y.size) for form in family.forms])
        race = Race(y.size, penalties, best)
        for candidate in _fit(family, race, highest, starts, gain):
            found.append(candidate)
            best = min(best, candidate.score(period))
    return found


def _fit(
    family: Family, race: Race, highest: Sequence[float], starts: int, gain: float
) -> list[Candidate]:
    """Search the forms of a family side by side."""
    floor = max(PERFECT * float(family.y @ family.y), 1e-300)
    start, rows = starting_points(family, starts)
    model = Model(
        errors=lambda points, which: family.errors(points, rows[which]),
        allowed=lambda points, which: _admissible(family, points, rows[which]),
        hopeless=lambda cost: race.hopeless(cost, rows),
    )
    space = _space(family, rows, highest)
    start = np.where(space.free, np.clip(start, space.low, space.high), start)
    found = descend(model, start, space, floor, gain)
    candidates = []
    for row, form in enumerate(family.forms):
        mine = np.flatnonzero(rows == row)
        place = mine[np.argmin(found.cost[mine])]
        cost = float(found.cost[place])
        if np.isfinite(cost):
            perfect = cost <= log(floor) + 1e-9
            candidates.append(Candidate(form, family, found.points[place], cost, perfect))
    return candidates


def _space(family: Family, rows: Rows, highest: Sequence[float]) -> Space:
    """Return the box of the weights and the steps of all numbers."""
    high = np.full(family.columns, np.inf)
    high[:WEIGHTS] = highest
    low = np.full(family.columns, -np.inf)
    low[:WEIGHTS] = LOW
    size = max(float(np.std(family.y)), 1e-8 * float(np.abs(family.y).max()), 1e-12)
    step = np.full(family.columns, STEP)
    step[LEVEL:] = STEP * size
    if family.shape.grows:
        step[LEVEL + 1] = STEP
    if family.shape.scales:
        step[SEASON:] = STEP
    return Space(low, high, step, family.free()[rows])


def _admissible(family: Family, points: FloatArray, rows: Rows) -> Bools:
    """Tell where the past fades; only forms with trend and seasons need the test."""
    allowed = np.ones(len(points), dtype=bool)
    both = [form.trend != "N" and form.season != "N" for form in family.forms]
    doubtful = np.flatnonzero(np.array(both)[rows])
    if doubtful.size:
        gains, _ = family.unpack(points[doubtful])
        allowed[doubtful] = admissible(gains, family.shape.period)
    return allowed
