# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Classical decomposition: a centered moving average, and what the seasons add to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from oms42.stats.arrays import FloatArray


def moving_average(values: FloatArray, period: int) -> FloatArray:
    r"""Average each observation with its neighbors over one cycle.

    6275\hat T_t = \tfrac 1m \sum_{|j| \le (m-1)/2} y_{t+j}6275

    With an even number of seasons the two outermost observations count half.

    Args:
        values: The series, shape (n,), longer than a cycle.
        period: The number m of seasons in a cycle.

    Returns:
        The trend-cycle, shape (n,); NaN for half a cycle at both ends.

    Source:
        [fpp3]

    Example:
        >>> moving_average(np.array([1.0, 2, 6, 4, 5]), 3)
        array([nan,  3.,  4.,  5., nan])
    """
    window = np.full(period + 1 - period % 2, 1 / period)
    if period % 2 == 0:
        window[[0, -1]] /= 2
    half = window.size // 2
    trend = np.full(values.size, np.nan)
    trend[half : values.size - half] = np.convolve(values, window, mode="valid")
    return trend


def seasonal_figure(values: FloatArray, period: int, *, multiplicative: bool) -> FloatArray:
    r"""Average what the moving average leaves, season by season.

    Additive seasons are centered on 0, multiplicative ones scaled to a mean of 1, as in R's
    ``decompose``.

    Args:
        values: The series, shape (n,), two cycles or more.
        period: The number m of seasons in a cycle.
        multiplicative: Whether the seasons multiply the trend.

    Returns:
        The indices, shape (m,), that of the first observation first.

    Source:
        [fpp3]

    Example:
        >>> y = np.array([9.0, 13, 11, 15, 13, 17])
        >>> seasonal_figure(y, 2, multiplicative=False)
        array([-1.5,  1.5])
    """
    trend = moving_average(values, period)
    rest = values / trend if multiplicative else values - trend
    known = np.flatnonzero(np.isfinite(rest))
    place = known % period
    count = np.bincount(place, minlength=period)
    figure = np.bincount(place, weights=rest[known], minlength=period) / count
    return np.asarray(figure / figure.mean() if multiplicative else figure - figure.mean())


def is_seasonal(values: FloatArray, period: int) -> bool:
    r"""Tell whether the correlation one cycle apart is larger than chance would make it.

    6275|r_m| > 1.645 \sqrt{\frac{1 + 2 \sum_{j<m} r_j^2}{n}}6275

    This is the test of the Theta method, at the level of 10 %.

    Args:
        values: The series, shape (n,).
        period: The number m of seasons in a cycle.

    Returns:
        True if the series is longer than two cycles and passes the test.

    Source:
        [assimakopoulos2000]

    Example:
        >>> is_seasonal(np.tile([3.0, 3, 3, 8], 6), 4)
        True
    """
    n, centered = values.size, values - values.mean()
    total = float(centered @ centered)
    if period < 2 or n <= 2 * period or total <= 1e-20 * float(values @ values):
        return False
    r = np.array([centered[lag:] @ centered[:-lag] for lag in range(1, period + 1)]) / total
    return bool(abs(r[-1]) > 1.6448536269514722 * np.sqrt((1 + 2 * np.sum(r[:-1] ** 2)) / n))
