# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Pay plans: their algebra, cost, incentives and fairness.

A plan enters the functions on cost and incentives as a function of attainment,
``pay(attainment: array) -> array of money`` (1.0 is quota reached). NumPy is enough for what a
page moves; SciPy is imported by `optimal_plan`, `cost_bounds`, and where Student's t is needed.
"""

from oms42.compensation.attainment import Attainment, attainment
from oms42.compensation.bunching import Bunching, bunching
from oms42.compensation.ccos import Ccos, ccos
from oms42.compensation.commission_asset import (
    Amortization,
    amortise,
    benefit_months,
    commensurate,
    impairment,
)
from oms42.compensation.compare import PlanComparison, compare_plans
from oms42.compensation.contract_length import ContractLength, contract_length
from oms42.compensation.cost import PlanCost, plan_cost
from oms42.compensation.hockey_stick import HockeyStick, hockey_stick
from oms42.compensation.jensen import JensenGap, jensen_gap
from oms42.compensation.joint_assessment import (
    JointAssessment,
    ReportDuty,
    joint_assessment,
    report_duty,
)
from oms42.compensation.line_of_sight import LineOfSight, line_of_sight, line_of_sight_share
from oms42.compensation.linear_contract import LinearContract, linear_contract
from oms42.compensation.multitask import MultitaskContract, multitask_contract
from oms42.compensation.oaxaca import Kitagawa, OaxacaBlinder, kitagawa, oaxaca_blinder
from oms42.compensation.observed import (
    ObservedAttainment,
    fitted_attainment,
    observed_attainment,
)
from oms42.compensation.optimal_plan import OptimalPlan, optimal_plan
from oms42.compensation.pay_gap import PayGap, pay_gap, pay_gap_from_means
from oms42.compensation.payout_slope import PayoutSlope, pay_for_performance, payout_slope
from oms42.compensation.piecewise import PiecewisePay, piecewise
from oms42.compensation.pooled_commission import PooledCommission, pooled_commission
from oms42.compensation.ratchet import (
    RatchetEffort,
    RatchetPolicy,
    ratchet_effort,
    ratchet_policy,
)
from oms42.compensation.selling_cycle import SellingCycle, selling_cycle
from oms42.compensation.sensitivity import (
    CostBounds,
    CostSensitivity,
    cost_bounds,
    cost_sensitivity,
)
from oms42.compensation.spiff_study import SpiffStudy, spiff_study
from oms42.compensation.threshold import GamingGain, gaming_gain

__all__ = [
    "Amortization",
    "Attainment",
    "Bunching",
    "Ccos",
    "ContractLength",
    "CostBounds",
    "CostSensitivity",
    "GamingGain",
    "HockeyStick",
    "JensenGap",
    "JointAssessment",
    "Kitagawa",
    "LineOfSight",
    "LinearContract",
    "MultitaskContract",
    "OaxacaBlinder",
    "ObservedAttainment",
    "OptimalPlan",
    "PayGap",
    "PayoutSlope",
    "PiecewisePay",
    "PlanComparison",
    "PlanCost",
    "PooledCommission",
    "RatchetEffort",
    "RatchetPolicy",
    "ReportDuty",
    "SellingCycle",
    "SpiffStudy",
    "amortise",
    "attainment",
    "benefit_months",
    "bunching",
    "ccos",
    "commensurate",
    "compare_plans",
    "contract_length",
    "cost_bounds",
    "cost_sensitivity",
    "fitted_attainment",
    "gaming_gain",
    "hockey_stick",
    "impairment",
    "jensen_gap",
    "joint_assessment",
    "kitagawa",
    "line_of_sight",
    "line_of_sight_share",
    "linear_contract",
    "multitask_contract",
    "oaxaca_blinder",
    "observed_attainment",
    "optimal_plan",
    "pay_for_performance",
    "pay_gap",
    "pay_gap_from_means",
    "payout_slope",
    "piecewise",
    "plan_cost",
    "pooled_commission",
    "ratchet_effort",
    "ratchet_policy",
    "report_duty",
    "selling_cycle",
    "spiff_study",
]
