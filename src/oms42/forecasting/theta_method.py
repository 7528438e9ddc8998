# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The Theta method: simple smoothing that leans on a straight line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.decomposition import is_seasonal, seasonal_figure
from oms42.forecasting.inputs import series
from oms42.forecasting.result import normal_forecast
from oms42.forecasting.theta_lines import Lines, optimized_lines, standard_lines
from oms42.stats.arrays import read_only, whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from numpy.typing import ArrayLike

    from oms42.forecasting.result import Forecast
    from oms42.stats.arrays import FloatArray

VARIANTS = {"standard": standard_lines, "optimized": optimized_lines}
SEASONS = ("auto", "none", "additive", "multiplicative")


@dataclass(frozen=True, eq=False)
class Theta:
    r"""A fitted Theta model.

    Attributes:
        name: What the method is called.
        params: ``alpha``, the weight of the newest observation; ``l0``, the level before the first
            one; ``theta``, the curvature that the second line keeps; ``a`` and ``b``, intercept and
            slope of the straight line.
        lines: The same parameters, for the computation.
        period: The number m of seasons in a cycle; 1 without seasons.
        seasonal: ``"none"``, ``"additive"`` or ``"multiplicative"``: what was taken out first.
        figure: The m seasonal indices, that of the first observation first.
        fitted: One-step forecasts of the past, shape (n,).
        residuals: $y_t - \hat y_t$, shape (n,).
        sigma2: The variance of the one-step errors after seasonal adjustment.
        level: The level after the last observation.

    Source:
        [assimakopoulos2000]

    Example:
        >>> model = theta([10, 12, 15, 16, 19, 20])
        >>> model.seasonal, round(model.params["b"], 3)
        ('none', 2.057)
    """

    name: str
    params: dict[str, float]
    lines: Lines
    period: int
    seasonal: str
    figure: FloatArray
    fitted: FloatArray
    residuals: FloatArray
    sigma2: float
    level: float

    def forecast(self, h: int, level: float | Iterable[float] = (80, 95)) -> Forecast:
        r"""Forecast the next h periods.

        The standard method, with weight $w = 1 - 1/\theta$ of the line:

        $$\hat y_{n+h} = \ell_n + w\,b\,\Big(h - 1 + \frac{1 - (1-\alpha)^n}{\alpha}\Big), \qquad
        \sigma_h^2 = \sigma^2 \big(1 + (h-1)\,\alpha^2\big)$$

        The optimized method:

        $$\hat y_{n+h} = \ell_n + w\Big[(1-\alpha)^n a
        + b\,\Big(h - 1 + \frac{1 - (1-\alpha)^{n+1}}{\alpha}\Big)\Big]$$

        The seasons are then added or multiplied back, to the interval ends too.

        Args:
            h: The number of periods, 1 or more.
            level: Levels of the prediction intervals in percent; ``()`` for none.

        Returns:
            The forecast, with normal prediction intervals.

        Raises:
            TypeError: ``h`` or a level is not a number.
            ValueError: ``h`` is below 1, or a level is outside its range.

        Source:
            [hyndman_billah2003]

        Example:
            >>> theta([10, 12, 15, 16, 19, 20]).forecast(2, level=()).mean.round(2)
            array([21.03, 22.06])
        """
        ahead = np.arange(whole(h, name="h"))
        n, lines = self.fitted.size, self.lines
        line = lines.pull(np.array([float(n)])) + lines.b * ahead
        mean = self.level + lines.share * line
        deviation = np.sqrt(self.sigma2 * (1 + ahead * lines.alpha**2))
        index = self.figure[(n + ahead) % self.period]
        if self.seasonal == "multiplicative":
            return normal_forecast(mean * index, deviation * index, level)
        return normal_forecast(mean + index, deviation, level)


