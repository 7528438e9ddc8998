# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Where the search for a smoothing model starts: states by decomposition, weights from a grid."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.decomposition import seasonal_figure
from oms42.forecasting.ets_likelihood import LEVEL, SEASON, SLOPE, WEIGHTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.forecasting.ets_form import EtsForm
    from oms42.forecasting.ets_likelihood import Family
    from oms42.stats.arrays import FloatArray

    Rows = NDArray[np.intp]

GRID = (  # of alpha, beta / alpha, gamma / (1 - alpha) and phi
    (0.03, 0.2, 0.55, 0.9),
    (0.02, 0.2),
    (0.02, 0.3),
    (0.9, 0.975),
)
SMALL_SEASON = 0.01  # a factor nearer to zero would leave no room to search


def starting_points(family: Family, starts: int) -> tuple[FloatArray, Rows]:
    """Choose the points that the search starts from.

    The initial states come from ``initial_states``; a grid of weights is tried with them, and the
    best points of unlike ``alpha`` are kept.

    Args:
        family: The forms and the series.
        starts: How many points each form gets at most.

    Returns:
        The points, shape (k, columns), and the form of each, shape (k,).

    Example:
        >>> from oms42.forecasting.ets_form import EtsForm
        >>> from oms42.forecasting.ets_likelihood import families
        >>> y = np.array([10.0, 12, 11, 14, 13, 15])
        >>> points, rows = starting_points(families(y, [EtsForm("A", "N", "N")], 1)[0], 2)
        >>> points[:, 0], rows
        (array([0.03, 0.55]), array([0, 0]))
    """
    free = family.free()
    points, rows = [], []
    for row, form in enumerate(family.forms):
        states = initial_states(family.y, form, family.shape.period)
        rest = (0.0, 0.0, 0.0, 1.0)  # where a weight is not estimated
        tried = (
            values if there else (none,)
            for values, there, none in zip(GRID, free[row], rest, strict=False)
        )
        for weights in product(*tried):
            points.append(np.concatenate([weights, states]))
            rows.append(row)
    grid, of_form = np.array(points), np.array(rows, dtype=np.intp)
    with np.errstate(over="ignore"):
        cost = np.sum(family.errors(grid, of_form) ** 2, axis=1)
    kept: list[int] = []
    for row in range(len(family.forms)):
        best: dict[float, int] = {}
        mine = np.flatnonzero(of_form == row)
        for place in mine[np.argsort(cost[mine], kind="stable")]:
            best.setdefault(float(grid[place, 0]), int(place))
        kept += list(best.values())[:starts]
    return grid[kept], of_form[kept]


def initial_states(y: FloatArray, form: EtsForm, period: int) -> FloatArray:
    """Guess the states before the first observation, as R's ``ets`` does.

    Seasons by decomposition (with less than three cycles, by a line and two waves); level and
    trend by a line through the start of what they leave.

    Args:
        y: The series, shape (n,).
        form: The form.
        period: The number m of seasons of its family; 1 without seasons.

    Returns:
        Level, trend, and all seasons but the last: shape (m + 1,).

    Source:
        [fpp3]

    Example:
        >>> from oms42.forecasting.ets_form import EtsForm
        >>> initial_states(np.array([3.0, 5, 7, 9]), EtsForm("A", "A", "N"), 1).round(6)
        array([1., 2.])
    """
    states = np.zeros(period + 1)
    seasons = form.season != "N"
    plain = y
    if seasons:
        figure = _figure(y, period, multiplicative=form.season == "M")
        index = figure[np.arange(y.size) % period]
        plain = y / index if form.season == "M" else y - index
        states[SEASON - WEIGHTS :] = figure[:-1]
    head = plain[: max(10, 2 * period * seasons)]
    states[LEVEL - WEIGHTS], states[SLOPE - WEIGHTS] = _line(head, form.trend)
    return states


def _figure(y: FloatArray, period: int, *, multiplicative: bool) -> FloatArray:
    """Return the seasonal figure, from waves where there are too few cycles for averages."""
    if y.size >= 3 * period:
        figure = seasonal_figure(y, period, multiplicative=multiplicative)
    else:
        time = np.arange(y.size)
        turns = 2 * np.pi * time / period
        waves = [np.sin(turns), np.cos(turns), np.sin(2 * turns), np.cos(2 * turns)]
        columns = np.stack([np.ones(y.size), time, *waves[: 4 if period > 4 else 2]], axis=1)
        line = columns[:, :2] @ np.linalg.lstsq(columns, y, rcond=None)[0][:2]
        rest = y / line if multiplicative else y - line
        figure = np.array([rest[place::period].mean() for place in range(period)])
        figure = figure / figure.mean() if multiplicative else figure - figure.mean()
    if multiplicative:
        figure = np.maximum(figure, SMALL_SEASON)
        figure = figure / figure.mean()
    return figure


def _line(head: FloatArray, trend: str) -> tuple[float, float]:
    """Return level and trend one step before the first of some observations."""
    if trend == "N":
        return float(head.mean()), 0.0
    time = np.arange(1, head.size + 1) - (head.size + 1) / 2
    slope = float(time @ head / (time @ time))
    level = float(head.mean()) - slope * (head.size + 1) / 2
    if trend == "A":
        return level, slope
    first = level + slope
    growth = (level + 2 * slope) / first if first > 0 else 1.0
    if first <= 0 or not 0.5 < growth < 2:
        return float(np.abs(head).mean()), 1.0
    return first / growth, growth
