# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""One step of exponential smoothing, for many candidates at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from oms42.stats.arrays import FloatArray


class Shape(NamedTuple):
    """How the components meet; additive and multiplicative errors share the recursion.

    Attributes:
        grows: Whether the trend is a factor (else a slope that is added).
        scales: Whether the season is a factor (else added).
        period: The number m of seasons in a cycle; 1 without seasons.
    """

    grows: bool
    scales: bool
    period: int


class Gains(NamedTuple):
    """What an error adds to each state, and the damping; arrays of shape (b,) for b candidates.

    Attributes:
        alpha: Share of the error that goes into the level.
        beta: Share that goes into the trend; 0 without one.
        gamma: Share that goes into the season; 0 without one.
        phi: Damping; 1 without.
    """

    alpha: FloatArray
    beta: FloatArray
    gamma: FloatArray
    phi: FloatArray


class State(NamedTuple):
    """Level and trend of b candidates, and their seasons.

    Attributes:
        level: The level, shape (b,).
        slope: The slope or growth factor, shape (b,).
        season: The latest m seasons, oldest first, shape (m, b).
    """

    level: FloatArray
    slope: FloatArray
    season: FloatArray


class Carried(NamedTuple):
    """Level and trend, carried to the next period before its observation is known.

    Attributes:
        level: The mean but for the season, shape (b,).
        slope: The trend after damping, shape (b,).
    """

    level: FloatArray
    slope: FloatArray


class Run(NamedTuple):
    """The steps of a run over n observations.

    Attributes:
        mean: One-step forecasts, shape (n, b).
        level: Levels after each observation, shape (n, b).
        slope: Slopes or growth factors after each, shape (n, b).
        season: The m seasons at the start, then the one after each observation, shape (n + m, b).
    """

    mean: FloatArray
    level: FloatArray
    slope: FloatArray
    season: FloatArray


def expect(shape: Shape, gains: Gains, level: FloatArray, slope: FloatArray) -> Carried:
    r"""Carry level and trend one period on.

    $$\ell_{t-1} + \phi b_{t-1} \quad\text{or}\quad \ell_{t-1}\, b_{t-1}^{\phi}$$

    Args:
        shape: How the components meet.
        gains: The weights.
        level: The level, shape (b,).
        slope: The slope or growth factor, shape (b,).

    Returns:
        The level before its season, and the trend after damping.

    Source:
        [fpp3]

    Example:
        >>> gains = Gains(*(np.array([value]) for value in (0.5, 0.2, 0.0, 0.5)))
        >>> expect(Shape(False, False, 1), gains, np.array([10.0]), np.array([2.0])).level
        array([11.])
    """
    if shape.grows:
        factor = slope**gains.phi
        return Carried(level * factor, factor)
    step = gains.phi * slope
    return Carried(level + step, step)


def learn(
    shape: Shape,
    gains: Gains,
    level: FloatArray,
    carried: Carried,
    index: FloatArray,
    error: FloatArray,
) -> tuple[FloatArray, FloatArray, FloatArray]:
    r"""Move the states by an error.

    $$\ell_t = q_t + \alpha e_t / s, \qquad b_t = r_t + \beta e_t / (s\,\ell_{t-1}), \qquad
    s_t = s_{t-m} + \gamma e_t / q_t$$

    with $q_t$ and $r_t$ the level and trend carried on; $s$ divides only where the seasons are
    factors, and so does $q_t$; $\ell_{t-1}$ divides only where the trend is one.

    Args:
        shape: How the components meet.
        gains: The weights.
        level: The level before the period, shape (b,).
        carried: What ``expect`` made of level and trend.
        index: The season of the period, shape (b,).
        error: Observation minus mean, shape (b,).

    Returns:
        Level, trend and season after the period.

    Source:
        [fpp3]

    Example:
        >>> one = np.array([1.0])
        >>> gains = Gains(0.5 * one, 0.2 * one, 0 * one, one)
        >>> learn(Shape(False, False, 1), gains, 10 * one, Carried(12 * one, 2 * one), 0 * one, one)
        (array([12.5]), array([2.2]), array([0.]))
    """
    season = index + gains.gamma * (error / carried.level if shape.scales else error)
    plain = error / index if shape.scales else error
    slope = carried.slope + gains.beta * (plain / level if shape.grows else plain)
    return carried.level + gains.alpha * plain, slope, season


def run(y: FloatArray, shape: Shape, gains: Gains, start: State) -> Run:
    r"""Run the recursion over a series, for b candidates side by side.

    Additive and multiplicative errors give the same means and states: with $\varepsilon_t =
    e_t/\mu_t$ the equations of the second turn into those of the first.

    Args:
        y: The series, shape (n,).
        shape: How the components meet.
        gains: The weights.
        start: The states before the first observation.

    Returns:
        Every step.

    Source:
        [fpp3]

    Example:
        >>> one = np.array([1.0])
        >>> gains, start = Gains(0.5 * one, 0 * one, 0 * one, one), State(8 * one, 0 * one, 0 * one)
        >>> run(np.array([10.0, 14.0]), Shape(False, False, 1), gains, start).level[:, 0]
        array([ 9. , 11.5])
    """
    n, m = y.size, shape.period
    level, slope = start.level, start.slope
    mean, levels, slopes = np.empty((3, n, level.size))
    season = np.empty((n + m, level.size))
    season[:m] = start.season
    for t in range(n):
        index = season[t]
        carried = expect(shape, gains, level, slope)
        mean[t] = carried.level * index if shape.scales else carried.level + index
        level, slope, season[t + m] = learn(shape, gains, level, carried, index, y[t] - mean[t])
        levels[t], slopes[t] = level, slope
    return Run(mean, levels, slopes, season)
