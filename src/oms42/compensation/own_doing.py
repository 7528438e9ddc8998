# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Line of sight: how much of the measure that pays is the seller's own doing."""

from __future__ import annotations

from dataclasses import dataclass
from math import atanh, sqrt, tanh
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.numbers import number
from oms42.stats.arrays import same_length, share, vector, whole

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True)
class LineOfSight:
    """Hold how a measure goes with effort.

    Attributes:
        correlation: Correlation of effort and measure.
        lower: Lower limit; NaN if computed from variances.
        upper: Upper limit; NaN if computed from variances.
        variance_share: correlation²: share of the measure's variance that effort explains.
    """

    correlation: float
    lower: float
    upper: float
    variance_share: float


def line_of_sight(effort: ArrayLike, measure: ArrayLike, *, level: float = 0.95) -> LineOfSight:
    """Correlate effort and measure over sellers, with Fisher's interval.

    Args:
        effort: What the seller does, shape (n,), at least 4.
        measure: What pays, shape (n,).
        level: Coverage of the interval, above 0 and below 1.

    Returns:
        The correlation with its limits.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, there are too few sellers, or a column does not vary.

    Example:
        >>> made = line_of_sight([1, 2, 3, 4, 5], [1, 3, 2, 5, 4])
        >>> round(made.correlation, 3), round(made.lower, 3), round(made.upper, 3)
        (0.8, -0.28, 0.986)
    """
    x, y = vector(effort, name="effort", least=4), vector(measure, name="measure", least=4)
    same_length(effort=x, measure=y)
    for name, values in (("effort", x), ("measure", y)):
        if np.ptp(values) == 0:
            raise ValueError(f"{name} is {values[0]:g} for every seller; it must vary.")
    r = float(np.clip(np.corrcoef(x, y)[0, 1], -1, 1))
    if abs(r) > 1 - 1e-12:
        return LineOfSight(r, r, r, r * r)
    reach = NormalDist().inv_cdf((1 + share(level, name="level")) / 2) / sqrt(x.size - 3)
    return LineOfSight(r, tanh(atanh(r) - reach), tanh(atanh(r) + reach), r * r)


def line_of_sight_share(
    effort: float, territory: float = 0.0, noise: float = 0.0, *, team: int = 1
) -> LineOfSight:
    r"""Compute the line of sight of a measure from what makes it vary.

    The measure of a team of $n$ is the mean of $e_i + p_i + \varepsilon_i$ over its members, so one
    member's effort goes with it as

    $$\rho = \frac{\sigma_e / n}{\sqrt{(\sigma_e^2 + \sigma_p^2 + \sigma_\varepsilon^2)/n}}
      = \frac{1}{\sqrt n}\,
        \frac{\sigma_e}{\sqrt{\sigma_e^2 + \sigma_p^2 + \sigma_\varepsilon^2}}$$

    Args:
        effort: Standard deviation of effort, above 0.
        territory: Standard deviation that the territory adds.
        noise: Standard deviation that luck adds.
        team: Number of sellers whose mean result pays; 1 for an individual measure.

    Returns:
        The correlation, without limits.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of range.

    Example:
        >>> round(line_of_sight_share(0.12, 0.18, 0.15).variance_share, 3)
        0.208
        >>> round(line_of_sight_share(0.12, 0.18, 0.15, team=4).variance_share, 3)
        0.052
    """
    own = number(effort, name="effort", above=0.0) ** 2
    other = number(territory, name="territory", least=0.0) ** 2
    other += number(noise, name="noise", least=0.0) ** 2
    portion = own / (own + other) / whole(team, name="team")
    return LineOfSight(sqrt(portion), float("nan"), float("nan"), portion)
