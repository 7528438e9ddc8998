# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pipeline as evidence: what is won, by when, and what a quarter may bring.

Every function that reads a history takes `as_of`, the day on which the question is asked, and uses
nothing that was known later.
"""

from oms42.pipeline.asof import asof_dataset
from oms42.pipeline.competing import Incidence, aalen_johansen
from oms42.pipeline.coverage import DealsNeeded, coverage_need, deals_needed
from oms42.pipeline.log_rank import LogRank, log_rank
from oms42.pipeline.quarter import Quarter, quarter_exact, quarter_simulated
from oms42.pipeline.quarter_calls import call_features, quarter_calls
from oms42.pipeline.reserving import Reserved, reserve
from oms42.pipeline.shared_draws import SharedDraws, shared_draws
from oms42.pipeline.stages import StageChain, Steps, count_steps, stage_chain
from oms42.pipeline.survival import KaplanMeier, kaplan_meier
from oms42.pipeline.velocity import Velocity, VelocityChange, velocity_change
from oms42.pipeline.week_by_week import fan_exact
from oms42.pipeline.winning import WinProbability, win_probability

__all__ = [
    "DealsNeeded",
    "Incidence",
    "KaplanMeier",
    "LogRank",
    "Quarter",
    "Reserved",
    "SharedDraws",
    "StageChain",
    "Steps",
    "Velocity",
    "VelocityChange",
    "WinProbability",
    "aalen_johansen",
    "asof_dataset",
    "call_features",
    "count_steps",
    "coverage_need",
    "deals_needed",
    "fan_exact",
    "kaplan_meier",
    "log_rank",
    "quarter_calls",
    "quarter_exact",
    "quarter_simulated",
    "reserve",
    "shared_draws",
    "stage_chain",
    "velocity_change",
    "win_probability",
]
