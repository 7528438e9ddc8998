# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Strategic planning: capacity, levers, unit economics, customer value, segments, win and loss.

How much pipeline a target needs is in `oms42.pipeline` (`coverage_need`, `deals_needed`); how many
sellers, and where, in `oms42.territories` (`sizing`).
"""

from oms42.planning.capacity import (
    Capacity,
    CapacityRange,
    Group,
    capacity_range,
    productive_capacity,
    ramp_share,
)
from oms42.planning.endings import Rate, WinLoss, reasons, wilson, win_loss
from oms42.planning.levers import GapLevers, Lever, gap_levers
from oms42.planning.motions import (
    UnitEconomics,
    cac_payback,
    magic_number,
    unit_economics,
)
from oms42.planning.segments import Segments, Stability, segment, stability
from oms42.planning.steps import CapacitySteps, capacity_steps
from oms42.planning.worth import CustomerValue, customer_value

__all__ = [
    "Capacity",
    "CapacityRange",
    "CapacitySteps",
    "CustomerValue",
    "GapLevers",
    "Group",
    "Lever",
    "Rate",
    "Segments",
    "Stability",
    "UnitEconomics",
    "WinLoss",
    "cac_payback",
    "capacity_range",
    "capacity_steps",
    "customer_value",
    "gap_levers",
    "magic_number",
    "productive_capacity",
    "ramp_share",
    "reasons",
    "segment",
    "stability",
    "unit_economics",
    "wilson",
    "win_loss",
]
