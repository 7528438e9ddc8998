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
`optimal_plan` and `cost_bounds`, YAML where plan files are read. A name loads its file when it is
first asked for.

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

from typing import TYPE_CHECKING

from oms42.lazy import lazy_names

if TYPE_CHECKING:
    from oms42.compensation.attainment_law import Attainment, attainment
    from oms42.compensation.best_curve import OptimalPlan, optimal_plan
    from oms42.compensation.bonuses import Bonus, Mbo
    from oms42.compensation.calculation import statement
    from oms42.compensation.caps import Cap
    from oms42.compensation.clawbacks import Clawback
    from oms42.compensation.commission_asset import (
        Amortization,
        amortise,
        benefit_months,
        commensurate,
        impairment,
    )
    from oms42.compensation.compare import PlanComparison, compare_plans
    from oms42.compensation.contract_pool import PooledCommission, pooled_commission
    from oms42.compensation.cost import PlanCost, plan_cost
    from oms42.compensation.cost_of_sales import Ccos, ccos
    from oms42.compensation.crediting import Exchange, Role, Windfall
    from oms42.compensation.curve_points import PayCurve, pay_curve
    from oms42.compensation.directive_trigger import (
        JointAssessment,
        ReportDuty,
        joint_assessment,
        report_duty,
    )
    from oms42.compensation.draws import Draw
    from oms42.compensation.effort_and_luck import LinearContract, linear_contract
    from oms42.compensation.excess_mass import Bunching, bunching
    from oms42.compensation.file_schema import plan_schema
    from oms42.compensation.gates import Gate
    from oms42.compensation.gender_gap import PayGap, pay_gap, pay_gap_from_means
    from oms42.compensation.jensen import JensenGap, jensen_gap
    from oms42.compensation.last_days import HockeyStick, hockey_stick
    from oms42.compensation.measures import Measure
    from oms42.compensation.modifiers import Modifier
    from oms42.compensation.multi_year import ContractLength, contract_length
    from oms42.compensation.multitask import MultitaskContract, multitask_contract
    from oms42.compensation.oaxaca import Kitagawa, OaxacaBlinder, kitagawa, oaxaca_blinder
    from oms42.compensation.observed import (
        ObservedAttainment,
        fitted_attainment,
        observed_attainment,
    )
    from oms42.compensation.own_doing import LineOfSight, line_of_sight, line_of_sight_share
    from oms42.compensation.payout_table import PayoutTable
    from oms42.compensation.plan import ORDER, Plan
    from oms42.compensation.plan_file import (
        PlanFileError,
        example_plan,
        plan_from_yaml,
        plan_to_dict,
        plan_to_yaml,
        read_plan,
        write_plan,
    )
    from oms42.compensation.plan_text import plan_document
    from oms42.compensation.pools import Pool
    from oms42.compensation.ratchet import (
        RatchetEffort,
        RatchetPolicy,
        ratchet_effort,
        ratchet_policy,
    )
    from oms42.compensation.rule import PlanError
    from oms42.compensation.seller_policy import SellingCycle, selling_cycle
    from oms42.compensation.seller_statement import Statement
    from oms42.compensation.sensitivity import (
        CostBounds,
        CostSensitivity,
        cost_bounds,
        cost_sensitivity,
    )
    from oms42.compensation.spiff_effect import SpiffStudy, spiff_study
    from oms42.compensation.spiffs import Spiff
    from oms42.compensation.straight_pieces import PiecewisePay, piecewise
    from oms42.compensation.territory_slope import PayoutSlope, pay_for_performance, payout_slope
    from oms42.compensation.threshold import GamingGain, gaming_gain
    from oms42.compensation.tiers import Tier, Tiers
    from oms42.compensation.transaction import Transaction, split_totals, transactions
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "attainment_law": ("Attainment", "attainment"),
            "best_curve": ("OptimalPlan", "optimal_plan"),
            "bonuses": ("Bonus", "Mbo"),
            "calculation": ("statement",),
            "caps": ("Cap",),
            "clawbacks": ("Clawback",),
            "commission_asset": (
                "Amortization",
                "amortise",
                "benefit_months",
                "commensurate",
                "impairment",
            ),
            "compare": ("PlanComparison", "compare_plans"),
            "contract_pool": ("PooledCommission", "pooled_commission"),
            "cost": ("PlanCost", "plan_cost"),
            "cost_of_sales": ("Ccos", "ccos"),
            "crediting": ("Exchange", "Role", "Windfall"),
            "curve_points": ("PayCurve", "pay_curve"),
            "directive_trigger": (
                "JointAssessment",
                "ReportDuty",
                "joint_assessment",
                "report_duty",
            ),
            "draws": ("Draw",),
            "effort_and_luck": ("LinearContract", "linear_contract"),
            "excess_mass": ("Bunching", "bunching"),
            "file_schema": ("plan_schema",),
            "gates": ("Gate",),
            "gender_gap": ("PayGap", "pay_gap", "pay_gap_from_means"),
            "jensen": ("JensenGap", "jensen_gap"),
            "last_days": ("HockeyStick", "hockey_stick"),
            "measures": ("Measure",),
            "modifiers": ("Modifier",),
            "multi_year": ("ContractLength", "contract_length"),
            "multitask": ("MultitaskContract", "multitask_contract"),
            "oaxaca": ("Kitagawa", "OaxacaBlinder", "kitagawa", "oaxaca_blinder"),
            "observed": ("ObservedAttainment", "fitted_attainment", "observed_attainment"),
            "own_doing": ("LineOfSight", "line_of_sight", "line_of_sight_share"),
            "payout_table": ("PayoutTable",),
            "plan": ("ORDER", "Plan"),
            "plan_file": (
                "PlanFileError",
                "example_plan",
                "plan_from_yaml",
                "plan_to_dict",
                "plan_to_yaml",
                "read_plan",
                "write_plan",
            ),
            "plan_text": ("plan_document",),
            "pools": ("Pool",),
            "ratchet": ("RatchetEffort", "RatchetPolicy", "ratchet_effort", "ratchet_policy"),
            "rule": ("PlanError",),
            "seller_policy": ("SellingCycle", "selling_cycle"),
            "seller_statement": ("Statement",),
            "sensitivity": ("CostBounds", "CostSensitivity", "cost_bounds", "cost_sensitivity"),
            "spiff_effect": ("SpiffStudy", "spiff_study"),
            "spiffs": ("Spiff",),
            "straight_pieces": ("PiecewisePay", "piecewise"),
            "territory_slope": ("PayoutSlope", "pay_for_performance", "payout_slope"),
            "threshold": ("GamingGain", "gaming_gain"),
            "tiers": ("Tier", "Tiers"),
            "transaction": ("Transaction", "split_totals", "transactions"),
        },
    )

