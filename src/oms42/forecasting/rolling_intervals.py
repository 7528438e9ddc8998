# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Forecasts from many origins with their intervals, scored by horizon and overall."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.crps import forecast_losses
from oms42.forecasting.interval_scores import interval_losses
from oms42.forecasting.result import Forecast
from oms42.forecasting.rolling_errors import HorizonScore, RollingErrors, mean_score
from oms42.forecasting.scales import absolute_scale

if TYPE_CHECKING:
    import pandas as pd

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True, eq=False)
class RollingOrigin(RollingErrors):
    """Forecasts from many origins beside what happened.

    Attributes:
        y: The whole series, shape (n,).
        origins: How many observations each forecast knew, shape (k,): origin 24 knew the first 24
            and forecast the 25th onwards.
        actual: What happened, shape (k, horizon). Every window is complete, so nothing is NaN.
        forecast: The point forecasts, shape (k, horizon).
        lower: Lower ends of the intervals, one array of shape (k, horizon) per level in percent;
            empty if the forecaster gave none.
        upper: Upper ends, likewise.

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

    lower: dict[float, FloatArray] = field(default_factory=dict)
    upper: dict[float, FloatArray] = field(default_factory=dict)

    @property
    def levels(self) -> tuple[float, ...]:
        """Return the levels of the intervals in percent, lowest first.

        Returns:
            The levels; empty if the forecaster gave no intervals.

        Example:
            >>> from oms42.forecasting import naive, rolling_origin
            >>> rolling_origin(
            ...     [3, 5, 4], lambda past, h: naive(past).forecast(h), horizon=1, first_origin=2
            ... ).levels
            (80, 95)
        """
        return tuple(sorted(self.lower))

    def coverage(self, level: float) -> HorizonScore:
        r"""Return the share of actual values inside the intervals, by horizon and overall.

        $$\mathrm{mean}_o\,1\{l_{o,h} \le y_{o+h} \le u_{o,h}\}$$

        Args:
            level: The level in percent; one of ``levels``.

        Returns:
            The shares, from 0 to 1; good 80 % intervals hold about 0.8.

        Raises:
            ValueError: There are no intervals of this level.

        Source:
            [gneiting2007]

        Example:
            >>> from oms42.forecasting import naive, rolling_origin
            >>> rolling_origin(
            ...     [3, 5, 4, 9], lambda past, h: naive(past).forecast(h), horizon=1, first_origin=2
            ... ).coverage(80).overall
            0.5
        """
        low, high = self._ends(level)
        return mean_score(((low <= self.actual) & (self.actual <= high)).astype(np.float64))

    def interval_score(self, level: float) -> HorizonScore:
        """Return the mean interval score by horizon and overall, see ``interval_score``.

        Args:
            level: The level in percent; one of ``levels``.

        Returns:
            The scores, in the units of the series; the smaller, the better.

        Raises:
            ValueError: There are no intervals of this level.

        Source:
            [gneiting2007]

        Example:
            >>> from oms42.forecasting import naive, rolling_origin
            >>> result = rolling_origin(
            ...     [3, 5, 4, 9], lambda past, h: naive(past).forecast(h), horizon=1, first_origin=2
            ... )
            >>> round(result.interval_score(80).overall, 2)
            19.46
        """
        return mean_score(interval_losses(self.actual, *self._ends(level), level))

    def msis(self, level: float, m: int = 1) -> HorizonScore:
        """Return the mean scaled interval score by horizon and overall, see ``msis``.

        Each origin's scores are divided by the scale of its own training data, as in ``mase``.

        Args:
            level: The level in percent; one of ``levels``.
            m: The number of seasons of the benchmark in the scale; 1 for the naive method.

        Returns:
            The scores; the smaller, the better.

        Raises:
            TypeError: ``m`` is not a whole number.
            ValueError: There are no intervals of this level, ``m`` is below 1, or an origin's
                training data have no scale.

        Source:
            [gneiting2007]; the scale of [hyndman_koehler2006]

        Example:
            >>> from oms42.forecasting import naive, rolling_origin
            >>> result = rolling_origin(
            ...     [3, 5, 4], lambda past, h: naive(past).forecast(h), horizon=1, first_origin=2
            ... )
            >>> round(result.msis(80).overall, 3), round(result.interval_score(80).overall, 3)
            (2.563, 5.126)
        """
        losses = interval_losses(self.actual, *self._ends(level), level)
        return mean_score(losses / self._scales(absolute_scale, m))

    def crps(self) -> HorizonScore:
        """Return the continuous ranked probability score by horizon and overall.

        It is taken from the ends of the intervals and the mean: for normal intervals that of
        ``crps_gaussian``.

        Returns:
            The scores, in the units of the series; the smaller, the better.

        Raises:
            ValueError: The forecaster gave no intervals.

        Source:
            [gneiting2007]

        Example:
            >>> from oms42.forecasting import naive, rolling_origin
            >>> result = rolling_origin(
            ...     [3, 5, 4], lambda past, h: naive(past).forecast(h), horizon=1, first_origin=2
            ... )
            >>> round(result.crps().overall, 2)
            0.66
        """
        if not self.lower:
            raise ValueError("the forecaster gave no intervals; have it return a Forecast.")
        return mean_score(
            forecast_losses(self.actual, Forecast(self.forecast, self.lower, self.upper))
        )

    def to_frame(self, *, intervals: bool = False) -> pd.DataFrame:
        """Return one row per origin and horizon.

        Args:
            intervals: Whether to add the ends of the intervals.

        Returns:
            A frame with the columns ``origin``, ``horizon``, ``actual``, ``forecast``, ``error``,
            then if asked for ``lower_80``, ``upper_80`` and so on, narrowest first.

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
        columns = {
            "origin": np.repeat(self.origins, horizon),
            "horizon": np.tile(np.arange(1, horizon + 1), k),
            "actual": self.actual.ravel(),
            "forecast": self.forecast.ravel(),
            "error": self.errors.ravel(),
        }
        for level in self.levels if intervals else ():
            columns[f"lower_{level:g}"] = self.lower[level].ravel()
            columns[f"upper_{level:g}"] = self.upper[level].ravel()
        return pd.DataFrame(columns)

    def _ends(self, level: float) -> tuple[FloatArray, FloatArray]:
        """Return the ends of the intervals of a level."""
        if level not in self.lower:
            has = ", ".join(f"{one:g}" for one in self.levels) or "none"
            raise ValueError(
                f"level is {level!r}; the forecasts have intervals of these levels: {has}. Ask the "
                "model for others, as in naive(past).forecast(h, level=(50, 90))."
            )
        return self.lower[level], self.upper[level]
