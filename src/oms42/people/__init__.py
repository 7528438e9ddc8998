# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""People: selecting, ramping, coaching and promoting sellers, without fooling yourself."""

from oms42.people.coaching import (
    CoachingEffect,
    Slope,
    coaching_effect,
    coaching_hours,
    regression_to_the_mean,
    widest_span,
)
from oms42.people.impact import AdverseImpact, Cut, adverse_impact, fisher_exact, impact_of_cut
from oms42.people.promoting import Promotion, promotion
from oms42.people.ramping import Payback, RampFit, fit_ramp, ramp, ramp_payback
from oms42.people.restriction import correct_restriction, restricted_sd
from oms42.people.utility import Utility, mean_standard_score, selection_utility, taylor_russell

__all__ = [
    "AdverseImpact",
    "CoachingEffect",
    "Cut",
    "Payback",
    "Promotion",
    "RampFit",
    "Slope",
    "Utility",
    "adverse_impact",
    "coaching_effect",
    "coaching_hours",
    "correct_restriction",
    "fisher_exact",
    "fit_ramp",
    "impact_of_cut",
    "mean_standard_score",
    "promotion",
    "ramp",
    "ramp_payback",
    "regression_to_the_mean",
    "restricted_sd",
    "selection_utility",
    "taylor_russell",
    "widest_span",
]
