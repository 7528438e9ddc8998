# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Leads and tools: scores, flags, lists, thresholds, leaks, routing, trials, agents.

How well a score is calibrated says `oms42.stats.calibration_line`.
"""

from oms42.leads.acting import (
    LeadValues,
    ProfitCurve,
    contact_threshold,
    lead_values,
    profit_curve,
)
from oms42.leads.agents import AgentValue, agent_value
from oms42.leads.flagging import Flags, flags
from oms42.leads.gaining import Gains, gains
from oms42.leads.leaking import Suspect, leakage_probe
from oms42.leads.looks import peeking_error, pocock_bar
from oms42.leads.routing import Routing, route
from oms42.leads.scoring import LeadScore, lead_score
from oms42.leads.trials import SelfTest, Trial, a_a_test, arm_size, trial

__all__ = [
    "AgentValue",
    "Flags",
    "Gains",
    "LeadScore",
    "LeadValues",
    "ProfitCurve",
    "Routing",
    "SelfTest",
    "Suspect",
    "Trial",
    "a_a_test",
    "agent_value",
    "arm_size",
    "contact_threshold",
    "flags",
    "gains",
    "lead_score",
    "lead_values",
    "leakage_probe",
    "peeking_error",
    "pocock_bar",
    "profit_curve",
    "route",
    "trial",
]
