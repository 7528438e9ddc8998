# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How far point forecasts were off, in units that compare across series."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.crps import forecast_losses
from oms42.forecasting.inputs import matched
from oms42.forecasting.interval_scores import coverage, interval_score
from oms42.forecasting.result import Forecast
from oms42.forecasting.scales import absolute_scale, squared_scale

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
        coverage: For each level in percent, the share of actual values that the intervals held;
            empty if the forecast has no intervals. So are the two below.
        interval_score: For each level, the mean interval score, see ``interval_score``.
        msis: For each level, the mean scaled interval score, see ``msis``.
        crps: The continuous ranked probability score from the ends of the intervals and the mean;
            that of ``crps_gaussian`` where they are normal; None without intervals.

    Source:
        [hyndman_koehler2006; gneiting2007]

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
    coverage: dict[float, float] = field(default_factory=dict, hash=False)
    interval_score: dict[float, float] = field(default_factory=dict, hash=False)
    msis: dict[float, float] = field(default_factory=dict, hash=False)
    crps: float | None = None

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
    intervals = f if isinstance(f, Forecast) else Forecast(forecast)
    ends = {p: (intervals.lower[p], intervals.upper[p]) for p in intervals.lower}
    scores = {p: interval_score(actual, *pair, p) for p, pair in ends.items()}
    scale = absolute_scale(y_train, m)
    return Accuracy(
        me=float(error.mean()),
        mae=float(np.abs(error).mean()),
        rmse=float(np.sqrt(np.mean(error**2))),
        mase=float(np.abs(error).mean() / scale),
        rmsse=rmsse(y_train, actual, forecast, m),
        smape=smape(actual, forecast),
        coverage={p: coverage(actual, *pair) for p, pair in ends.items()},
        interval_score=scores,
        msis={p: score / scale for p, score in scores.items()},
        crps=float(forecast_losses(actual, intervals).mean()) if ends else None,
    )


def smape(y: ArrayLike, f: ArrayLike | Forecast) -> float:
    r"""Return the symmetric mean absolute percentage error.

    $$\mathrm{sMAPE} = \mathrm{mean}\,\frac{200\,|y_t - \hat y_t|}{|y_t| + |\hat y_t|}$$

    The form of the M3 and M4 competitions. It runs from 0 to 200, and punishes a forecast that is
    too low more than one too high by as much.

    Args:
        y: The actual values, shape (h,).
        f: The forecasts of the same periods: shape (h,), or a ``Forecast``, whose mean is taken.

    Returns:
        The score; 0 is perfect, and a pair of zeros counts as 0.

    Raises:
        TypeError: The values are not numbers.
        ValueError: The lengths differ or values are missing.

    Source:
        [hyndman_koehler2006]

    Example:
        >>> smape([100, 50], [100, 150])
        50.0
    """
    actual, forecast = _pair(y, f)
    return float(percentage_errors(actual, forecast).mean())


def percentage_errors(y: FloatArray, f: FloatArray) -> FloatArray:
    r"""Return the symmetric percentage error of each forecast.

    $$\frac{200\,|y - \hat y|}{|y| + |\hat y|}$$

    Args:
        y: Actual values, any shape.
        f: Forecasts, same shape.

    Returns:
        The errors, from 0 to 200, same shape; 0 where both are 0.

    Source:
        [hyndman_koehler2006]

    Example:
        >>> percentage_errors(np.array([0.0, 50.0]), np.array([0.0, 150.0]))
        array([  0., 100.])
    """
    size = np.abs(y) + np.abs(f)
    parts = np.divide(np.abs(y - f), size, out=np.zeros_like(size), where=size > 0)
    return np.asarray(200 * parts)


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


def _pair(y: ArrayLike, f: ArrayLike | Forecast) -> tuple[FloatArray, FloatArray]:
    """Check actual values and forecasts of the same periods."""
    mean = f.mean if isinstance(f, Forecast) else f
    return matched(y, mean, names=("y", "f"))
