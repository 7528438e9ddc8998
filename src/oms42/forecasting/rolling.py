# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Rolling origin: forecast again and again from the past, and keep every error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.inputs import series
from oms42.forecasting.result import Forecast
from oms42.forecasting.rolling_intervals import RollingOrigin
from oms42.stats.arrays import read_only, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

    Forecaster = Callable[[FloatArray, int], ArrayLike | Forecast]


def rolling_origin(
    y: ArrayLike,
    forecaster: Forecaster,
    *,
    horizon: int,
    first_origin: int,
    step: int = 1,
) -> RollingOrigin:
    r"""Forecast from each of several origins with what was known then.

    For the origins $o = o_1,\; o_1 + \text{step},\; \dots \le n - \text{horizon}$, the forecaster
    gets $y_1, \dots, y_o$ and forecasts $y_{o+1}, \dots, y_{o+\text{horizon}}$. The training data
    grow with the origin. Only origins whose whole window has happened are used.

    Args:
        y: The series, shape (n,), oldest first.
        forecaster: Called as ``forecaster(past, horizon)``; returns ``horizon`` numbers or a
            ``Forecast``, whose intervals are kept too. ``past`` is a fresh read-only copy of the
            first o observations, so the future cannot be reached through it.
        horizon: How many periods to forecast from each origin, 1 or more.
        first_origin: How many observations the first forecast knows, 1 or more.
        step: How many observations later each next origin is.

    Returns:
        The forecasts and what happened; its methods score them: ``mae``, ``mase``, ``rmsse``,
        ``smape``, and with intervals ``coverage``, ``interval_score``, ``msis`` and ``crps``.

    Raises:
        TypeError: The series is not numeric, a count is not a whole number, or the forecaster
            returns a fitted model in place of its forecast.
        ValueError: The series cannot be used, no window is complete, or a forecast has the wrong
            length or holds NaN or an infinity.

    Source:
        [fpp3]

    Example:
        >>> from oms42.forecasting import ses
        >>> result = rolling_origin(
        ...     [10, 12, 11, 13, 12],
        ...     lambda past, h: ses(past, alpha=0.5).forecast(h),
        ...     horizon=1,
        ...     first_origin=3,
        ... )
        >>> result.origins, result.forecast.ravel()
        (array([3, 4]), array([11., 12.]))
    """
    values = series(y)
    horizon = whole(horizon, name="horizon")
    first = whole(first_origin, name="first_origin")
    origins = np.arange(first, values.size - horizon + 1, whole(step, name="step"), dtype=np.int64)
    if origins.size == 0:
        raise ValueError(
            f"no window is complete: first_origin {first} and horizon {horizon} need "
            f"{first + horizon} observations, and y has {values.size}."
        )
    forecasts = [_ask(forecaster, read_only(values[:o]), horizon) for o in origins]
    actual = np.stack([values[o : o + horizon] for o in origins])
    origins.setflags(write=False)
    mean = read_only(np.stack([one.mean for one in forecasts]))
    return RollingOrigin(values, origins, read_only(actual), mean, *_intervals(forecasts))


def _ask(forecaster: Forecaster, past: FloatArray, horizon: int) -> Forecast:
    """Get one forecast and check that it can be compared."""
    answer = forecaster(past, horizon)
    name = f"the forecast from origin {past.size}"
    if hasattr(answer, "forecast"):
        raise TypeError(
            f"{name} is a fitted model ({type(answer).__name__}); the forecaster must return its "
            "forecast: lambda past, h: auto_ets(past, 12).forecast(h)."
        )
    given = answer if isinstance(answer, Forecast) else Forecast(np.asarray(answer))
    parts = [series(part, name=name) for part in (given.mean, *_ends(given))]
    for part in parts:
        if part.size != horizon:
            raise ValueError(
                f"{name} has {part.size} values; the forecaster must return {horizon}, one for "
                "each period ahead."
            )
    levels = list(given.lower)
    lower = dict(zip(levels, parts[1::2], strict=True))
    return Forecast(parts[0], lower, dict(zip(levels, parts[2::2], strict=True)))


def _ends(forecast: Forecast) -> list[FloatArray]:
    """List the ends of all intervals, lower and upper in turn."""
    return [ends[level] for level in forecast.lower for ends in (forecast.lower, forecast.upper)]


def _intervals(
    forecasts: Sequence[Forecast],
) -> tuple[dict[float, FloatArray], dict[float, FloatArray]]:
    """Stack the ends of the intervals that every forecast states."""
    levels = sorted(set.intersection(*(set(one.lower) for one in forecasts)))
    lower = {p: read_only(np.stack([one.lower[p] for one in forecasts])) for p in levels}
    upper = {p: read_only(np.stack([one.upper[p] for one in forecasts])) for p in levels}
    return lower, upper
