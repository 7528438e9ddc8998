# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The errors of forecasts from many origins, scored by horizon and overall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.scales import absolute_scale, squared_scale
from oms42.forecasting.scores import percentage_errors
from oms42.stats.arrays import read_only

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


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
class RollingErrors:
    """Point forecasts from many origins beside what happened.

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

    def mae(self) -> HorizonScore:
        r"""Return the mean absolute error by horizon and overall.

        $$\mathrm{mean}_o\,|e_{o,h}|$$

        Returns:
            The scores, in the units of the series; 0 is perfect.

        Example:
            >>> from oms42.forecasting import naive, rolling_origin
            >>> rolling_origin(
            ...     [3, 5, 4, 6], lambda past, h: naive(past).forecast(h), horizon=1, first_origin=2
            ... ).mae().overall
            1.5
        """
        return mean_score(np.abs(self.errors))

    def rmse(self) -> HorizonScore:
        r"""Return the root mean squared error by horizon and overall.

        $$\sqrt{\mathrm{mean}_o\,e_{o,h}^2}$$

        Returns:
            The scores, in the units of the series; 0 is perfect.

        Example:
            >>> from oms42.forecasting import naive, rolling_origin
            >>> round(rolling_origin(
            ...     [3, 5, 4, 6], lambda past, h: naive(past).forecast(h), horizon=1, first_origin=2
            ... ).rmse().overall, 4)
            1.5811
        """
        return root_score(self.errors**2)

    def bias(self) -> HorizonScore:
        r"""Return the mean of forecast minus actual by horizon and overall.

        $$\mathrm{mean}_o\,(\hat y_{o+h} - y_{o+h})$$

        Returns:
            The biases; negative where the forecasts were too low on average.

        Example:
            >>> from oms42.forecasting import naive, rolling_origin
            >>> rolling_origin(
            ...     [3, 5, 4, 6], lambda past, h: naive(past).forecast(h), horizon=1, first_origin=2
            ... ).bias().overall
            -0.5
        """
        return mean_score(-self.errors)

    def smape(self) -> HorizonScore:
        r"""Return the symmetric mean absolute percentage error by horizon and overall.

        $$\mathrm{mean}_o \frac{200\,|e_{o,h}|}{|y_{o+h}| + |\hat y_{o+h}|}$$

        Returns:
            The scores, from 0 to 200; 0 is perfect, and a pair of zeros counts as 0.

        Source:
            [hyndman_koehler2006]

        Example:
            >>> from oms42.forecasting import naive, rolling_origin
            >>> rolling_origin(
            ...     [3, 5, 3], lambda past, h: naive(past).forecast(h), horizon=1, first_origin=2
            ... ).smape().overall
            50.0
        """
        return mean_score(percentage_errors(self.actual, self.forecast))

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
        return mean_score(np.abs(self.errors) / self._scales(absolute_scale, m))

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
        return root_score(self.errors**2 / self._scales(squared_scale, m))

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


def mean_score(losses: FloatArray) -> HorizonScore:
    """Average losses over origins, and over all.

    Args:
        losses: One loss an origin and horizon, shape (k, horizon).

    Returns:
        The means.

    Example:
        >>> mean_score(np.array([[1.0, 2.0], [3.0, 4.0]])).by_horizon
        array([2., 3.])
    """
    return HorizonScore(read_only(losses.mean(axis=0)), float(losses.mean()))


def root_score(squares: FloatArray) -> HorizonScore:
    """Average squares over origins and over all, and take the roots.

    Args:
        squares: One squared error an origin and horizon, shape (k, horizon).

    Returns:
        The roots of the means.

    Example:
        >>> root_score(np.array([[1.0, 16.0], [1.0, 16.0]])).by_horizon
        array([1., 4.])
    """
    return HorizonScore(read_only(np.sqrt(squares.mean(axis=0))), float(np.sqrt(squares.mean())))
