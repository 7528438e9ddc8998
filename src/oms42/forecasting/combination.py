# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Combinations: the mean of several forecasts, which is seldom the best and seldom bad."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from oms42.forecasting.result import Forecast
from oms42.stats.arrays import read_only, vector

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


class Fitted(Protocol):
    """What a combination asks of a model."""

    @property
    def fitted(self) -> FloatArray:
        """One-step forecasts of the past."""

    @property
    def residuals(self) -> FloatArray:
        """What happened less these."""

    def forecast(self, h: int, level: float | Iterable[float] = ...) -> Forecast:
        """Forecast the next h periods."""


@dataclass(frozen=True, eq=False)
class Combination:
    """Several fitted models that forecast as one.

    Attributes:
        models: The models.
        weights: The weight of each, shape (k,); they sum to 1.
        fitted: The weighted mean of their one-step forecasts, shape (n,).
        residuals: What happened less these, shape (n,).
        sigma2: The mean square of the residuals that are known.

    Source:
        [bates_granger1969]

    Example:
        >>> from oms42.forecasting import drift, naive
        >>> y = [10, 12, 11, 13]
        >>> combine([naive(y), drift(y)]).forecast(2).mean
        array([13.5, 14. ])
    """

    models: tuple[Fitted, ...]
    weights: FloatArray
    fitted: FloatArray
    residuals: FloatArray
    sigma2: float

    def forecast(self, h: int, level: float | Iterable[float] = (80, 95)) -> Forecast:
        r"""Forecast the next h periods.

        $$\hat y_{n+h} = \sum_i w_i\,\hat y^{(i)}_{n+h}, \qquad Q_h(p) = \sum_i w_i\,Q^{(i)}_h(p)$$

        The ends of the intervals are averaged like the means, which keeps them as sharp as those of
        the models; averaging the distributions would widen them.

        Args:
            h: The number of periods, 1 or more.
            level: Levels of the prediction intervals in percent; ``()`` for none.

        Returns:
            The forecast.

        Raises:
            TypeError: ``h`` or a level is not a number.
            ValueError: ``h`` is below 1, or a level is outside its range.

        Source:
            Lichtendahl, Grushka-Cockayne & Winkler 2013, Management Science 59, 1594-1611

        Example:
            >>> from oms42.forecasting import drift, naive
            >>> y = [10, 12, 11, 13]
            >>> combine([naive(y), drift(y)]).forecast(1, level=80).upper[80].round(2)
            array([15.89])
        """
        levels = level if isinstance(level, int | float) else tuple(level)
        parts = [model.forecast(h, levels) for model in self.models]
        return Forecast(
            mean=self._mix([part.mean for part in parts]),
            lower={p: self._mix([part.lower[p] for part in parts]) for p in parts[0].lower},
            upper={p: self._mix([part.upper[p] for part in parts]) for p in parts[0].upper},
        )

    def _mix(self, columns: Sequence[FloatArray]) -> FloatArray:
        """Return the weighted mean of columns."""
        return read_only(self.weights @ np.stack(columns))


def combine(models: Sequence[Fitted], weights: ArrayLike | None = None) -> Combination:
    r"""Combine models that were fitted to the same series.

    $$\hat y_{n+h} = \sum_i w_i\,\hat y^{(i)}_{n+h}, \qquad \sum_i w_i = 1$$

    Args:
        models: Fitted models, two or more: any that this room makes.
        weights: A weight for each, zero or above, shape (k,); they are scaled to sum to 1. None
            for equal weights, which are hard to beat.

    Returns:
        The combination; call its ``forecast``.

    Raises:
        TypeError: An entry is not a fitted model, or a weight is not a number.
        ValueError: There are too few models, they were fitted to unlike numbers of observations, or
            the weights do not match them.

    Source:
        [bates_granger1969]

    Example:
        >>> from oms42.forecasting import drift, naive
        >>> y = [10, 12, 11, 13]
        >>> combine([naive(y), drift(y)], weights=[3, 1]).forecast(1, level=()).mean
        array([13.25])
    """
    members = tuple(models)
    for place, model in enumerate(members):
        if not all(hasattr(model, name) for name in ("fitted", "residuals", "forecast")):
            raise TypeError(
                f"models holds {type(model).__name__} at position {place}; it takes fitted models, "
                "such as naive(y) or auto_ets(y, period=12)."
            )
    if len(members) < 2:
        raise ValueError(f"models holds {len(members)}; a combination needs two or more.")
    sizes = sorted({model.fitted.size for model in members})
    if len(sizes) > 1:
        raise ValueError(
            f"the models were fitted to {' and '.join(map(str, sizes))} observations; combine "
            "models of the same series."
        )
    shares = _shares(weights, len(members))
    fitted = shares @ np.stack([model.fitted for model in members])
    residuals = shares @ np.stack([model.residuals for model in members])
    known = residuals[np.isfinite(residuals)]
    sigma2 = float(np.mean(known**2)) if known.size else float("nan")
    return Combination(members, shares, read_only(fitted), read_only(residuals), sigma2)


def _shares(weights: ArrayLike | None, k: int) -> FloatArray:
    """Check the weights and scale them to sum to 1."""
    if weights is None:
        return read_only(np.full(k, 1 / k))
    values = vector(weights, name="weights")
    if values.size != k:
        raise ValueError(f"weights holds {values.size} values for {k} models; give one each.")
    if values.min() < 0 or values.sum() == 0:
        raise ValueError(
            f"weights is {values.tolist()}; weights must be zero or above, and one above zero."
        )
    return read_only(values / values.sum())
