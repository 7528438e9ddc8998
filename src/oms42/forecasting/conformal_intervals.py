# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Conformal intervals: as wide as the errors that rolling origin really found."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.inputs import series
from oms42.forecasting.result import Forecast, checked_levels
from oms42.forecasting.rolling_errors import RollingErrors
from oms42.stats.arrays import finite, floats, read_only

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

ROUNDING = 1e-9  # of (n + 1) level / 100, which is often a whole number


def conformal(
    errors: RollingErrors | ArrayLike,
    forecast: Forecast | ArrayLike,
    level: float | Iterable[float] = (80, 95),
    *,
    symmetric: bool = True,
) -> Forecast:
    r"""Put split-conformal prediction intervals around a forecast.

    $$\hat y_{n+h} \pm q_h, \qquad q_h = |e|_{(k)}, \quad k = \lceil (K + 1)(1 - a) \rceil, \quad
    a = 1 - \text{level}/100$$

    with $|e|_{(k)}$ the k-th smallest of the K absolute errors at horizon h. No distribution is
    assumed: if the new error and the old ones are exchangeable, the interval holds the outcome with
    a probability from level to level + 100/(K + 1) percent. Errors of a series are exchangeable
    only as far as the model keeps failing as it used to; windows that overlap count for fewer than
    they are.

    Args:
        errors: Errors of the same model on periods that it was not fitted to: the result of
            ``rolling_origin``, or errors (actual minus forecast) of shape (K, h), a row an origin
            and a column a horizon; shape (K,) for one period ahead.
        forecast: The forecast of the next periods, at most as many as ``errors`` has horizons: a
            ``Forecast`` or point forecasts, shape (h,), or one number.
        level: Levels of the intervals in percent.
        symmetric: Whether both sides are as wide. If not, each side takes its own tail of the
            signed errors, which follows skew and bias but needs twice as many.

    Returns:
        The forecast with conformal intervals, in place of those that it had.

    Raises:
        TypeError: A value is not a number.
        ValueError: There are too few errors for a level (level 80 needs 4, 90 needs 9, 95 needs 19;
            twice these plus one if not symmetric), shapes do not fit, or values are missing.

    Source:
        [angelopoulos2023]

    Example:
        >>> past = [3, -1, 2, -5, 4, 1, -2, 6, -3]
        >>> made = conformal(past, [100], level=80)
        >>> made.lower[80], made.upper[80]
        (array([95.]), array([105.]))
    """
    points = forecast.mean if isinstance(forecast, Forecast) else forecast
    mean = series(np.asarray([points]) if np.ndim(points) == 0 else points, name="forecast")
    table = _errors(errors)[:, : mean.size]
    if table.shape[1] < mean.size:
        raise ValueError(
            f"the forecast looks {mean.size} periods ahead and errors has {table.shape[1]} "
            "horizons; judge the model at every horizon that it forecasts: rolling_origin(…, "
            f"horizon={mean.size}, …)."
        )
    lower, upper = {}, {}
    for p in checked_levels(level):
        below, above = _ends(np.sort(np.abs(table) if symmetric else table, axis=0), p, symmetric)
        lower[p], upper[p] = read_only(mean + below), read_only(mean + above)
    return Forecast(read_only(mean), lower, upper)


def _errors(errors: RollingErrors | ArrayLike) -> FloatArray:
    """Check the errors."""
    values = floats(errors.errors if isinstance(errors, RollingErrors) else errors, name="errors")
    table = values[:, None] if values.ndim == 1 else values
    if table.ndim != 2 or 0 in table.shape:
        raise ValueError(
            f"errors has shape {values.shape}; it needs one row an origin and one column a horizon."
        )
    finite(table, name="errors", mend="leave out the origins whose outcome is not known.")
    return table


def _ends(ordered: FloatArray, level: float, symmetric: bool) -> tuple[FloatArray, FloatArray]:
    """Return what to add to the forecast for the lower and the upper end."""
    count = len(ordered)
    share = level / 100 if symmetric else (1 + level / 100) / 2
    rank = ceil((count + 1) * share - ROUNDING)
    if rank > count:
        needed = ceil(share / (1 - share) - ROUNDING)
        most = 100 * count / (count + 1) if symmetric else 100 * (count - 1) / (count + 1)
        raise ValueError(
            f"{count} errors are too few for level {level:g}: it needs {needed} origins or more. "
            f"With {count}, the highest level is {floor(10 * most) / 10:g}."
        )
    if symmetric:
        return -ordered[rank - 1], ordered[rank - 1]
    return ordered[count - rank], ordered[rank - 1]
