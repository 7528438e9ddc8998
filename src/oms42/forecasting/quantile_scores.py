# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How good forecasts of a quantile were."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

import numpy as np

from oms42.forecasting.inputs import matched, series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


@overload
def pinball(y: ArrayLike, q: ArrayLike, tau: float) -> float: ...
@overload
def pinball(
    y: ArrayLike, q: ArrayLike, tau: Sequence[float] | NDArray[np.float64]
) -> FloatArray: ...
def pinball(
    y: ArrayLike, q: ArrayLike, tau: float | Sequence[float] | NDArray[np.float64]
) -> float | FloatArray:
    r"""Return the mean pinball loss of quantile forecasts.

    $$\rho_\tau = \mathrm{mean}\,\max\bigl(\tau(y - q),\; (\tau - 1)(y - q)\bigr)$$

    Being short costs $\tau$ a unit, being over $1 - \tau$; the $\tau$-quantile of the outcome is
    the forecast with the least expected loss. Half the absolute error at $\tau = 0.5$.

    Args:
        y: The actual values: shape (n,), or one number.
        q: The forecasts of the quantile: shape (n,), or one number; with k levels shape (n, k), or
            (k,) for a single actual value.
        tau: The quantile's level, above 0 and below 1, or k levels.

    Returns:
        The mean loss over the n values, in their units: one number, or shape (k,) for k levels.

    Raises:
        TypeError: The values are not numbers.
        ValueError: A level is out of its range, shapes do not fit, or values are missing.

    Source:
        [gneiting2007]

    Example:
        >>> pinball(1600, 1100, 0.1)
        50.0
        >>> pinball([1600, 1000], [[1100, 1900], [1100, 1900]], [0.1, 0.9]).round(6)
        array([70., 60.])
    """
    levels = series(np.atleast_1d(np.asarray(tau)), name="tau")
    outside = levels[(levels <= 0) | (levels >= 1)]
    if outside.size:
        raise ValueError(f"tau holds {outside[0]:g}; a quantile's level is above 0 and below 1.")
    actual, forecast = np.atleast_1d(np.asarray(y)), np.asarray(q)
    if np.ndim(tau) == 0:
        return _loss(actual, np.atleast_1d(forecast), float(levels[0]))
    table = forecast[None, :] if actual.size == 1 and forecast.ndim == 1 else forecast
    if table.ndim != 2 or table.shape[1] != levels.size:
        raise ValueError(
            f"q has shape {forecast.shape}; with {levels.size} levels in tau it needs one row a "
            f"value and one column a level: shape ({actual.size}, {levels.size})."
        )
    return np.array([_loss(actual, table[:, k], float(t)) for k, t in enumerate(levels)])


def _loss(y: ArrayLike, q: ArrayLike, tau: float) -> float:
    """Return the mean loss at one level."""
    actual, forecast = matched(y, q, names=("y", "q"))
    gap = actual - forecast
    return float(np.maximum(tau * gap, (tau - 1) * gap).mean())