__all__ = [
    "ORDER", "Amortization", "Attainment", "Bonus", "Bunching", "Cap", "Ccos", "Clawback",
    "ContractLength", "CostBounds", "CostSensitivity", "Draw", "Exchange", "GamingGain", "Gate",
    "HockeyStick", "JensenGap", "JointAssessment", "Kitagawa", "LineOfSight", "LinearContract",
    "Mbo", "Measure", "Modifier", "MultitaskContract", "OaxacaBlinder", "ObservedAttainment",
    "OptimalPlan", "PayCurve", "PayGap", "PayoutSlope", "PayoutTable", "PiecewisePay", "Plan",
    "PlanComparison", "PlanCost", "PlanError", "PlanFileError", "Pool", "PooledCommission",
    "RatchetEffort", "RatchetPolicy", "ReportDuty", "Role", "SellingCycle", "Spiff",
    "SpiffStudy", "Statement", "Tier", "Tiers", "Transaction", "Windfall", "amortise",
    "attainment", "benefit_months", "bunching", "ccos", "commensurate", "compare_plans",
    "contract_length", "cost_bounds", "cost_sensitivity", "example_plan", "fitted_attainment",
    "gaming_gain", "hockey_stick", "impairment", "jensen_gap", "joint_assessment", "kitagawa",
    "line_of_sight", "line_of_sight_share", "linear_contract", "multitask_contract",
    "oaxaca_blinder", "observed_attainment", "optimal_plan", "pay_curve", "pay_for_performance",
    "pay_gap", "pay_gap_from_means", "payout_slope", "piecewise", "plan_cost", "plan_document",
    "plan_from_yaml", "plan_schema", "plan_to_dict", "plan_to_yaml", "pooled_commission",
    "ratchet_effort", "ratchet_policy", "read_plan", "report_duty", "selling_cycle",
    "spiff_study", "split_totals", "statement", "transactions", "write_plan",
]  # fmt: skip
