# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""From quotas on paper to productive capacity: what each step takes away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oms42.planning.capacity import ramp_share

if TYPE_CHECKING:
    from oms42.planning.capacity import Capacity


@dataclass(frozen=True)
class CapacitySteps:
    """Hold the way from the sum of quotas to what sellers bring.

    Attributes:
        on_paper: Sum of all quotas, hires included.
        late: Lost because hires start during the year and ramp.
        leavers: Lost because sellers leave.
        below: Lost because those in their seat attain less than quota; negative where they
            attain more.
        sellers: What is left: productive capacity of all sellers.
    """

    on_paper: float
    late: float
    leavers: float
    below: float
    sellers: float


def capacity_steps(plan: Capacity) -> CapacitySteps:
    r"""Split the distance between quotas and capacity into three steps that sum exactly.

    $$\sum_r (n_r + n_h) q
      - \underbrace{\sum n_h q (1 - \bar f_h)}_{\text{late}}
      - \underbrace{\sum n_r q \tfrac{a_r}{2}}_{\text{leavers}}
      - \underbrace{\sum \bigl(n_r (1 - \tfrac{a_r}{2}) + n_h \bar f_h\bigr) q (1 - \bar A)}
        _{\text{below quota}} = C$$

    Time in the seat is counted at full quota, attainment last; in another order the steps would
    share the distance otherwise, and its sum would be the same.

    Args:
        plan: The capacity from `productive_capacity`.

    Returns:
        The steps, in the plan's money.

    Example:
        >>> from oms42.planning import Group, productive_capacity
        >>> steps = capacity_steps(productive_capacity([Group("MM", 10, 1.0, 0.8, 0.2, 2, 6, 1)]))
        >>> [round(x, 2) for x in (steps.on_paper, steps.late, steps.leavers, steps.below)]
        [12.0, 1.08, 1.0, 1.98]
    """
    late = leavers = below = 0.0
    for group in plan.groups:
        share = ramp_share(group.start_month, group.ramp_months)
        seats = group.heads * (1 - group.attrition / 2) + group.hires * share
        late += group.hires * group.quota * (1 - share)
        leavers += group.heads * group.quota * group.attrition / 2
        below += seats * group.quota * (1 - group.attainment)
    return CapacitySteps(plan.naive, late, leavers, below, plan.sellers)
