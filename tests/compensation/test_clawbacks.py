# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Clawbacks: how much of a deal's pay comes back, and when?"""

from datetime import date

import pytest

from oms42.compensation import Clawback, Plan, Transaction, statement
from oms42.compensation.clawbacks import months_between


@pytest.mark.parametrize(
    ("second", "months"),
    [("2026-01-31", 0), ("2026-02-28", 0), ("2026-03-31", 2), ("2027-01-30", 11)],
)
def test_are_only_completed_months_counted(second: str, months: int) -> None:
    assert months_between(date(2026, 1, 31), date.fromisoformat(second)) == months


@pytest.mark.parametrize(
    ("cancelled", "full", "prorata"),
    [("2026-01-10", 12_000, 12_000), ("2026-05-10", 12_000, 8_000), ("2026-12-10", 12_000, 1_000)],
)
def test_does_the_part_not_served_come_back(cancelled: str, full: int, prorata: int) -> None:
    """12,000 paid, 12 months: after 4 months 8/12 comes back, after 11 months 1/12."""
    for share, expected in (("full", full), ("prorata", prorata)):
        plan = Plan.simple(
            quota=100,
            target_incentive=12_000,
            period="monthly",
            clawback=Clawback("exit", within_months=12, share=share),
        )
        deal = Transaction("O1", "2026-01-10", 100, cancelled=cancelled)
        done = statement(plan, [deal])
        assert -done.amount("exit") == expected
        assert done[cancelled[:7]].amount("exit") == -expected


def test_does_nothing_come_back_after_the_time() -> None:
    plan = Plan.simple(
        quota=100, target_incentive=1_000, clawback=Clawback("exit", within_months=3)
    )
    deal = Transaction("O1", "2026-01-10", 100, cancelled="2026-04-10")
    assert statement(plan, [deal]).amount("exit") == 0


def test_is_a_deal_clawed_back_once_over_the_years() -> None:
    """Cancelled in 2027 after 9 of 24 months: 15/24 of 1,000 in 2027, nothing more in 2028."""
    clawback = Clawback("exit", within_months=24, share="prorata")
    plan = Plan.simple(quota=100, target_incentive=1_000, clawback=clawback)
    deal = {"id": "O1", "day": "2026-06-10", "amount": 100}
    gone = {**deal, "cancelled": "2027-03-10"}
    first = statement(plan, [deal])
    second = statement(plan, [gone], year=2027, earlier=first)
    third = statement(plan, [gone], year=2028, earlier=second)
    assert (second.amount("exit"), third.amount("exit")) == (-625, 0)
    assert third.balance == 625