def theta(
    y: ArrayLike,
    period: int = 1,
    *,
    variant: Literal["standard", "optimized"] = "standard",
    seasonal: Literal["auto", "none", "additive", "multiplicative"] = "auto",
) -> Theta:
    r"""Fit the Theta method: simple smoothing of the series, pulled along its straight line.

    The series is the mean of two lines: one straight, which loses all curvature, and one with
    $\theta$ times its curvature. The first is extrapolated, the second smoothed. Seasons are taken
    out first by classical decomposition, and put back at the end.

    - Standard ($\theta = 2$): simple exponential smoothing with half of the line's slope as drift,
      as R's ``thetaf``. It won the M3 competition.
    - Optimized: $\theta$ and the level are estimated together.

    Args:
        y: The series, shape (n,), oldest first, 4 values or more.
        period: The number m of seasons in a cycle: 12 for months, 4 for quarters, 1 for none.
        variant: ``"standard"`` or ``"optimized"``.
        seasonal: What to take out first. ``"auto"``: multiplicative seasons (additive ones if a
            value is not above zero) if the correlation one cycle apart is significant at 10 %.

    Returns:
        The fitted model; call its ``forecast``.

    Raises:
        TypeError: The series is not numeric, or the period is not a whole number.
        ValueError: The series is too short, not one-dimensional, or holds NaN or an infinity; the
            seasons are to multiply and a value is not above zero; or an option is unknown.

    Source:
        [assimakopoulos2000]

    Example:
        >>> theta([10, 12, 15, 16, 19, 20]).forecast(2, level=()).mean.round(2)
        array([21.03, 22.06])
    """
    m = whole(period, name="period")
    if variant not in VARIANTS:
        raise ValueError(f"variant is {variant!r}; it must be one of {', '.join(VARIANTS)}.")
    if seasonal not in SEASONS:
        raise ValueError(f"seasonal is {seasonal!r}; it must be one of {', '.join(SEASONS)}.")
    values = series(y, least=4, needed_for="the Theta method")
    kind = _kind(values, m, seasonal)
    figure = _figure(values, m, kind)
    index = figure[np.arange(values.size) % figure.size]
    adjusted = values / index if kind == "multiplicative" else values - index
    lines = VARIANTS[variant](adjusted)
    levels = lines.levels(adjusted)
    expected = levels[:-1] + lines.share * lines.pull(np.arange(values.size, dtype=float))
    smoothed = levels[:-1] if variant == "standard" else expected
    estimated = 2 if variant == "standard" else 3
    fitted = expected * index if kind == "multiplicative" else expected + index
    return Theta(
        name=f"{variant} Theta method",
        params=_params(lines),
        lines=lines,
        period=figure.size,
        seasonal=kind,
        figure=read_only(figure),
        fitted=read_only(fitted),
        residuals=read_only(values - fitted),
        sigma2=float(np.sum((adjusted - smoothed) ** 2)) / (values.size - estimated),
        level=float(levels[-1]),
    )


def _params(lines: Lines) -> dict[str, float]:
    """Name the parameters as the text does."""
    return {
        "alpha": lines.alpha,
        "l0": lines.l0,
        "theta": 1 / (1 - lines.share),
        "a": lines.a,
        "b": lines.b,
    }


def _kind(values: FloatArray, period: int, wish: str) -> str:
    """Settle which seasons are taken out."""
    if wish == "multiplicative" and values.min() <= 0:
        position = int(values.argmin())
        raise ValueError(
            f"y holds {values[position]:g} at position {position}; multiplicative seasons need "
            "every value above zero: use seasonal='additive'."
        )
    if wish in ("additive", "multiplicative") and (period < 2 or values.size < 2 * period):
        raise ValueError(
            f"y has {values.size} observations and the period is {period}; {wish} seasons need a "
            "period of 2 or more and two whole cycles: use seasonal='none'."
        )
    if wish != "auto":
        return wish
    if not is_seasonal(values, period):
        return "none"
    return "multiplicative" if values.min() > 0 else "additive"


def _figure(values: FloatArray, period: int, kind: str) -> FloatArray:
    """Return the seasonal indices; a single 0 without seasons."""
    if kind == "none":
        return np.zeros(1)
    return seasonal_figure(values, period, multiplicative=kind == "multiplicative")
