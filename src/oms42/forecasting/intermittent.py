# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Croston's method and its corrections: demand that comes now and then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.demand import demand_pattern, demand_series
from oms42.forecasting.inputs import weight
from oms42.forecasting.result import quantile_forecast
from oms42.stats.arrays import read_only, whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from numpy.typing import ArrayLike

    from oms42.forecasting.demand import DemandPattern
    from oms42.forecasting.result import Forecast
    from oms42.stats.arrays import FloatArray

VARIANTS = ("croston", "sba", "sbj", "tsb")


@dataclass(frozen=True, eq=False)
class Croston:
    r"""A fitted model of intermittent demand.

    Attributes:
        name: What the method is called.
        params: ``alpha``, the weight of the newest demand, and for ``"tsb"`` also ``beta``, the
            weight of the newest period in the probability.
        pattern: How often demand comes and how much its size varies.
        size: The smoothed size of a demand.
        probability: The share of periods with a demand, bias correction included.
        sizes: The demands that came, in time order.
        fitted: One-step forecasts of the past, shape (n,); NaN until the first demand is known.
        residuals: $y_t - \hat y_t$, shape (n,).
        sigma2: The mean square of the residuals; NaN if there are none.

    Source:
        [croston1972]

    Example:
        >>> model = croston([0, 0, 5, 0, 0, 3, 0, 6])
        >>> round(model.size, 2), round(model.probability, 3)
        (4.92, 0.345)
    """

    name: str
    params: dict[str, float]
    pattern: DemandPattern
    size: float
    probability: float
    sizes: FloatArray
    fitted: FloatArray
    residuals: FloatArray
    sigma2: float

    def forecast(self, h: int, level: float | Iterable[float] = (80, 95)) -> Forecast:
        r"""Forecast the next h periods: the same rate for each.

        $$\hat y_{n+h} = \hat z_n\,\hat p_n$$

        The mean is a rate per period, seldom a value that occurs. The interval of a period is that
        of a demand that comes with probability $\hat p_n$ and then has one of the sizes seen so
        far, scaled to a mean of $\hat z_n$; often its lower end is 0.

        Args:
            h: The number of periods, 1 or more.
            level: Levels of the prediction intervals in percent; ``()`` for none.

        Returns:
            The forecast.

        Raises:
            TypeError: ``h`` or a level is not a number.
            ValueError: ``h`` is below 1, or a level is outside its range.

        Source:
            [croston1972]

        Example:
            >>> croston([0, 0, 5, 0, 0, 3, 0, 6]).forecast(2, level=80).to_frame().round(2).values
            array([[1.7 , 0.  , 6.33],
                   [1.7 , 0.  , 6.33]])
        """
        steps = whole(h, name="h")
        scaled = np.sort(self.sizes) * (self.size / self.sizes.mean())

        def quantile(share: float) -> FloatArray:
            """Invert the distribution: nothing with 1 - p, else one of the sizes."""
            beyond = (share - (1 - self.probability)) / self.probability
            rank = int(np.ceil(beyond * scaled.size - 1e-9)) - 1
            return np.full(steps, scaled[min(rank, scaled.size - 1)] if rank >= 0 else 0.0)

        return quantile_forecast(np.full(steps, self.size * self.probability), quantile, level)


