# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Statement and simulation: do two ways through the same rules pay the same, on random plans?"""

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oms42.compensation import Plan, Statement, statement
from oms42.compensation.periods import periods

from .random_plans import PERIODS, QUOTA, Sales, plans, years

RELAXED = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


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


@RELAXED
@given(st.data())
def test_does_the_simulation_pay_what_the_statement_pays(data: st.DataObject) -> None:
    """To the rounding: half a cent for each posting of each period."""
    plan = data.draw(plans())
    sales = data.draw(years(plan))
    done = settled(plan, sales)
    postings = 12 * len(done.periods)
    assert abs(simulated(plan, done, sales) - done.incentive) <= 0.005 * postings + 1e-6


@pytest.mark.prove
@settings(parent=RELAXED, max_examples=2_000)
@given(st.data())
def test_does_the_simulation_pay_what_the_statement_pays_on_many_plans(data: st.DataObject) -> None:
    plan = data.draw(plans())
    sales = data.draw(years(plan))
    done = settled(plan, sales)
    assert abs(simulated(plan, done, sales) - done.incentive) <= 0.005 * 12 * 12 + 1e-6


@RELAXED
@given(st.data())
def test_is_every_cent_on_the_trail_and_every_line_in_its_posting(data: st.DataObject) -> None:
    plan = data.draw(plans())
    sales = data.draw(years(plan))
    done = settled(plan, sales)
    for span in done.periods:
        for post in span.postings:
            traced = [c.cents for c in done.audit if (c.period, c.rule) == (span.period, post.rule)]
            assert sum(traced) == post.cents
            assert abs(sum(line.units for line in post.lines) - 100 * post.cents) <= 100
    assert sum(c.cents for c in done.audit) == sum(span.earned_cents for span in done.periods)


@RELAXED
@given(st.data())
def test_does_pay_out_minus_balance_equal_what_was_earned(data: st.DataObject) -> None:
    """Draws and clawbacks move money in time: paid = earned + guarantees + balance owed."""
    plan = data.draw(plans())
    sales = data.draw(years(plan))
    done = settled(plan, sales)
    paid = sum(span.paid_cents for span in done.periods)
    earned = sum(span.earned_cents + span.top_up_cents for span in done.periods)
    assert paid == earned + done.periods[-1].balance_cents
    assert all(span.paid_cents >= 0 for span in done.periods)
    assert all(span.balance_cents >= 0 for span in done.periods)
