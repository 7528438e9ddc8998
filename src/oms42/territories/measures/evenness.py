# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How evenly an amount, such as workload or potential, is spread over territories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.amounts import amounts

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Balance:
    """Hold the three figures of evenness; each is 0 where all territories are alike.

    Attributes:
        mean: Mean amount a territory.
        max_deviation: Largest relative deviation from the mean (or from the target).
        gini: Gini coefficient, from 0 to (m − 1) / m.
        cv: Coefficient of variation, of the population.
    """

    mean: float
    max_deviation: float
    gini: float
    cv: float


def balance(totals: ArrayLike, target: ArrayLike | None = None) -> Balance:
    """Measure how evenly an amount is spread over territories.

    Args:
        totals: The amount of each territory, 0 or more, shape (m,).
        target: What each should have, above 0; one number or shape (m,). It changes the maximum
            deviation alone. Left out, each should have the mean.

    Returns:
        Mean, maximum deviation, Gini coefficient and coefficient of variation.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is negative or not finite, or all are zero.

    Example:
        >>> made = balance([1180, 960, 1420, 840])
        >>> made.mean, round(made.max_deviation, 3), round(made.cv, 3), round(made.gini, 3)
        (1100.0, 0.291, 0.201, 0.111)
    """
    values = amounts(totals, name="totals")
    return Balance(
        float(values.mean()),
        max_deviation(values, target),
        gini(values),
        coefficient_of_variation(values),
    )


def deviations(totals: ArrayLike, target: ArrayLike | None = None) -> FloatArray:
    r"""Return how far each territory lies from what it should have.

    $$\delta_j = \frac{W_j - T_j}{T_j}, \qquad T_j = \bar W \text{ if no target is given}$$

    Args:
        totals: The amount $W_j$ of each territory, 0 or more, shape (m,).
        target: What each should have, above 0; one number or shape (m,).

    Returns:
        Relative deviations, shape (m,): −0.2 is 20 percent too little.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, or the lengths differ.

    Example:
        >>> deviations([90, 100, 110])
        array([-0.1,  0. ,  0.1])
    """
    values = amounts(totals, name="totals")
    if target is None:
        return np.asarray((values - values.mean()) / values.mean())
    goal = np.broadcast_to(np.asarray(target), values.shape) if np.ndim(target) == 0 else target
    wanted = amounts(goal, name="target", rows=values.size, zero=False)
    return np.asarray((values - wanted) / wanted)


def max_deviation(totals: ArrayLike, target: ArrayLike | None = None) -> float:
    r"""Return the largest relative deviation of a territory from what it should have.

    $$\max_j \frac{|W_j - T_j|}{T_j}, \qquad T_j = \bar W \text{ if no target is given}$$

    Args:
        totals: The amount $W_j$ of each territory, 0 or more, shape (m,).
        target: What each should have, above 0; one number or shape (m,).

    Returns:
        The deviation: 0.29 is 29 percent.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, or the lengths differ.

    Example:
        >>> round(max_deviation([1180, 960, 1420, 840]), 3)
        0.291
    """
    return float(np.abs(deviations(totals, target)).max())


def gini(totals: ArrayLike) -> float:
    r"""Return the Gini coefficient of the territories' amounts.

    $$G = \frac{\sum_i \sum_j |W_i - W_j|}{2\,m^2\,\bar W}$$

    Args:
        totals: The amount $W_j$ of each territory, 0 or more, shape (m,).

    Returns:
        0 if all are alike; (m − 1) / m if one territory has everything.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is negative or not finite, or all are zero.

    Example:
        >>> gini([0, 0, 0, 8])
        0.75
    """
    values = np.sort(amounts(totals, name="totals"))
    m = values.size
    ranks = 2.0 * np.arange(1, m + 1) - m - 1
    return float(ranks @ values / (m * values.sum()))


def coefficient_of_variation(totals: ArrayLike) -> float:
    r"""Return the standard deviation of the territories' amounts in units of their mean.

    $$\mathrm{CV} = \frac1{\bar W}\sqrt{\frac1m \sum_j (W_j - \bar W)^2}$$

    The territories are all there are, so the sum is divided by m, not by m − 1.

    Args:
        totals: The amount $W_j$ of each territory, 0 or more, shape (m,).

    Returns:
        The coefficient; 0 if all are alike.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is negative or not finite, or all are zero.

    Example:
        >>> round(coefficient_of_variation([1180, 960, 1420, 840]), 3)
        0.201
    """
    values = amounts(totals, name="totals")
    return float(values.std() / values.mean())
