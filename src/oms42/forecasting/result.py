# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A forecast: means for the next periods, and intervals around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from numbers import Real
from typing import TYPE_CHECKING

from oms42.stats.arrays import read_only

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True, eq=False)
class Forecast:
    """A forecast of the next h periods.

    Attributes:
        mean: Point forecasts, shape (h,); the first is for the period after the last observation.
        lower: Lower ends of the prediction intervals, one array of shape (h,) per level in percent.
        upper: Upper ends, likewise.

    Source:
        [fpp3]

    Example:
        >>> from oms42.forecasting import naive
        >>> forecast = naive([10, 12, 11, 13]).forecast(2, level=80)
        >>> forecast.mean
        array([13., 13.])
        >>> forecast.upper[80].round(2)
        array([15.22, 16.14])
    """

    mean: FloatArray
    lower: dict[float, FloatArray] = field(default_factory=dict)
    upper: dict[float, FloatArray] = field(default_factory=dict)

    def to_frame(self) -> pd.DataFrame:
        """Return the forecast as a table, one row a period.

        Returns:
            A frame with the index ``horizon`` (1 to h) and the columns ``mean``, then
            ``lower_80``, ``upper_80`` and so on, narrowest interval first.

        Example:
            >>> from oms42.forecasting import naive
            >>> table = naive([10, 12, 11, 13]).forecast(2, level=80).to_frame()
            >>> table.columns.tolist(), table.index.tolist()
            (['mean', 'lower_80', 'upper_80'], [1, 2])
        """
        import pandas as pd

        columns = {"mean": self.mean}
        for level in sorted(self.lower):
            columns[f"lower_{level:g}"] = self.lower[level]
            columns[f"upper_{level:g}"] = self.upper[level]
        return pd.DataFrame(columns, index=pd.RangeIndex(1, self.mean.size + 1, name="horizon"))


def normal_forecast(
    mean: FloatArray, deviation: FloatArray, level: float | Iterable[float]
) -> Forecast:
    r"""Build a forecast whose errors are normal.

    $$\hat y_{n+h} \pm z_{(1+p)/2}\,\sigma_h, \qquad p = \text{level} / 100$$

    Args:
        mean: Point forecasts, shape (h,).
        deviation: Standard deviations $\sigma_h$ of the forecast errors, shape (h,).
        level: Levels of the intervals in percent, each from 1 to below 100; ``()`` for none.

    Returns:
        The forecast with an interval for each level.

    Raises:
        TypeError: A level is not a number.
        ValueError: A level lies outside its range.

    Source:
        [fpp3]

    Example:
        >>> import numpy as np
        >>> normal_forecast(np.array([100.0]), np.array([10.0]), [95]).upper[95].round(1)
        array([119.6])
    """
    from statistics import NormalDist

    def quantile(share: float) -> FloatArray:
        return mean + NormalDist().inv_cdf(share) * deviation

    return quantile_forecast(mean, quantile, level)


def quantile_forecast(
    mean: FloatArray, quantile: Callable[[float], FloatArray], level: float | Iterable[float]
) -> Forecast:
    r"""Build a forecast from the quantiles of its distribution.

    $$[\,Q_h(\tfrac{1-p}{2}),\; Q_h(\tfrac{1+p}{2})\,], \qquad p = \text{level} / 100$$

    Args:
        mean: Point forecasts, shape (h,).
        quantile: Gives for a probability between 0 and 1 the quantile of each period, shape (h,).
        level: Levels of the intervals in percent, each from 1 to below 100; ``()`` for none.

    Returns:
        The forecast with an interval for each level.

    Raises:
        TypeError: A level is not a number.
        ValueError: A level lies outside its range.

    Example:
        >>> import numpy as np
        >>> uniform = lambda share: np.array([share * 10])
        >>> quantile_forecast(np.array([5.0]), uniform, 80).lower[80].round(1)
        array([1.])
    """
    levels = checked_levels(level)
    return Forecast(
        mean=read_only(mean),
        lower={p: read_only(quantile(0.5 - p / 200)) for p in levels},
        upper={p: read_only(quantile(0.5 + p / 200)) for p in levels},
    )


def checked_levels(level: float | Iterable[float]) -> list[float]:
    """Check the levels of intervals.

    Args:
        level: One level or several, in percent, from 1 to below 100.

    Returns:
        The levels; whole ones as integers.

    Raises:
        TypeError: A level is not a number.
        ValueError: A level lies outside its range.

    Example:
        >>> checked_levels((80.0, 97.5))
        [80, 97.5]
    """
    levels: Iterable[object] = [level] if isinstance(level, int | float) else level
    checked: list[float] = []
    for value in levels:
        if isinstance(value, bool) or not isinstance(value, Real):
            raise TypeError(f"level holds {value!r}; levels are numbers in percent, such as 80.")
        percent = float(value)
        if not 1 <= percent < 100:
            raise ValueError(
                f"level holds {value}; levels are in percent, from 1 to below 100: write 80 for "
                "an interval that should hold 80 % of outcomes."
            )
        checked.append(int(percent) if percent.is_integer() else percent)
    return checked
