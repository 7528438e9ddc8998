# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Quotas as shares of a plan: by potential, by history, or by a blend of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oms42.stats.arrays import read_only
from oms42.territories.amounts import amounts, number
from oms42.territories.quota.rounding import round_to_total

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Quotas:
    """Hold the quotas of a plan.

    Attributes:
        quotas: Quota of each seller, shape (n,).
        shares: Share of each in the sum, shape (n,).
        plan: The plan that they serve.
        total: Their sum: the plan and the over-assignment.
        over_assignment: The sum beyond the plan, as a share of the plan.
    """

    quotas: FloatArray
    shares: FloatArray
    plan: float
    total: float
    over_assignment: float


def by_potential(
    plan: float, potential: ArrayLike, *, over_assignment: float = 0.0, unit: float | None = None
) -> Quotas:
    r"""Set quotas in proportion to potential.

    $$Q_i = (1 + o)\,T\,\frac{P_i}{\sum_h P_h}$$

    Args:
        plan: Plan T of the whole, above 0.
        potential: Potential $P_i$ of each territory, 0 or more, shape (n,).
        over_assignment: Share o by which the quotas exceed the plan, 0 or more: 8 percent is 0.08.
        unit: Round to whole multiples of this, keeping the sum, such as 1000; see
            `round_to_total`.

    Returns:
        The quotas.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> by_potential(26.4, [30, 34, 22, 14], over_assignment=0.08).quotas.round(3).tolist()
        [8.554, 9.694, 6.273, 3.992]
    """
    return blend(plan, potential, potential, over_assignment=over_assignment, unit=unit)


def by_history(
    plan: float, history: ArrayLike, *, over_assignment: float = 0.0, unit: float | None = None
) -> Quotas:
    r"""Set quotas in proportion to past sales.

    $$Q_i = (1 + o)\,T\,\frac{H_i}{\sum_h H_h}$$

    Args:
        plan: Plan T of the whole, above 0.
        history: Past sales $H_i$ of each territory, 0 or more, shape (n,).
        over_assignment: Share o by which the quotas exceed the plan, 0 or more.
        unit: Round to whole multiples of this, keeping the sum, such as 1000.

    Returns:
        The quotas.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> by_history(26.4, [9, 7, 5, 3], over_assignment=0.08).quotas.round(3).tolist()
        [10.692, 8.316, 5.94, 3.564]
    """
    return blend(plan, history, history, over_assignment=over_assignment, unit=unit)


def blend(
    plan: float,
    potential: ArrayLike,
    history: ArrayLike,
    *,
    weight: float = 0.5,
    over_assignment: float = 0.0,
    unit: float | None = None,
) -> Quotas:
    r"""Set quotas by a weighted mean of the shares in potential and in past sales.

    $$Q_i = (1 + o)\,T\,\Bigl[ w\,\frac{P_i}{\sum_h P_h} + (1 - w)\,\frac{H_i}{\sum_h H_h} \Bigr]$$

    Args:
        plan: Plan T of the whole, above 0.
        potential: Potential $P_i$ of each territory, 0 or more, shape (n,).
        history: Past sales $H_i$ of each territory, 0 or more, shape (n,).
        weight: Weight w of potential, 0 to 1; 0 is pure history.
        over_assignment: Share o by which the quotas exceed the plan, 0 or more.
        unit: Round to whole multiples of this, keeping the sum, such as 1000.

    Returns:
        The quotas.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, or the lengths differ.

    Example:
        >>> made = blend(26.4, [30, 34, 22, 14], [9, 7, 5, 3], over_assignment=0.08)
        >>> made.quotas.round(3).tolist(), round(made.total, 3)
        ([9.623, 9.005, 6.106, 3.778], 28.512)
    """
    P = amounts(potential, name="potential")
    H = amounts(history, name="history", rows=P.size)
    w = number(weight, name="weight", least=0, most=1)
    return planned(plan, w * P / P.sum() + (1 - w) * H / H.sum(), over_assignment, unit)


def planned(plan: float, parts: FloatArray, over_assignment: float, unit: float | None) -> Quotas:
    """Spread a plan with its over-assignment in proportion to parts.

    Args:
        plan: Plan of the whole, above 0.
        parts: Parts, 0 or more, shape (n,); they need not add up to 1.
        over_assignment: Share by which the quotas exceed the plan, 0 or more.
        unit: Round to whole multiples of this, keeping the sum; None rounds nothing.

    Returns:
        The quotas.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> import numpy as np
        >>> planned(100, np.array([1.0, 3.0]), 0.1, None).quotas.round(6).tolist()
        [27.5, 82.5]
    """
    target = number(plan, name="plan", above=0)
    over = number(over_assignment, name="over_assignment", least=0)
    shares = parts / parts.sum()
    exact = (1 + over) * target * shares
    quotas = exact if unit is None else round_to_total(exact, unit)
    total = float(quotas.sum())
    return Quotas(read_only(quotas), read_only(quotas / total), target, total, total / target - 1)