def croston(
    y: ArrayLike,
    *,
    alpha: float = 0.1,
    beta: float | None = None,
    variant: Literal["croston", "sba", "sbj", "tsb"] = "croston",
) -> Croston:
    r"""Fit a model of demand that comes now and then: its size and its rate apart.

    At each demand, the size $z$ and the interval $q$ since the last one are smoothed:

    $$\hat z \leftarrow \hat z + \alpha (z - \hat z), \qquad
    \hat q \leftarrow \hat q + \alpha (q - \hat q), \qquad \hat p = c / \hat q$$

    - ``"croston"``: $c = 1$. Biased upwards, since the mean of $1/q$ exceeds one over the mean.
    - ``"sba"`` (Syntetos & Boylan): $c = 1 - \alpha/2$.
    - ``"sbj"`` (Shale, Boylan & Johnston): $c = 1 - \alpha/(2 - \alpha)$.
    - ``"tsb"`` (Teunter, Syntetos & Babai): the probability itself is smoothed in every period,
      $\hat p \leftarrow \hat p + \beta (1[y_t > 0] - \hat p)$, so that it fades when demand stops.

    Size and interval start from the first demand, the probability from the first period, as in
    R's ``croston``.

    Args:
        y: Demand per period, shape (n,), oldest first, zero or above, with a demand at least.
        alpha: Weight of the newest demand, above 0 and at most 1.
        beta: Weight of the newest period in the probability, for ``"tsb"`` alone; None for the
            value of ``alpha``.
        variant: ``"croston"``, ``"sba"``, ``"sbj"`` or ``"tsb"``.

    Returns:
        The fitted model; call its ``forecast``.

    Raises:
        TypeError: The values or a weight are not numbers.
        ValueError: The series holds NaN, a negative value or no demand at all; a weight is out of
            its range; or the variant is unknown.

    Source:
        [croston1972; syntetos_boylan2005; teunter2011]

    Example:
        >>> y = [0, 0, 5, 0, 0, 3, 0, 6]
        >>> round(float(croston(y, variant="sba").forecast(1, level=()).mean[0]), 3)
        1.612
    """
    if variant not in VARIANTS:
        raise ValueError(f"variant is {variant!r}; it must be one of {', '.join(VARIANTS)}.")
    if beta is not None and variant != "tsb":
        raise ValueError(
            f"beta is {beta} and variant is {variant!r}; only 'tsb' smooths the probability with a "
            "weight of its own: leave beta out."
        )
    params = {"alpha": _above_zero(alpha, "alpha")}
    if variant == "tsb":
        params["beta"] = _above_zero(alpha if beta is None else beta, "beta")
    values = demand_series(y)
    path = _tsb(values, **params) if variant == "tsb" else _intervals(values, alpha, variant)
    size, probability = path
    rate = size * probability
    fitted = np.concatenate([[np.nan], rate[:-1]])
    residuals = values - fitted
    known = residuals[np.isfinite(residuals)]
    return Croston(
        name={"croston": "Croston's method"}.get(variant, f"Croston's method, {variant.upper()}"),
        params=params,
        pattern=demand_pattern(values),
        size=float(size[-1]),
        probability=float(probability[-1]),
        sizes=read_only(values[values > 0]),
        fitted=read_only(fitted),
        residuals=read_only(residuals),
        sigma2=float(np.mean(known**2)) if known.size else float("nan"),
    )


def _above_zero(value: float, name: str) -> float:
    """Check a weight, which must move."""
    if weight(value, name=name) == 0:
        raise ValueError(f"{name} is 0, which learns nothing; it must be above 0 and at most 1.")
    return float(value)


def _intervals(values: FloatArray, alpha: float, variant: str) -> tuple[FloatArray, FloatArray]:
    """Smooth sizes and intervals at each demand; NaN before the first."""
    share = {"croston": 1.0, "sba": 1 - alpha / 2, "sbj": 1 - alpha / (2 - alpha)}[variant]
    size, probability = np.full((2, values.size), np.nan)
    when = np.flatnonzero(values > 0)
    mean_size, mean_gap = float(values[when[0]]), float(when[0] + 1)
    for time, gap in zip(when, np.diff(when, prepend=-1), strict=True):
        mean_size += alpha * (values[time] - mean_size)
        mean_gap += alpha * (gap - mean_gap)
        size[time:], probability[time:] = mean_size, min(share / mean_gap, 1.0)
    return size, probability


def _tsb(values: FloatArray, alpha: float, beta: float) -> tuple[FloatArray, FloatArray]:
    """Smooth sizes at each demand and the probability in every period."""
    size, probability = np.full((2, values.size), np.nan)
    first = int(np.argmax(values > 0))
    mean_size, chance = float(values[first]), float(values[0] > 0)
    for time, value in enumerate(values.tolist()):
        chance += beta * ((value > 0) - chance)
        if value > 0:
            mean_size += alpha * (value - mean_size)
        probability[time] = chance
        if time >= first:
            size[time] = mean_size
    return size, probability
