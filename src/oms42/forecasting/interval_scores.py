# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How good prediction intervals were: how often they held, and what their width bought."""

from __future__ import annotations

from numbers import Real
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.inputs import matched
from oms42.forecasting.scales import absolute_scale

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


def coverage(y: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> float:
    r"""Return the share of actual values that the intervals held.

    $$\frac1n \sum_t 1\{l_t \le y_t \le u_t\}$$

    Good 80 % intervals hold about 0.8 of the values: fewer, and the forecaster is too sure; more,
    and the intervals are wider than they need to be.

    Args:
        y: The actual values, shape (n,).
        lower: Lower ends, shape (n,).
        upper: Upper ends, shape (n,).

    Returns:
        The share, from 0 to 1; an end counts as inside.

    Raises:
        TypeError: The values are not numbers.
        ValueError: The lengths differ, values are missing, or a lower end lies above its upper end.

    Source:
        [gneiting2007]

    Example:
        >>> coverage([10, 12, 19, 14], lower=[8, 9, 10, 11], upper=[12, 15, 16, 17])
        0.75
    """
    actual, low, high = _interval(y, lower, upper)
    return float(np.mean((low <= actual) & (actual <= high)))


def interval_score(y: ArrayLike, lower: ArrayLike, upper: ArrayLike, level: float) -> float:
    r"""Return the mean interval score (Winkler score).

    $$\mathrm{IS}_a = \mathrm{mean}\Bigl[(u - l) + \tfrac2a (l - y)\,1\{y < l\}
    + \tfrac2a (y - u)\,1\{y > u\}\Bigr], \qquad a = 1 - \text{level}/100$$

    An interval pays for its width, and for each miss 2/a times the distance. The central interval
    between the true quantiles has the least expected score.

    Args:
        y: The actual values, shape (n,).
        lower: Lower ends, shape (n,).
        upper: Upper ends, shape (n,).
        level: The level of the intervals in percent, such as 80.

    Returns:
        The score in the units of the values; the smaller, the better.

    Raises:
        TypeError: The values are not numbers.
        ValueError: The lengths differ, values are missing, a lower end lies above its upper end, or
            the level is out of its range.

    Source:
        [gneiting2007]

    Example:
        >>> interval_score([10, 19], lower=[8, 10], upper=[12, 16], level=80)
        20.0
    """
    actual, low, high = _interval(y, lower, upper)
    return float(interval_losses(actual, low, high, level).mean())


def msis(
    y_train: ArrayLike,
    y: ArrayLike,
    lower: ArrayLike,
    upper: ArrayLike,
    level: float,
    m: int = 1,
) -> float:
    r"""Return the mean scaled interval score, which compares across series.

    $$\mathrm{MSIS} = \frac{\mathrm{IS}_a}{\frac{1}{n-m}\sum_{t>m} |y_t - y_{t-m}|}$$

    The M4 competition took level = 95 and the m of the series.

    Args:
        y_train: The series that the model was fitted to, shape (n,), n above m; it sets the scale.
        y: The actual values, shape (h,).
        lower: Lower ends, shape (h,).
        upper: Upper ends, shape (h,).
        level: The level of the intervals in percent, such as 80.
        m: The number of seasons of the benchmark in the scale; 1 for the naive method.

    Returns:
        The score; the smaller, the better.

    Raises:
        TypeError: The values are not numbers.
        ValueError: See ``interval_score``; or the scale is zero.

    Source:
        [gneiting2007]; the scale of [hyndman_koehler2006]

    Example:
        >>> msis([8, 10, 12], [10, 19], lower=[8, 10], upper=[12, 16], level=80)
        10.0
    """
    return interval_score(y, lower, upper, level) / absolute_scale(y_train, m)


def interval_losses(
    y: FloatArray, lower: FloatArray, upper: FloatArray, level: float
) -> FloatArray:
    r"""Return the interval score of each value.

    $$(u - l) + \tfrac2a\,\max(l - y,\; y - u,\; 0), \qquad a = 1 - \text{level}/100$$

    Args:
        y: Actual values, any shape.
        lower: Lower ends, same shape.
        upper: Upper ends, same shape.
        level: The level in percent, above 0 and below 100.

    Returns:
        The scores, same shape.

    Raises:
        TypeError: The level is not a number.
        ValueError: The level is out of its range.

    Source:
        [gneiting2007]

    Example:
        >>> interval_losses(np.array([19.0]), np.array([10.0]), np.array([16.0]), 80).round(6)
        array([36.])
    """
    if isinstance(level, bool) or not isinstance(level, Real):
        raise TypeError(f"level is {level!r}; it is a number in percent, such as 80.")
    if not 1 <= level < 100:
        raise ValueError(
            f"level is {level}; it is in percent, from 1 to below 100: write 80 for intervals that "
            "should hold 80 % of outcomes."
        )
    miss = np.maximum(np.maximum(lower - y, y - upper), 0.0)
    return np.asarray((upper - lower) + 200 / (100 - level) * miss)


def _interval(
    y: ArrayLike, lower: ArrayLike, upper: ArrayLike
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Check actual values and their intervals."""
    actual, low = matched(y, lower, names=("y", "lower"))
    _, high = matched(y, upper, names=("y", "upper"))
    crossed = np.flatnonzero(low > high)
    if crossed.size:
        place = int(crossed[0])
        raise ValueError(
            f"the interval at position {place} runs from {low[place]:g} down to {high[place]:g}; "
            "lower must not lie above upper: swap them."
        )
    return actual, low, high
