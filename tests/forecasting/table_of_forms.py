# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The state space equations of all thirty forms, written from the table of fpp3, section 8.5.

One series, one step at a time and in terms of the table's own errors: slow, and without a line in
common with the code that it checks.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from oms42.forecasting.ets_form import EtsForm


class Track(NamedTuple):
    """Means, errors of the form, and the states at the end."""

    mean: list[float]
    error: list[float]
    level: float
    slope: float
    season: list[float]


def follow(
    form: EtsForm,
    params: dict[str, float],
    period: int,
    steps: int,
    observe: Callable[[int, float], float],
) -> Track:
    """Run a form; ``observe`` gives the error of a step from its number and mean."""
    alpha, beta, gamma = (params.get(name, 0.0) for name in ("alpha", "beta", "gamma"))
    phi = params.get("phi", 1.0)
    level, slope = params["l0"], params.get("b0", 1.0 if form.trend == "M" else 0.0)
    names = [f"s{time}" for time in range(1 - period, 1)]
    season = [params.get(name, 1.0 if form.season == "M" else 0.0) for name in names]
    means, errors = [], []
    for t in range(steps):
        s = season[t]
        carried = slope**phi if form.trend == "M" else phi * slope
        base = level * carried if form.trend == "M" else level + carried
        mean = base * s if form.season == "M" else base + s
        e = observe(t, mean)
        means.append(mean)
        errors.append(e)
        moved = e if form.error == "A" else mean * e  # the error on the scale of y
        # rows A and M of the table, by season
        in_level = moved / s if form.season == "M" else moved
        in_season = moved / base if form.season == "M" else moved
        in_slope = in_level / level if form.trend == "M" else in_level
        level, slope = base + alpha * in_level, carried + beta * in_slope
        season.append(s + gamma * in_season)
    return Track(means, errors, level, slope, season[-period:])


def fitted(form: EtsForm, params: dict[str, float], period: int, y: Sequence[float]) -> Track:
    """Run a form over a series."""

    def observe(t: int, mean: float) -> float:
        return y[t] - mean if form.error == "A" else (y[t] - mean) / mean

    return follow(form, params, period, len(y), observe)
