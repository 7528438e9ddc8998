# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How many sellers, and where: by ratio, by workload, by response.

Example:
    >>> from oms42.territories import sizing
    >>> sizing.workload_buildup([60, 180, 520], [24, 12, 4], [2, 1.5, 1], 668.8).heads
    13
"""

from oms42.territories.sizing.allocation import Allocation, marginal_allocation
from oms42.territories.sizing.deployment import Deployment, deploy
from oms42.territories.sizing.fitting import ResponseFit, fit_response
from oms42.territories.sizing.headcount import (
    Headcount,
    WorkloadSize,
    breakdown,
    selling_hours,
    workload_buildup,
)
from oms42.territories.sizing.horizon import HorizonEffect, horizon_effect, horizon_multiplier
from oms42.territories.sizing.responses import Adbudg, ModifiedExponential, Power, Response
from oms42.territories.sizing.size import Effort, equal_margins, optimal_size
from oms42.territories.sizing.size_band import SizeBand, size_band
from oms42.territories.sizing.split import Split, split_value
from oms42.territories.sizing.time_split import TimeSplit, time_split, travel_scale

__all__ = [
    "Adbudg",
    "Allocation",
    "Deployment",
    "Effort",
    "Headcount",
    "HorizonEffect",
    "ModifiedExponential",
    "Power",
    "Response",
    "ResponseFit",
    "SizeBand",
    "Split",
    "TimeSplit",
    "WorkloadSize",
    "breakdown",
    "deploy",
    "equal_margins",
    "fit_response",
    "horizon_effect",
    "horizon_multiplier",
    "marginal_allocation",
    "optimal_size",
    "selling_hours",
    "size_band",
    "split_value",
    "time_split",
    "travel_scale",
    "workload_buildup",
]
