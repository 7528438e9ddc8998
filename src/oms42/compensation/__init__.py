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

from oms42.compensation.bonuses import Bonus, Mbo
from oms42.compensation.calculation import statement
from oms42.compensation.caps import Cap
from oms42.compensation.clawbacks import Clawback
from oms42.compensation.crediting import Exchange, Role, Windfall
from oms42.compensation.draws import Draw
from oms42.compensation.gates import Gate
from oms42.compensation.measures import Measure
from oms42.compensation.modifiers import Modifier
from oms42.compensation.pay_curve import PayCurve, pay_curve
from oms42.compensation.payout_table import PayoutTable
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
from oms42.compensation.pools import Pool
from oms42.compensation.rule import PlanError
from oms42.compensation.spiffs import Spiff
from oms42.compensation.statement import Statement
from oms42.compensation.tiers import Tier, Tiers
from oms42.compensation.transactions import Transaction, split_totals, transactions

__all__ = [
    "ORDER",
    "Bonus",
    "Cap",
    "Clawback",
    "Draw",
    "Exchange",
    "Gate",
    "Mbo",
    "Measure",
    "Modifier",
    "PayCurve",
    "PayoutTable",
    "Plan",
    "PlanError",
    "PlanFileError",
    "Pool",
    "Role",
    "Spiff",
    "Statement",
    "Tier",
    "Tiers",
    "Transaction",
    "Windfall",
    "example_plan",
    "pay_curve",
    "plan_document",
    "plan_from_yaml",
    "plan_schema",
    "plan_to_dict",
    "plan_to_yaml",
    "read_plan",
    "split_totals",
    "statement",
    "transactions",
    "write_plan",
]
