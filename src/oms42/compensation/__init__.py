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
from oms42.compensation.payout_table import PayoutTable
from oms42.compensation.plan import ORDER, Plan
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
    "PayoutTable",
    "Plan",
    "PlanError",
    "Pool",
    "Role",
    "Spiff",
    "Statement",
    "Tier",
    "Tiers",
    "Transaction",
    "Windfall",
    "split_totals",
    "statement",
    "transactions",
]
