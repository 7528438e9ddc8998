# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The continuous ranked probability score: one number for a whole forecast distribution."""

from __future__ import annotations

from math import pi, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.inputs import matched, series
from oms42.stats.arrays import finite, floats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.forecasting.result import Forecast
    from oms42.stats.arrays import FloatArray

GRID = 200  # quantiles behind the score of a forecast that states intervals


def crps_sample(y: ArrayLike, sample: ArrayLike, *, fair: bool = False) -> float:
    r"""Return the mean CRPS of forecasts given as samples.

    $$\mathrm{CRPS} = \mathrm{E}|X - y| - \tfrac12 \mathrm{E}|X - X'|$$

    with $X$ and $X'$ drawn from the sample. For one draw it is the absolute error.

    Args:
        y: The actual values: shape (n,), or one number.
        sample: Draws of each value, shape (n, s); for a single actual value also (s,).
        fair: Whether to average over pairs of *different* draws, $s(s-1)$ instead of $s^2$. That
            estimates the score of the distribution behind the draws without bias, and needs two
            draws; without it, the score is that of the sample itself.

    Returns:
        The mean score over the n values, in their units; the smaller, the better.

    Raises:
        TypeError: The values are not numbers.
        ValueError: Shapes do not fit, values are missing, or ``fair`` has one draw.

    Source:
        [gneiting2007]

    Example:
        >>> crps_sample(3, [1, 2, 4, 5])
        0.625
    """
    actual = series(np.atleast_1d(np.asarray(y)))
    draws = _table(sample, actual.size, name="sample", columns="draw")
    s = draws.shape[1]
    if fair and s < 2:
        raise ValueError("sample has one draw a value; fair=True needs two or more.")
    error = np.abs(draws - actual[:, None]).mean(axis=1)
    rank = 2 * np.arange(1, s + 1) - s - 1
    apart = np.sort(draws, axis=1) @ rank / (s * (s - 1) if fair else s * s)  # half of E|X - X'|
    return float(np.mean(error - apart))


def crps_quantiles(y: ArrayLike, q: ArrayLike, tau: ArrayLike) -> float:
    r"""Return the mean CRPS of forecasts given as quantiles.

    $$\mathrm{CRPS} = \int_0^1 2 \rho_\tau\, d\tau \approx \sum_k 2 w_k\, \rho_{\tau_k}$$

    $\rho$ is the pinball loss; $w_k$ reaches from the middle between a level and the one below to
    the middle between it and the one above, and at the ends to 0 and 1. With the levels
    $(k - \tfrac12)/K$ this is the score of the quantiles taken as a sample; with few levels it
    still ranks forecasts that state the same levels.

    Args:
        y: The actual values: shape (n,), or one number.
        q: The quantiles of each value, shape (n, k); for a single actual value also (k,).
        tau: Their levels, above 0 and below 1, all different, shape (k,).

    Returns:
        The mean score over the n values, in their units; the smaller, the better.

    Raises:
        TypeError: The values are not numbers.
        ValueError: Shapes do not fit, values are missing, a level is out of its range or occurs
            twice, or the quantiles of a value fall while the levels rise.

    Source:
        [gneiting2007]

    Example:
        >>> round(crps_quantiles(3, [1, 2, 4, 5], [0.125, 0.375, 0.625, 0.875]), 6)
        0.625
    """
    actual = series(np.atleast_1d(np.asarray(y)))
    levels = series(np.atleast_1d(np.asarray(tau)), name="tau")
    quantiles = _table(q, actual.size, name="q", columns="level in tau")
    if quantiles.shape[1] != levels.size:
        raise ValueError(
            f"q has {quantiles.shape[1]} columns and tau {levels.size} levels; give one column a "
            "level."
        )
    if levels.min() <= 0 or levels.max() >= 1 or np.unique(levels).size < levels.size:
        raise ValueError(
            f"tau is {levels.tolist()}; levels are above 0 and below 1, each of them once."
        )
    order = np.argsort(levels)
    levels, quantiles = levels[order], quantiles[:, order]
    crossed = np.flatnonzero((np.diff(quantiles, axis=1) < 0).any(axis=1))
    if crossed.size:
        raise ValueError(
            f"the quantiles in row {crossed[0]} of q fall while the levels rise; sort them."
        )
    return float(quantile_losses(actual, quantiles, levels).mean())


