# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A random year both ways: the exact statement, and the simulation of the same year."""

from typing import Any

import numpy as np

from oms42.compensation import Plan, Statement, statement
from oms42.compensation.periods import periods

from .random_plans import PERIODS, QUOTA, Sales


def settled(plan: Plan, sales: Sales) -> Statement:
    """The exact statement of a random year."""
    return statement(plan, sales.transactions, year=2026, start=sales.start, metrics=sales.metrics)


def simulated(plan: Plan, done: Statement, sales: Sales) -> float:
    """Pay the same year with the vectorised form, from what the statement credited."""
    deals = sales.transactions
    count = PERIODS[plan.period]

    def by_period(values: list[tuple[int, float]]) -> list[list[float]]:
        row = [0.0] * count
        for number, value in values:
            row[number] += value
        return [row]

    numbers = {id(one): (one.day.month - 1) // (12 // count) for one in deals}
    direct = [one for one in deals if one.role == "direct"]
    team = [one for one in deals if one.role == "team"]
    sold = by_period([(numbers[id(one)], float(one.amount * one.share)) for one in direct])
    told: dict[str, Any] = {name: [[float(v) for v in row]] for name, row in sales.metrics.items()}
    told["spiff"] = by_period(
        [(numbers[id(one)], float(one.value("units") * one.share)) for one in direct]
    )
    told["pool"] = by_period([(numbers[id(one)], float(one.amount * one.share)) for one in team])
    told["back"] = [[-span.amount("back") for span in done.periods]]
    shares = [one.share for one in periods(2026, plan.period, sales.start)]
    quotas = np.array([float(QUOTA * share) for share in shares])
    attainment = np.where(quotas > 0, np.array(sold) / np.where(quotas > 0, quotas, 1.0), 0.0)
    return float(plan.payout(attainment, told, shares=shares)[0])
