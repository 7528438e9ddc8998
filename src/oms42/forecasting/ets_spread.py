# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How far a smoothing model's forecasts spread: variances where they are known, else paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.state_space import expect, learn

if TYPE_CHECKING:
    from oms42.forecasting.state_space import Gains, Shape, State
    from oms42.stats.arrays import FloatArray

PATHS = 5000  # as R's forecast.ets
LEAST = 1e-6  # a component that multiplies stays above this share of its start


def growth(phi: float, h: int) -> FloatArray:
    r"""Return how many slopes a forecast is above the level.

    $$\phi + \dots + \phi^j, \qquad j = 1, \dots, h$$

    Args:
        phi: The damping; 1 for none.
        h: The number of periods.

    Returns:
        The sums, shape (h,).

    Source:
        [fpp3]

    Example:
        >>> growth(0.5, 3)
        array([0.5  , 0.75 , 0.875])
    """
    return np.cumsum(phi ** np.arange(1, h + 1))


def means(shape: Shape, gains: Gains, last: State, h: int) -> FloatArray:
    r"""Forecast without further errors, for one candidate.

    $$\hat y_{n+j} = \ell_n + (\phi + \dots + \phi^j)\,b_n + s_{n+j-mk}, \qquad
    k = \lceil j/m \rceil$$

    A trend that multiplies raises $b_n$ to that power; a season that multiplies is a factor.

    Args:
        shape: How the components meet.
        gains: The weights, shape (1,) each.
        last: The states after the last observation.
        h: The number of periods.

    Returns:
        The means, shape (h,).

    Source:
        [fpp3]

    Example:
        >>> from oms42.forecasting.state_space import Gains, Shape, State
        >>> one = np.ones(1)
        >>> last = State(9 * one, one, 0 * one)
        >>> means(Shape(False, False, 1), Gains(one, one, one, one), last, 2)
        array([10., 11.])
    """
    powers = growth(float(gains.phi[0]), h)
    slope, level = float(last.slope[0]), float(last.level[0])
    base = level * slope**powers if shape.grows else level + slope * powers
    index = np.ravel(last.season)[np.arange(h) % shape.period]
    return np.asarray(base * index if shape.scales else base + index)


def linear_variance(
    shape: Shape, gains: Gains, sigma2: float, mean: FloatArray, *, relative: bool
) -> FloatArray:
    r"""Return the variances of a form whose trend and seasons are added.

    With $c_j = \alpha + \beta(\phi + \dots + \phi^j) + \gamma\,[m \text{ divides } j]$, additive
    errors have

    $$v_h = \sigma^2 \Big(1 + \sum_{j=1}^{h-1} c_j^2\Big)$$

    and multiplicative ones

    $$v_h = (1 + \sigma^2)\,\theta_h - \mu_h^2, \qquad
    \theta_h = \mu_h^2 + \sigma^2 \sum_{j=1}^{h-1} c_j^2\,\theta_{h-j}$$

    Args:
        shape: How the components meet.
        gains: The weights, shape (1,) each.
        sigma2: The variance of the one-step errors; of relative ones, as a share.
        mean: The point forecasts, shape (h,).
        relative: Whether the errors multiply.

    Returns:
        The variances, shape (h,).

    Source:
        [hyndman2008], chapter 6

    Example:
        >>> from oms42.forecasting.state_space import Gains, Shape
        >>> gains = Gains(*(np.array([value]) for value in (0.5, 0.0, 0.0, 1.0)))
        >>> linear_variance(Shape(False, False, 1), gains, 4.0, np.array([9.0, 9]), relative=False)
        array([4., 5.])
    """
    h = mean.size
    response = gains.alpha + gains.beta * growth(float(gains.phi[0]), h)
    response[shape.period - 1 :: shape.period] += gains.gamma
    passed_on = response[: h - 1] ** 2
    if not relative:
        return np.asarray(sigma2 * (1 + np.concatenate([[0.0], np.cumsum(passed_on)])))
    theta = mean**2
    for j in range(1, h):
        theta[j] += sigma2 * float(passed_on[:j] @ theta[:j][::-1])
    return np.asarray((1 + sigma2) * theta - mean**2)