def crps_gaussian(y: ArrayLike, mean: ArrayLike, sd: ArrayLike) -> float:
    r"""Return the mean CRPS of normal forecasts.

    $$\mathrm{CRPS} = \sigma\Bigl[z\,(2\Phi(z) - 1) + 2\varphi(z) - \tfrac{1}{\sqrt\pi}\Bigr],
    \qquad z = \frac{y - \mu}{\sigma}$$

    Args:
        y: The actual values: shape (n,), or one number.
        mean: The means $\mu$, shape (n,), or one number for all.
        sd: The standard deviations $\sigma$, above 0, shape (n,), or one number for all.

    Returns:
        The mean score over the n values, in their units; the smaller, the better.

    Raises:
        TypeError: The values are not numbers.
        ValueError: Lengths differ, values are missing, or a deviation is not above 0.

    Source:
        [gneiting2007]

    Example:
        >>> round(crps_gaussian(0, mean=0, sd=1), 6)
        0.233695
    """
    actual = series(np.atleast_1d(np.asarray(y)))
    center, spread = (
        matched(actual, _spread(value, actual.size), names=("y", name))[1]
        for value, name in ((mean, "mean"), (sd, "sd"))
    )
    if spread.min() <= 0:
        raise ValueError(f"sd holds {spread.min():g}; a standard deviation is above 0.")
    z = (actual - center) / spread
    normal = NormalDist()
    below = np.array([normal.cdf(float(one)) for one in z])
    density = np.array([normal.pdf(float(one)) for one in z])
    return float(np.mean(spread * (z * (2 * below - 1) + 2 * density - 1 / sqrt(pi))))


def quantile_losses(y: FloatArray, q: FloatArray, tau: FloatArray) -> FloatArray:
    r"""Return the CRPS of each value from quantiles at rising levels.

    $$\sum_k 2 w_k \max\bigl(\tau_k (y - q_k),\; (\tau_k - 1)(y - q_k)\bigr)$$

    Args:
        y: Actual values, any shape.
        q: Their quantiles, the same shape with one axis more, of length k, at its end.
        tau: Their levels, rising, shape (k,).

    Returns:
        The scores, the shape of ``y``.

    Source:
        [gneiting2007]

    Example:
        >>> quantile_losses(np.array([3.0]), np.array([[2.0]]), np.array([0.5]))
        array([1.])
    """
    edges = np.concatenate([[0.0], (tau[1:] + tau[:-1]) / 2, [1.0]])
    gap = y[..., None] - q
    return np.asarray(2 * np.maximum(tau * gap, (tau - 1) * gap) @ np.diff(edges))


def forecast_losses(y: FloatArray, forecast: Forecast) -> FloatArray:
    r"""Return the CRPS of each value from the intervals of a forecast.

    The ends of the interval at level p are the quantiles at $(1 \pm p/100)/2$, and the mean stands
    in for the median. Between these and beyond, the quantile function is a straight line in
    $z = \Phi^{-1}(\tau)$: so the score of a normal forecast is that of ``crps_gaussian``, up to the
    error of a sum of 200 terms, and other forecasts are scored by what they state.

    Args:
        y: Actual values, shape (h,), or (k, h) if the arrays of the forecast have this shape.
        forecast: The forecast, with at least one interval.

    Returns:
        The scores, the shape of ``y``.

    Source:
        [gneiting2007]

    Example:
        >>> from oms42.forecasting import naive
        >>> one = naive([10, 12, 11, 13]).forecast(1)
        >>> forecast_losses(np.array([13.0]), one).round(3), round(crps_gaussian(13, 13, 3**0.5), 3)
        (array([0.405]), 0.405)
    """
    levels = sorted(forecast.lower)
    ends = [forecast.lower[p] for p in reversed(levels)], [forecast.upper[p] for p in levels]
    known = np.stack([*ends[0], forecast.mean, *ends[1]], axis=-1)
    positive = [NormalDist().inv_cdf(0.5 + p / 200) for p in levels]
    z = np.array([-one for one in reversed(positive)] + [0.0] + positive)
    tau = (np.arange(GRID) + 0.5) / GRID
    place = np.array([NormalDist().inv_cdf(float(share)) for share in tau])
    left = np.clip(np.searchsorted(z, place) - 1, 0, z.size - 2)
    part = (place - z[left]) / (z[left + 1] - z[left])
    return quantile_losses(y, known[..., left] * (1 - part) + known[..., left + 1] * part, tau)


def _spread(value: ArrayLike, n: int) -> ArrayLike:
    """Repeat one number for all values."""
    return np.repeat(np.asarray(value), n) if np.ndim(value) == 0 else value


def _table(values: ArrayLike, n: int, *, name: str, columns: str) -> FloatArray:
    """Check a table with one row a value; for one value a plain list will do."""
    table = floats(values, name=name)
    if table.ndim == 1 and n == 1:
        table = table[None, :]
    if table.ndim != 2 or table.shape[0] != n or table.shape[1] == 0:
        raise ValueError(
            f"{name} has shape {table.shape}; it needs one row a value and one column a {columns}: "
            f"shape ({n}, …)."
        )
    finite(table, name=name, mend="leave the row out.")
    return table
