# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The recursion that all exponential smoothing shares: level, slope and season, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

Number = TypeVar("Number", float, NDArray[np.float64])


class Form(NamedTuple):
    """Which components a smoothing method has.

    Attributes:
        name: What the method is called.
        trend: Whether there is a slope.
        period: The number m of seasons in a cycle; 1 without seasons.
        multiplicative: Whether the seasons multiply the level (else they are added to it).
    """

    name: str
    trend: bool = False
    period: int = 1
    multiplicative: bool = False


class Weights(NamedTuple):
    """The smoothing parameters; the defaults switch a component off.

    Attributes:
        alpha: Weight of the newest observation in the level.
        beta: Weight of the newest change of level in the slope.
        gamma: Weight of the newest observation in its season.
        phi: Share of the slope that survives a step; 1 without damping.
    """

    alpha: float
    beta: float = 0.0
    gamma: float = 0.0
    phi: float = 1.0


class States(NamedTuple, Generic[Number]):
    """The components after an observation.

    Attributes:
        level: The level.
        slope: The slope.
        season: The latest m seasonal indices, oldest first; ``[0.0]`` without seasons.
    """

    level: Number
    slope: Number
    season: list[Number]


class Path(NamedTuple, Generic[Number]):
    """All steps of a run.

    Attributes:
        fitted: One-step forecast of each value.
        level: Level after each value.
        slope: Slope after each value.
        season: The m seasonal indices at the start, then the one after each value.
    """

    fitted: list[Number]
    level: list[Number]
    slope: list[Number]
    season: list[Number]


class LevelError(ValueError):
    """The level fell to zero or below, where multiplicative seasons have no meaning."""


def smooth(
    values: Sequence[Number], weights: Weights, start: States[Number], *, multiplicative: bool
) -> Path[Number]:
    r"""Run the smoothing equations over a series.

    With additive seasons

    $$\hat y_t = \ell_{t-1} + \phi b_{t-1} + s_{t-m}$$
    $$\ell_t = \alpha (y_t - s_{t-m}) + (1 - \alpha)(\ell_{t-1} + \phi b_{t-1})$$
    $$b_t = \beta (\ell_t - \ell_{t-1}) + (1 - \beta)\,\phi b_{t-1}$$
    $$s_t = \gamma (y_t - \ell_t) + (1 - \gamma) s_{t-m}$$

    and with multiplicative seasons $\hat y_t = (\ell_{t-1} + \phi b_{t-1})\,s_{t-m}$, with
    $y_t / s_{t-m}$ in the level and $y_t / \ell_t$ in the season. $\alpha$, $\beta$ and $\gamma$
    are weights, each from 0 to 1, as in R's ``HoltWinters``.

    Args:
        values: The observations to run over. Each is a number, or an array when several additive
            runs go side by side: the equations are linear then.
        weights: The smoothing parameters.
        start: The components before the first value.
        multiplicative: Whether the seasons multiply.

    Returns:
        Every step.

    Raises:
        LevelError: The seasons multiply and the level fell to zero or below.

    Source:
        [fpp3]

    Example:
        >>> smooth([10.0, 14.0], Weights(0.5), States(8.0, 0.0, [0.0]), multiplicative=False).level
        [9.0, 11.5]
    """
    alpha, beta, gamma, phi = weights
    level, slope, season = start.level, start.slope, list(start.season)
    path: Path[Number] = Path([], [], [], season)
    for t, value in enumerate(values):
        index = season[t]
        carried = phi * slope
        expected = level + carried
        path.fitted.append(expected * index if multiplicative else expected + index)
        adjusted = value / index if multiplicative else value - index
        updated = expected + alpha * (adjusted - expected)
        if multiplicative and updated <= 0:
            raise LevelError(
                f"the level falls to {updated:g} at step {t + 1} of the run; multiplicative "
                "seasons need a level above zero: use seasonal='additive', or a smaller beta."
            )
        slope = carried + beta * (updated - level - carried)
        level = updated
        season.append(
            index + gamma * ((value / level if multiplicative else value - level) - index)
        )
        path.level.append(level)
        path.slope.append(slope)
    return path
