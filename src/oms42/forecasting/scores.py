# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How far point forecasts were off, in units that compare across series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.inputs import matched, series
from oms42.forecasting.result import Forecast
from oms42.stats.arrays import whole

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Accuracy:
    r"""How far a forecast was off, by several measures.

    The error is the actual minus the forecast, $e_t = y_t - \hat y_t$.

    Attributes:
        me: Mean error; positive where the forecasts were too low on average.
        mae: Mean absolute error.
        rmse: Root mean squared error.
        mase: Mean absolute scaled error, see ``mase``.
        rmsse: Root mean squared scaled error, see ``rmsse``.
        smape: Symmetric mean absolute percentage error,
            $\mathrm{mean}\,\frac{200\,|e_t|}{|y_t| + |\hat y_t|}$, from 0 to 200; a pair of zeros
            counts as 0.

    Source:
        [hyndman_koehler2006]

    Example:
        >>> accuracy([8, 10, 12], [14, 15], [13, 17]).bias
        0.5
    """

    me: float
    mae: float
    rmse: float
    mase: float
    rmsse: float
    smape: float

    @property
    def bias(self) -> float:
        """Return the mean of forecast minus actual; negative where forecasts were too low.

        Returns:
            The mean error with its sign reversed.

        Example:
            >>> accuracy([8, 10, 12], [14, 16], [13, 16]).bias
            -0.5
        """
        return -self.me


def accuracy(y_train: ArrayLike, y: ArrayLike, f: ArrayLike | Forecast, m: int = 1) -> Accuracy:
    """Measure a forecast against what happened.

    Args:
        y_train: The series that the model was fitted to, shape (n,), n above m; it sets the scale.
        y: The actual values, shape (h,).
        f: The forecasts of the same periods: shape (h,), or a ``Forecast``, whose mean is taken.
        m: The number of seasons of the benchmark in the scale; 1 for the naive method.

    Returns:
        All measures.

    Raises:
        TypeError: The values are not numbers.
        ValueError: The lengths differ, values are missing, or the scale is zero.

    Source:
        [hyndman_koehler2006]

    Example:
        >>> result = accuracy([8, 10, 12], [14, 16], [13, 16])
        >>> result.mae, result.mase
        (0.5, 0.25)
    """
    actual, forecast = _pair(y, f)
    error = actual - forecast
    size = np.abs(actual) + np.abs(forecast)
    share = np.divide(np.abs(error), size, out=np.zeros_like(size), where=size > 0)
    return Accuracy(
        me=float(error.mean()),
        mae=float(np.abs(error).mean()),
        rmse=float(np.sqrt(np.mean(error**2))),
        mase=mase(y_train, actual, forecast, m),
        rmsse=rmsse(y_train, actual, forecast, m),
        smape=float(200 * share.mean()),
    )


def mase(y_train: ArrayLike, y: ArrayLike, f: ArrayLike | Forecast, m: int = 1) -> float:
    r"""Return the mean absolute scaled error.

    $$\mathrm{MASE} = \frac{\mathrm{mean}\,|e_t|}{\frac{1}{n-m}\sum_{t>m} |y_t - y_{t-m}|}$$

    Below 1, the forecasts were closer than the (seasonal) naive method came, one season ahead, in
    the training data.

    Args:
        y_train: The series that the model was fitted to, shape (n,), n above m; it sets the scale.
        y: The actual values, shape (h,).
        f: The forecasts of the same periods: shape (h,), or a ``Forecast``, whose mean is taken.
        m: The number of seasons of the benchmark in the scale; 1 for the naive method.

    Returns:
        The score; 0 is perfect.

    Raises:
        TypeError: The values are not numbers.
        ValueError: The lengths differ, values are missing, or the scale is zero.

    Source:
        [hyndman_koehler2006]

    Example:
        >>> mase([8, 10, 12], [14, 16], [13, 16])
        0.25
    """
    actual, forecast = _pair(y, f)
    return float(np.abs(actual - forecast).mean() / absolute_scale(y_train, m))


def rmsse(y_train: ArrayLike, y: ArrayLike, f: ArrayLike | Forecast, m: int = 1) -> float:
    r"""Return the root mean squared scaled error.

    $$\mathrm{RMSSE} = \sqrt{\frac{\mathrm{mean}\,e_t^2}
    {\frac{1}{n-m}\sum_{t>m} (y_t - y_{t-m})^2}}$$

    The M5 competition took m = 1. It also cut the zeros before a product's first sale off
    ``y_train``; do that before the call if it applies.

    Args:
        y_train: The series that the model was fitted to, shape (n,), n above m; it sets the scale.
        y: The actual values, shape (h,).
        f: The forecasts of the same periods: shape (h,), or a ``Forecast``, whose mean is taken.
        m: The number of seasons of the benchmark in the scale; 1 for the naive method.

    Returns:
        The score; 0 is perfect.

    Raises:
        TypeError: The values are not numbers.
        ValueError: The lengths differ, values are missing, or the scale is zero.

    Source:
        [makridakis2022]

    Example:
        >>> round(rmsse([8, 10, 12], [14, 16], [13, 16]), 4)
        0.3536
    """
    actual, forecast = _pair(y, f)
    return float(np.sqrt(np.mean((actual - forecast) ** 2) / squared_scale(y_train, m)))


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


def _pair(y: ArrayLike, f: ArrayLike | Forecast) -> tuple[FloatArray, FloatArray]:
    """Check actual values and forecasts of the same periods."""
    mean = f.mean if isinstance(f, Forecast) else f
    return matched(y, mean, names=("y", "f"))
