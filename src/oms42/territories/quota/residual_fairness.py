# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are quotas fair? What a seller attains must not depend on the territory's potential."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only, share
from oms42.stats.least_squares import least_squares
from oms42.territories.amounts import amounts

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Fairness:
    """Hold whether attainment goes with potential.

    Attributes:
        slope: Attainment that a territory of twice the mean potential has above one of the mean;
            0.1 is ten points of attainment.
        se: Its standard error (HC3).
        lower: Lower limit.
        upper: Upper limit.
        level: Coverage of the limits.
        correlation: Of potential with the residuals: sales less quotas scaled to the same sum.
        r2: Share of the variance of attainment that potential explains.
        residuals: The residuals, in the unit of sales, shape (n,); they add up to 0.
        fair: Whether the limits of the slope hold 0: these data do not show a tilt.
    """

    slope: float
    se: float
    lower: float
    upper: float
    level: float
    correlation: float
    r2: float
    residuals: FloatArray
    fair: bool


def fairness(
    sales: ArrayLike, quotas: ArrayLike, potential: ArrayLike, *, level: float = 0.95
) -> Fairness:
    r"""Test whether quotas are fair: attainment and residuals against potential.

    $$\frac{S_i}{Q_i} = \alpha + s\,\frac{P_i}{\bar P} + \varepsilon_i, \qquad
      e_i = S_i - Q_i\,\frac{\sum_h S_h}{\sum_h Q_h}$$

    A slope s above 0 means that rich territories attain their quotas more easily. That the limits
    hold 0 does not prove fairness: with few sellers they are wide.

    Args:
        sales: Sales $S_i$ of each seller, 0 or more, shape (n,).
        quotas: Quota $Q_i$ of each, above 0, shape (n,).
        potential: Potential $P_i$ of each territory, 0 or more, not all alike, shape (n,).
        level: Coverage of the limits, above 0 and below 1.

    Returns:
        Slope with limits, correlation, and the residuals.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, lengths differ, there are fewer than four sellers,
            or all potentials are alike.

    Example:
        >>> sales, quotas = [9.0, 10.5, 6.1, 4.2, 7.0], [9, 10, 6.5, 4.4, 7.5]
        >>> test = fairness(sales, quotas, [30, 34, 22, 14, 26])
        >>> round(test.slope, 3), round(test.correlation, 2), test.fair
        (0.116, 0.67, True)
    """
    S = amounts(sales, name="sales")
    Q = amounts(quotas, name="quotas", rows=S.size, zero=False)
    P = amounts(potential, name="potential", rows=S.size)
    if S.size < 4:
        raise ValueError(f"there are {S.size} sellers; at least 4 are needed for a slope's error.")
    if np.ptp(P) == 0:
        raise ValueError(f"every potential is {P[0]:g}; it must differ to explain anything.")
    coverage = share(level, name="level")
    fit = least_squares(P / P.mean(), S / Q)
    lower, upper = (float(limit[1]) for limit in fit.interval(coverage))
    left = S - Q * S.sum() / Q.sum()
    return Fairness(
        float(fit.coef[1]),
        float(fit.se[1]),
        lower,
        upper,
        coverage,
        correlation(left, P),
        fit.r2,
        read_only(left),
        lower <= 0 <= upper,
    )


def correlation(x: FloatArray, y: FloatArray) -> float:
    r"""Return the correlation of two columns; 0 where one of them does not vary.

    Args:
        x: Numbers, shape (n,).
        y: Numbers, shape (n,).

    Returns:
        Pearson's correlation.

    Example:
        >>> round(correlation(np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.0, 4.0])), 3)
        0.982
    """
    a, b = x - x.mean(), y - y.mean()
    size = float(np.sqrt((a @ a) * (b @ b)))
    rounding = 1e-12 * x.size * float(np.abs(x).max() * np.abs(y).max())
    return float(a @ b) / size if size > rounding else 0.0
