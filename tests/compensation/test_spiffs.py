# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""SPIFFs: are they paid in their window, for their product, up to their limit?"""

import pytest

from oms42.compensation import Plan, PlanError, Spiff, Transaction, statement


def sold(units: int, day: str, product: str = "gateway", **more: object) -> Transaction:
    """Units of a product."""
    return Transaction(
        f"{product}{day}", day, 100, product=product, values={"units": units}, **more
    )


def paid(spiff: Spiff, *deals: Transaction) -> float:
    """What the SPIFF pays in a year."""
    return statement(Plan("S", spiffs=[spiff], period="quarterly"), deals).amount("s")


def test_is_only_what_is_sold_in_the_window_paid() -> None:
    """July and September count, June and October do not: (4 + 5) · 150."""
    spiff = Spiff("s", 150, first_day="2025-07-01", last_day="2025-09-30", products=["gateway"])
    days = [(3, "2025-06-30"), (4, "2025-07-01"), (5, "2025-09-30"), (6, "2025-10-01")]
    deals = [sold(units, day) for units, day in days]
    assert paid(spiff, *deals, sold(9, "2025-08-01", "sensor")) == 1_350


@pytest.mark.parametrize(("per", "money"), [("unit", 30), ("deal", 5), ("amount", 500)])
def test_does_a_split_count_for_every_kind(per: str, money: float) -> None:
    """Half of 6 units, of one deal and of 100 at 10 each."""
    assert paid(Spiff("s", 10, per=per), sold(6, "2025-07-01", share=0.5)) == money


def test_does_the_limit_of_a_year_stop_it() -> None:
    """8 · 100 in Q1 and 8 · 100 in Q2: 800 and 200 of at most 1,000."""
    plan = Plan("S", spiffs=[Spiff("s", 100, most=1_000)], period="quarterly")
    done = statement(plan, [sold(8, "2025-01-05"), sold(8, "2025-04-05")])
    assert [span.paid for span in done.periods] == [800, 200, 0, 0]


def test_is_a_window_that_ends_before_it_begins_refused() -> None:
    with pytest.raises(PlanError, match="ends 2025-01-01, before it begins 2025-07-01; allowed"):
        Spiff("s", 1, first_day="2025-07-01", last_day="2025-01-01")
