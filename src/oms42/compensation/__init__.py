# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Pay plans: their algebra, cost, incentives and fairness.

A `Plan` says everything that decides a seller's pay. ``statement(plan, transactions)`` works out
what one seller is paid, to the cent; ``plan.payout(attainment)`` the same for a million draws;
``read_plan`` and ``write_plan`` keep plans as YAML; ``plan_document(plan)`` tells a seller.
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
