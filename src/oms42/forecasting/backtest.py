# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Rolling origin: forecast again and again from the past, and keep every error."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.inputs import series
from oms42.forecasting.result import Forecast
from oms42.forecasting.scores import absolute_scale, squared_scale
from oms42.stats.arrays import read_only, whole

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray

    Forecaster = Callable[[FloatArray, int], ArrayLike | Forecast]


@dataclass(frozen=True, eq=False)
class HorizonScore:
    """A score at each horizon and over all.

    Attributes:
        by_horizon: The score of the forecasts 1, 2, … steps ahead, shape (horizon,).
        overall: The score over all origins and horizons together.

    Example:
        >>> HorizonScore(np.array([0.5, 1.0]), 0.75).overall
        0.75
    """

    by_horizon: FloatArray
    overall: float


@dataclass(frozen=True, eq=False)
class RollingOrigin:
    """Forecasts from many origins beside what happened.

    Attributes:
        y: The whole series, shape (n,).
        origins: How many observations each forecast knew, shape (k,): origin 24 knew the first 24
            and forecast the 25th onwards.
        actual: What happened, shape (k, horizon). Every window is complete, so nothing is NaN.
        forecast: The point forecasts, shape (k, horizon).

    Source:
        [fpp3]

    Example:
        >>> from oms42.forecasting import naive, rolling_origin
        >>> result = rolling_origin(
        ...     [3, 5, 4, 6, 8], lambda past, h: naive(past).forecast(h), horizon=2, first_origin=2
        ... )
        >>> result.errors
        array([[-1.,  1.],
               [ 2.,  4.]])
    """

    y: FloatArray
    origins: NDArray[np.int64]
    actual: FloatArray
    forecast: FloatArray

    @property
    def errors(self) -> FloatArray:
        r"""Return the errors, actual minus forecast.

        $$e_{o,h} = y_{o+h} - \hat y_{o+h}$$

        Returns:
            The errors, shape (k, horizon); positive where the forecast was too low.

        Example:
            >>> from oms42.forecasting import naive, rolling_origin
            >>> rolling_origin(
            ...     [3, 5, 4], lambda past, h: naive(past).forecast(h), horizon=1, first_origin=2
            ... ).errors
            array([[-1.]])
        """
        return self.actual - self.forecast

    def mase(self, m: int = 1) -> HorizonScore:
        r"""Return the mean absolute scaled error by horizon and overall.

        $$\mathrm{mean}_o \frac{|e_{o,h}|}{\frac{1}{o-m}\sum_{t=m+1}^{o} |y_t - y_{t-m}|}$$

        Each origin's errors are divided by the scale of its own training data $y_1, \dots, y_o$,
        then averaged. So no score knows the future, each origin's is what ``mase`` returns for
        it, and an origin late in a growing series counts no more than an early one.

        Args:
            m: The number of seasons of the benchmark in the scale; 1 for the naive method.

        Returns:
            The scores; 0 is perfect.

        Raises:
            TypeError: ``m`` is not a whole number.
            ValueError: ``m`` is below 1, or an origin's training data have no scale.

        Source:
            [hyndman_koehler2006]

        Example:
            >>> from oms42.forecasting import naive, rolling_origin
            >>> result = rolling_origin(
            ...     [3, 5, 4, 6], lambda past, h: naive(past).forecast(h), horizon=1, first_origin=2
            ... )
            >>> result.mase().by_horizon.round(4)
            array([0.9167])
        """
        scaled = np.abs(self.errors) / self._scales(absolute_scale, m)
        return HorizonScore(read_only(scaled.mean(axis=0)), float(scaled.mean()))

    def rmsse(self, m: int = 1) -> HorizonScore:
        r"""Return the root mean squared scaled error by horizon and overall.

        $$\sqrt{\mathrm{mean}_o \frac{e_{o,h}^2}{\frac{1}{o-m}\sum_{t=m+1}^{o}(y_t - y_{t-m})^2}}$$

        Each origin's squared errors are divided by the scale of its own training data, for the
        reasons given at ``mase``; the mean over origins is taken under the root.

        Args:
            m: The number of seasons of the benchmark in the scale; 1 for the naive method.

        Returns:
            The scores; 0 is perfect.

        Raises:
            TypeError: ``m`` is not a whole number.
            ValueError: ``m`` is below 1, or an origin's training data have no scale.

        Source:
            [makridakis2022]

        Example:
            >>> from oms42.forecasting import naive, rolling_origin
            >>> result = rolling_origin(
            ...     [3, 5, 4, 6], lambda past, h: naive(past).forecast(h), horizon=1, first_origin=2
            ... )
            >>> round(result.rmsse().overall, 4)
            0.9618
        """
        scaled = self.errors**2 / self._scales(squared_scale, m)
        by_horizon = np.sqrt(scaled.mean(axis=0))
        return HorizonScore(read_only(by_horizon), float(np.sqrt(scaled.mean())))

    def to_frame(self) -> pd.DataFrame:
        """Return one row per origin and horizon.

        Returns:
            A frame with the columns ``origin``, ``horizon``, ``actual``, ``forecast``, ``error``.

        Example:
            >>> from oms42.forecasting import naive, rolling_origin
            >>> rolling_origin(
            ...     [3, 5, 4], lambda past, h: naive(past).forecast(h), horizon=1, first_origin=2
            ... ).to_frame()
               origin  horizon  actual  forecast  error
            0       2        1     4.0       5.0   -1.0
        """
        import pandas as pd

        k, horizon = self.actual.shape
        return pd.DataFrame(
            {
                "origin": np.repeat(self.origins, horizon),
                "horizon": np.tile(np.arange(1, horizon + 1), k),
                "actual": self.actual.ravel(),
                "forecast": self.forecast.ravel(),
                "error": self.errors.ravel(),
            }
        )

    def _scales(self, scale: Callable[[ArrayLike, int], float], m: int) -> FloatArray:
        """Return each origin's scale from its own training data, shape (k, 1)."""
        scales = np.empty((self.origins.size, 1))
        for row, origin in enumerate(self.origins):
            try:
                scales[row] = scale(self.y[:origin], m)
            except ValueError as error:
                raise ValueError(
                    f"origin {origin} has no scale with m = {m}: {error} "
                    "A later first_origin may help."
                ) from error
        return scales


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
            ``Forecast``, whose mean is taken. ``past`` is a fresh read-only copy of the first o
            observations, so the future cannot be reached through it.
        horizon: How many periods to forecast from each origin, 1 or more.
        first_origin: How many observations the first forecast knows, 1 or more.
        step: How many observations later each next origin is.

    Returns:
        The forecasts and what happened; its ``mase`` and ``rmsse`` score them.

    Raises:
        TypeError: The series is not numeric, or a count is not a whole number.
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
    return RollingOrigin(values, origins, read_only(actual), read_only(np.stack(forecasts)))


def _ask(forecaster: Forecaster, past: FloatArray, horizon: int) -> FloatArray:
    """Get one forecast and check that it can be compared."""
    answer = forecaster(past, horizon)
    mean = series(
        answer.mean if isinstance(answer, Forecast) else answer,
        name=f"the forecast from origin {past.size}",
    )
    if mean.size != horizon:
        raise ValueError(
            f"the forecast from origin {past.size} has {mean.size} values; the forecaster must "
            f"return {horizon}, one for each period ahead."
        )
    return mean
