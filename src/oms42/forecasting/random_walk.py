# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The benchmarks that any other model has to beat: naive, seasonal naive and drift."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.inputs import series
from oms42.forecasting.result import normal_forecast
from oms42.stats.arrays import read_only, whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike

    from oms42.forecasting.result import Forecast
    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True, eq=False)
class RandomWalk:
    r"""A random walk over whole seasons, with or without drift.

    $$y_t = c + y_{t-m} + e_t, \qquad e_t \sim N(0, \sigma^2)$$

    Attributes:
        name: What the model is called.
        params: ``drift`` ($c$ a step) and ``drift_se``, its standard error; empty without drift.
        fitted: One-step forecasts of the past, shape (n,); NaN for the first m periods.
        residuals: $y_t$ minus the fitted value, shape (n,); NaN for the first m periods.
        sigma2: The variance $\sigma^2$ of the residuals.
        last: The last m observations, which the forecasts repeat.

    Source:
        [fpp3]

    Example:
        >>> from oms42.forecasting import seasonal_naive
        >>> seasonal_naive([10, 20, 13, 22], period=2).forecast(3).mean
        array([13., 22., 13.])
    """

    name: str
    params: dict[str, float]
    fitted: FloatArray
    residuals: FloatArray
    sigma2: float
    last: FloatArray

    def forecast(self, h: int, level: float | Iterable[float] = (80, 95)) -> Forecast:
        r"""Forecast the next h periods.

        $$\hat y_{n+h} = y_{n+h-mk} + kc, \qquad
        \sigma_h^2 = k\sigma^2 + k^2\,\mathrm{se}(c)^2, \qquad k = \lceil h/m \rceil$$

        The second term of the variance is the uncertainty of the drift itself.

        Args:
            h: The number of periods, 1 or more.
            level: Levels of the prediction intervals in percent; ``()`` for none.

        Returns:
            The forecast, with normal prediction intervals.

        Raises:
            TypeError: ``h`` or a level is not a number.
            ValueError: ``h`` is below 1, or a level is outside its range.

        Source:
            [fpp3]

        Example:
            >>> from oms42.forecasting import drift
            >>> drift([10, 12, 11, 13]).forecast(2).mean
            array([14., 15.])
        """
        ahead = np.arange(whole(h, name="h"))
        steps = ahead // self.last.size + 1
        mean = self.last[ahead % self.last.size] + steps * self.params.get("drift", 0.0)
        spread = steps * self.params.get("drift_se", 0.0)
        return normal_forecast(mean, np.sqrt(steps * self.sigma2 + spread**2), level)


def naive(y: ArrayLike) -> RandomWalk:
    r"""Take the last observation as the forecast of every future period.

    $$\hat y_{n+h} = y_n$$

    Args:
        y: The series, shape (n,), oldest first, n of 2 or more.

    Returns:
        The fitted model; call its ``forecast``.

    Raises:
        TypeError: The values are not numbers.
        ValueError: The series is too short, not one-dimensional, or holds NaN or an infinity.

    Source:
        [fpp3]

    Example:
        >>> naive([10, 12, 11, 13]).forecast(2).mean
        array([13., 13.])
    """
    values = series(y, least=2, needed_for="the naive method")
    return _lagged(values, 1, "naive")


def seasonal_naive(y: ArrayLike, period: int) -> RandomWalk:
    r"""Take the same season's last observation as the forecast.

    $$\hat y_{n+h} = y_{n+h-mk}, \qquad k = \lceil h/m \rceil$$

    Args:
        y: The series, shape (n,), oldest first, n above ``period``.
        period: The number m of observations in a cycle: 12 for months, 4 for quarters.

    Returns:
        The fitted model; call its ``forecast``.

    Raises:
        TypeError: The values are not numbers, or the period is not a whole number.
        ValueError: The series is too short, not one-dimensional, or holds NaN or an infinity; or
            the period is below 1.

    Source:
        [fpp3]

    Example:
        >>> seasonal_naive([10, 20, 13, 22], period=2).residuals
        array([nan, nan,  3.,  2.])
    """
    m = whole(period, name="period")
    values = series(y, least=m + 1, needed_for=f"the seasonal naive method with period {m}")
    return _lagged(values, m, "seasonal naive")


def drift(y: ArrayLike) -> RandomWalk:
    r"""Continue the straight line from the first observation to the last.

    $$\hat y_{n+h} = y_n + hc, \qquad c = \frac{y_n - y_1}{n - 1}$$

    Args:
        y: The series, shape (n,), oldest first, n of 3 or more.

    Returns:
        The fitted model; call its ``forecast``.

    Raises:
        TypeError: The values are not numbers.
        ValueError: The series is too short, not one-dimensional, or holds NaN or an infinity.

    Source:
        [fpp3]

    Example:
        >>> drift([10, 12, 11, 13]).params["drift"]
        1.0
    """
    values = series(y, least=3, needed_for="the drift method")
    steps = np.diff(values)
    slope = float(steps.mean())
    sigma2 = float(steps.var(ddof=1))
    params = {"drift": slope, "drift_se": float(np.sqrt(sigma2 / steps.size))}
    return _random_walk(values, 1, "drift", params, sigma2)


def _lagged(values: FloatArray, m: int, name: str) -> RandomWalk:
    """Fit a walk without drift: its variance is the mean square of the m-step changes."""
    sigma2 = float(np.mean((values[m:] - values[:-m]) ** 2))
    return _random_walk(values, m, name, {}, sigma2)


def _random_walk(
    values: FloatArray, m: int, name: str, params: dict[str, float], sigma2: float
) -> RandomWalk:
    """Fill in what every walk has: fitted values, residuals, and the season to repeat."""
    fitted = np.full(values.size, np.nan)
    fitted[m:] = values[:-m] + params.get("drift", 0.0)
    return RandomWalk(
        name=name,
        params=params,
        fitted=read_only(fitted),
        residuals=read_only(values - fitted),
        sigma2=sigma2,
        last=read_only(values[-m:]),
    )
