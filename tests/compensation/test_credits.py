# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Credits: what does a transaction count, and why?"""

from typing import Any

import pytest

from oms42.compensation import Exchange, Measure, Modifier, Plan, Pool, Role, Transaction, Windfall
from oms42.compensation.credits import credit_of, period_of
from oms42.compensation.exact import exact
from oms42.compensation.periods import periods

RATE = {"steps": [{"rate": 0.1}], "unit": "rate"}


def credit(plan: Plan, **fields: Any) -> Any:
    """The credit of one deal of 1,000 for the plan's first measure with a quota of 600."""
    deal = Transaction("O1", "2026-02-01", 1_000, **fields)
    return credit_of(plan, plan.measures[0], deal, 0, exact(600))


def test_do_all_rules_of_crediting_multiply_in_order() -> None:
    """1,000 EUR · 1.08 · .5 split · .4 overlay · .8 price = 172.80."""
    plan = Plan(
        "All",
        measures=[Measure("m", tiers=RATE)],
        crediting=[Role("overlay", 0.4)],
        exchange=[Exchange("EUR", 1.08)],
        modifiers=[Modifier("price", "discount", [(0, 1), (0.1, 0.8)], level="transaction")],
    )
    made = credit(plan, share=0.5, role="overlay", currency="EUR", values={"discount": 0.15})
    assert float(made.position) == float(made.paid_on) == 172.8
    assert made.notes == ("split 20 %", "price × 0.8", "EUR at 1.08")


def test_does_a_windfall_cut_what_the_rates_pay_on_in_proportion() -> None:
    """Annual value 1,000 of quota 600: 300 + 700 · 0 counts; total value 3,000 · .3 = 900."""
    plan = Plan(
        "W",
        measures=[Measure("m", tiers=RATE, basis="tcv", counts="amount")],
        windfall=Windfall(above=0.5),
    )
    made = credit(plan, values={"tcv": 3_000})
    assert (float(made.position), float(made.paid_on)) == (300, 900)


def test_is_a_count_not_turned_into_another_currency() -> None:
    plan = Plan(
        "C",
        measures=[Measure("m", tiers=RATE, counts="count")],
        exchange=[Exchange("EUR", 1.08)],
    )
    made = credit(plan, currency="EUR")
    assert (float(made.position), float(made.paid_on)) == (1, 1_080)


def test_do_products_and_team_roles_keep_a_deal_out() -> None:
    plan = Plan(
        "P", measures=[Measure("m", tiers=RATE, products=["a"])], pools=[Pool("x", 0.1, role="r")]
    )
    assert credit(plan, product="b") is None
    assert credit(plan, product="a", role="team") is None
    assert credit(plan, product="a", role="r") is None
    assert credit(plan, product="a") is not None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"role": "guest"}, "'O1' has the role 'guest'; the plan knows: direct, team. Add a Role"),
        ({"currency": "EUR"}, "'O1' is in 'EUR'; the plan has rates for: USD. Add an Exchange"),
    ],
)
def test_is_what_the_plan_does_not_know_refused(fields: dict, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        credit(Plan("P", measures=[Measure("m", tiers=RATE)]), **fields)


def test_is_a_deal_outside_the_year_or_employment_refused() -> None:
    spans = periods(2026, "quarterly", start=periods(2026, "quarterly")[1].first_day)
    assert period_of(Transaction("O1", "2025-12-31", 1), spans) is None
    assert period_of(Transaction("O1", "2026-04-01", 1), spans) == 1
    with pytest.raises(ValueError, match="dated 2027-01-01, after the fiscal year 2026"):
        period_of(Transaction("O1", "2027-01-01", 1), spans)
    with pytest.raises(ValueError, match="in 2026Q1, in which the seller was not employed"):
        period_of(Transaction("O1", "2026-03-31", 1), spans)