def scaled_variance(shape: Shape, gains: Gains, last: State, sigma2: float, h: int) -> FloatArray:
    r"""Return the variances of a form with factors for errors and seasons and an added trend.

    Let $M$ be the products of level and slope with the seasons, stacked. One period takes it to
    $(A + K\varepsilon + G\varepsilon^2) M$, so with normal errors its second moments $S$ become

    $$A S A' + \sigma^2 (A S G' + G S A' + K S K') + 3 \sigma^4\,G S G'$$

    and $v_h = (1 + \sigma^2)\,w'S w - (w' \mathrm{E} M)^2$, with $w$ the share of each in the mean.

    Args:
        shape: How the components meet.
        gains: The weights, shape (1,) each.
        last: The states after the last observation.
        sigma2: The variance of the relative one-step errors.
        h: The number of periods.

    Returns:
        The variances, shape (h,).

    Source:
        [hyndman2008], chapter 6

    Example:
        >>> from oms42.forecasting.state_space import Gains, Shape, State
        >>> gains = Gains(*(np.array([value]) for value in (0.5, 0.0, 0.0, 1.0)))
        >>> last = State(np.array([9.0]), np.zeros(1), np.array([[0.5], [1.5]]))
        >>> scaled_variance(Shape(False, True, 2), gains, last, 0.01, 2).round(4)
        array([0.2025, 2.2827])
    """
    m = shape.period
    alpha, beta, gamma, phi = (float(weight[0]) for weight in gains)
    carry, shift = np.array([[1.0, phi], [0.0, phi]]), np.roll(np.eye(m), -1, axis=0)
    pull, turn = np.array([[alpha, alpha * phi], [beta, beta * phi]]), np.zeros((m, m))
    turn[-1, 0] = gamma
    step, push, twice = (
        np.kron(shift, carry),
        np.kron(turn, carry) + np.kron(shift, pull),
        np.kron(turn, pull),
    )
    share = np.kron(np.eye(m)[0], np.array([1.0, phi]))
    first = np.kron(np.ravel(last.season), np.array([last.level[0], last.slope[0]]))
    second = np.outer(first, first)
    variance = np.empty(h)
    for j in range(h):
        variance[j] = (1 + sigma2) * share @ second @ share - (share @ first) ** 2
        mixed = step @ second @ twice.T
        second = (
            step @ second @ step.T
            + sigma2 * (mixed + mixed.T + push @ second @ push.T)
            + 3 * sigma2**2 * twice @ second @ twice.T
        )
        first = step @ first + sigma2 * twice @ first
    return variance


def paths(
    shape: Shape, gains: Gains, last: State, deviation: float, h: int, *, relative: bool
) -> FloatArray:
    r"""Simulate futures with normal errors, for forms whose variance has no formula.

    Relative errors are cut off at -100 %, and components that multiply are kept above zero.

    Args:
        shape: How the components meet.
        gains: The weights, shape (1,) each.
        last: The states after the last observation.
        deviation: The standard deviation $\sigma$ of the one-step errors.
        h: The number of periods.
        relative: Whether the errors multiply.

    Returns:
        The futures, shape (h, 5000), the same ones at each call.

    Source:
        [hyndman2008], chapter 6

    Example:
        >>> from oms42.forecasting.state_space import Gains, Shape, State
        >>> one = np.ones(1)
        >>> gains, last = Gains(one, one, one, one), State(9 * one, one, 1 * one)
        >>> paths(Shape(True, True, 1), gains, last, 0.0, 2, relative=True)[:, 0]
        array([9., 9.])
    """
    noise = deviation * np.random.default_rng(0).standard_normal((h, PATHS))
    level, slope = np.repeat(last.level, PATHS), np.repeat(last.slope, PATHS)
    season = [np.repeat(index, PATHS) for index in last.season.reshape(shape.period, -1)]
    lowest = LEAST * last.level
    future = np.empty((h, PATHS))
    for t in range(h):
        carried = expect(shape, gains, level, slope)
        mean = carried.level * season[t] if shape.scales else carried.level + season[t]
        error = mean * np.maximum(noise[t], LEAST - 1) if relative else noise[t]
        future[t] = mean + error
        level, slope, index = learn(shape, gains, level, carried, season[t], error)
        if shape.scales or shape.grows:
            level = np.maximum(level, lowest)
        season.append(np.maximum(index, LEAST) if shape.scales else index)
        slope = np.maximum(slope, LEAST) if shape.grows else slope
    return future
