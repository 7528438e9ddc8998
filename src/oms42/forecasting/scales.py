# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What errors are divided by to compare across series: the changes of the naive method."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.inputs import series
from oms42.stats.arrays import whole

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


def absolute_scale(y_train: ArrayLike, m: int = 1) -> float:
    r"""Return the mean absolute m-step change, the denominator of MASE.

    $$\frac{1}{n-m}\sum_{t>m} |y_t - y_{t-m}|$$

    Args:
        y_train: The training series, shape (n,), n above m.
        m: The number of seasons.

    Returns:
        The scale, above zero, in the units of the series.

    Raises:
        TypeError: The values are not numbers.
        ValueError: The series is too short or the scale is zero.

    Source:
        [hyndman_koehler2006]

    Example:
        >>> absolute_scale([8, 10, 12])
        2.0
    """
    return float(np.abs(_changes(y_train, m)).mean())


def squared_scale(y_train: ArrayLike, m: int = 1) -> float:
    r"""Return the mean squared m-step change, the denominator of RMSSE.

    $$\frac{1}{n-m}\sum_{t>m} (y_t - y_{t-m})^2$$

    Args:
        y_train: The training series, shape (n,), n above m.
        m: The number of seasons.

    Returns:
        The scale, above zero, in squared units of the series.

    Raises:
        TypeError: The values are not numbers.
        ValueError: The series is too short or the scale is zero.

    Source:
        [makridakis2022]

    Example:
        >>> squared_scale([8, 10, 12])
        4.0
    """
    return float(np.mean(_changes(y_train, m) ** 2))


def _changes(y_train: ArrayLike, m: int) -> FloatArray:
    """Return the m-step changes of the training series, at least one of them not zero."""
    m = whole(m, name="m")
    values = series(y_train, name="y_train", least=m + 1, needed_for=f"a scale with m = {m}")
    changes = values[m:] - values[:-m]
    if not changes.any():
        raise ValueError(
            f"every value of y_train equals the one {m} before it, so the scale is zero and scaled "
            "errors do not exist; use an unscaled error (mae, rmse) or a longer series."
        )
    return changes
