# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Pay plans: their algebra, cost, incentives and fairness.

A `Plan` says everything that decides a seller's pay, in frozen rules that each take numbers as they
are written (0.1, "10%", "20/41"):

- what counts: `Measure` with `Tiers` (marginal or retroactive) or a `PayoutTable`; `Role`,
  `Windfall`, `Exchange` and transaction-level `Modifier` for the credit of a deal;
- what changes pay: `Gate`, `Modifier`, `Cap`;
- what comes on top: `Bonus`, `Mbo`, `Spiff`, `Pool`;
- how it is settled: `Clawback`, `Draw`, the plan's period, accumulation and rounding.

``statement(plan, transactions)`` works out what one seller is paid, to the cent, line by line;
``plan.payout(attainment)`` the same for a million draws; ``plan.curve()`` the pay curve;
``plan_document(plan)`` tells a seller; ``read_plan`` and ``write_plan`` keep plans as YAML. `ORDER`
says in which order the rules apply.

The functions on cost and incentives take any ``pay(attainment: array) -> array of money`` (1.0 is
quota reached); ``plan.payout`` is one. NumPy is enough for what a page moves; SciPy is imported by
`optimal_plan`, `cost_bounds`, and where Student's t is needed; YAML where plan files are read.

Example:
    On-target earnings of 240,000, half of it salary; a quota of 1.2 million, settled by quarter
    against the year's quota; no more than twice the target incentive; a seller hired on 1 July.

    >>> plan = Plan(
    ...     "Account executive",
    ...     salary=120_000,
    ...     target_incentive=120_000,
    ...     period="quarterly",
    ...     accumulation="cumulative",
    ...     measures=[
    ...         Measure(
    ...             "bookings",
    ...             quota=1_200_000,
    ...             tiers=[(0.5, 0.6), (1.0, "solve"), (1.25, 1.5), (None, 2.0)],
    ...         )
    ...     ],
    ...     gates=[Gate("margin", metric="gross_margin", at_least=0.55, otherwise=0.5)],
    ...     caps=[Cap(2, applies_to=["bookings"])],
    ... )
    >>> done = statement(
    ...     plan,
    ...     [
    ...         Transaction("O1", "2026-08-14", 400_000),
    ...         Transaction("O2", "2026-11-30", 500_000, share=0.5),
    ...     ],
    ...     start="2026-07-01",
    ...     metrics={"gross_margin": 0.61},
    ... )
    >>> [span.paid for span in done.periods], done.salary
    ([0.0, 0.0, 32000.0, 35500.0], 60000.0)
    >>> done["2026Q4"].postings[0].attainment  # 650,000 of half a year's quota of 600,000
    1.0833333333333333
    >>> plan.payout([0.5, 1.0, 3.0], {"gross_margin": 0.61}).tolist()
    [36000.0, 120000.0, 240000.0]
"""

from oms42.compensation.attainment import Attainment, attainment
from oms42.compensation.bonuses import Bonus, Mbo
from oms42.compensation.bunching import Bunching, bunching
from oms42.compensation.calculation import statement
from oms42.compensation.caps import Cap
from oms42.compensation.ccos import Ccos, ccos
from oms42.compensation.clawbacks import Clawback
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
from oms42.compensation.crediting import Exchange, Role, Windfall
from oms42.compensation.draws import Draw
from oms42.compensation.gates import Gate
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
from oms42.compensation.measures import Measure
from oms42.compensation.modifiers import Modifier
from oms42.compensation.multitask import MultitaskContract, multitask_contract
from oms42.compensation.oaxaca import Kitagawa, OaxacaBlinder, kitagawa, oaxaca_blinder
from oms42.compensation.observed import (
    ObservedAttainment,
    fitted_attainment,
    observed_attainment,
)
from oms42.compensation.optimal_plan import OptimalPlan, optimal_plan
from oms42.compensation.pay_curve import PayCurve, pay_curve
from oms42.compensation.pay_gap import PayGap, pay_gap, pay_gap_from_means
from oms42.compensation.payout_slope import PayoutSlope, pay_for_performance, payout_slope
from oms42.compensation.payout_table import PayoutTable
from oms42.compensation.piecewise import PiecewisePay, piecewise
from oms42.compensation.plan import ORDER, Plan
from oms42.compensation.plan_document import plan_document
from oms42.compensation.plan_file import (
    PlanFileError,
    example_plan,
    plan_from_yaml,
    plan_to_dict,
    plan_to_yaml,
    read_plan,
    write_plan,
)
from oms42.compensation.plan_schema import plan_schema
from oms42.compensation.pooled_commission import PooledCommission, pooled_commission
from oms42.compensation.pools import Pool
from oms42.compensation.ratchet import (
    RatchetEffort,
    RatchetPolicy,
    ratchet_effort,
    ratchet_policy,
)
from oms42.compensation.rule import PlanError
from oms42.compensation.selling_cycle import SellingCycle, selling_cycle
from oms42.compensation.sensitivity import (
    CostBounds,
    CostSensitivity,
    cost_bounds,
    cost_sensitivity,
)
from oms42.compensation.spiff_study import SpiffStudy, spiff_study
from oms42.compensation.spiffs import Spiff
from oms42.compensation.statement import Statement
from oms42.compensation.threshold import GamingGain, gaming_gain
from oms42.compensation.tiers import Tier, Tiers
from oms42.compensation.transactions import Transaction, split_totals, transactions

__all__ = [
    "ORDER",
    "Amortization",
    "Attainment",
    "Bonus",
    "Bunching",
    "Cap",
    "Ccos",
    "Clawback",
    "ContractLength",
    "CostBounds",
    "CostSensitivity",
    "Draw",
    "Exchange",
    "GamingGain",
    "Gate",
    "HockeyStick",
    "JensenGap",
    "JointAssessment",
    "Kitagawa",
    "LineOfSight",
    "LinearContract",
    "Mbo",
    "Measure",
    "Modifier",
    "MultitaskContract",
    "OaxacaBlinder",
    "ObservedAttainment",
    "OptimalPlan",
    "PayCurve",
    "PayGap",
    "PayoutSlope",
    "PayoutTable",
    "PiecewisePay",
    "Plan",
    "PlanComparison",
    "PlanCost",
    "PlanError",
    "PlanFileError",
    "Pool",
    "PooledCommission",
    "RatchetEffort",
    "RatchetPolicy",
    "ReportDuty",
    "Role",
    "SellingCycle",
    "Spiff",
    "SpiffStudy",
    "Statement",
    "Tier",
    "Tiers",
    "Transaction",
    "Windfall",
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
    "example_plan",
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
    "pay_curve",
    "pay_for_performance",
    "pay_gap",
    "pay_gap_from_means",
    "payout_slope",
    "piecewise",
    "plan_cost",
    "plan_document",
    "plan_from_yaml",
    "plan_schema",
    "plan_to_dict",
    "plan_to_yaml",
    "pooled_commission",
    "ratchet_effort",
    "ratchet_policy",
    "read_plan",
    "report_duty",
    "selling_cycle",
    "spiff_study",
    "split_totals",
    "statement",
    "transactions",
    "write_plan",
]
