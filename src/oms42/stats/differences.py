# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Difference-in-differences: what changed where something was done, beyond what changed anyway."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import matrix, outcomes, same_length, vector
from oms42.stats.least_squares import Errors, least_squares

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True)
class DifferenceInDifferences:
    """Hold an effect with the four means behind it.

    Attributes:
        effect: (treated after − before) − (others after − before), controls held constant.
        se: Its standard error.
        lower: Lower confidence limit.
        upper: Upper confidence limit.
        means: Mean of y: others before, others after, treated before, treated after.
    """

    effect: float
    se: float
    lower: float
    upper: float
    means: tuple[float, float, float, float]


def difference_in_differences(
    y: ArrayLike,
    treated: ArrayLike,
    after: ArrayLike,
    *,
    groups: ArrayLike | None = None,
    controls: ArrayLike | None = None,
    level: float = 0.95,
) -> DifferenceInDifferences:
    r"""Estimate the effect of what was done to some and not to others.

    $$y_{it} = \beta_0 + \beta_1 T_i + \beta_2 P_t + \delta\, T_i P_t + x_{it}'\gamma
      + \varepsilon_{it}$$

    $\delta$ is the effect if, without it, both groups would have changed alike. That cannot be
    seen; what can be seen is whether they moved alike before.

    Args:
        y: What is measured, shape (n,).
        treated: 1 where something was done, 0 elsewhere, shape (n,).
        after: 1 in the periods after it, 0 before, shape (n,).
        groups: The unit of each row (seller, account), shape (n,): errors are then clustered by
            unit, since a unit's rows are not independent; without it, HC3.
        controls: Further columns, shape (n, k) or (n,).
        level: Coverage of the interval, above 0 and below 1.

    Returns:
        The effect with its interval and the four means.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, one of the four cells is empty, or columns depend on each other.

    Example:
        >>> made = difference_in_differences(
        ...     [1, 1, 2, 2, 3, 3, 7, 7], [0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 1, 1, 0, 0, 1, 1],
        ... )
        >>> round(made.effect, 6), made.means
        (3.0, (1.0, 2.0, 3.0, 7.0))
    """
    target = vector(y, name="y", least=5)
    done, later = outcomes(treated, name="treated"), outcomes(after, name="after")
    same_length(y=target, treated=done, after=later)
    means = []
    for who in (0, 1):
        for when in (0, 1):
            cell = target[(done == who) & (later == when)]
            if cell.size == 0:
                raise ValueError(
                    f"there is no row with treated {who} and after {when}; all four cells are "
                    "needed."
                )
            means.append(float(cell.mean()))
    columns = [done, later, done * later]
    if controls is not None:
        columns += list(matrix(controls, name="controls", rows=target.size).T)
    errors: Errors = "HC3" if groups is None else "cluster"
    fit = least_squares(np.column_stack(columns), target, errors=errors, groups=groups)
    low, high = fit.interval(level)
    found = (float(fit.coef[3]), float(fit.se[3]), float(low[3]), float(high[3]))
    return DifferenceInDifferences(*found, (means[0], means[1], means[2], means[3]))
