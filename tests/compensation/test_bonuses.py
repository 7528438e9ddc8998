# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Bonuses and MBOs: when is a sum paid, and how much of it?"""

from fractions import Fraction

import pytest

from oms42.compensation import Bonus, Mbo, Plan, statement

DEALS = [("O1", "2026-02-01", 30), ("O2", "2026-05-01", 20), ("O3", "2026-11-01", 60)]


def yearly(**rules: object) -> Plan:
    """Quota 100 a year, 25 a quarter; no other pay worth the name."""
    tiers = [(None, 0)]
    return Plan.simple(
        quota=100, target_incentive=0, tiers=tiers, unit="rate", period="quarterly", **rules
    )


def test_is_a_bonus_a_period_paid_in_each_quarter_that_reaches_its_own_quota() -> None:
    """30 and 60 of 25 reach it, 20 and 0 do not."""
    done = statement(yearly(bonuses=[Bonus("q", "bookings", 500)]), DEALS)
    assert [span.paid for span in done.periods] == [500, 0, 0, 500]


def test_is_a_bonus_a_year_paid_once_when_the_year_reaches_it() -> None:
    """30, 50, 50, 110 of 100 to date."""
    done = statement(yearly(bonuses=[Bonus("y", "bookings", 900, per="year")]), DEALS)
    assert [span.paid for span in done.periods] == [0, 0, 0, 900]
    early = statement(yearly(bonuses=[Bonus("y", "bookings", 900, at=0.5, per="year")]), DEALS)
    assert [span.paid for span in early.periods] == [0, 900, 0, 0]


@pytest.mark.parametrize(
    ("score", "paid"), [("0.49", 0), ("0.5", 1_500), ("0.8", 2_400), ("1.5", 3_600)]
)
def test_is_an_objective_paid_by_its_score(score: str, paid: int) -> None:
    """A quarter of 12,000 times the score, at most 1.2, from .5 on."""
    mbo = Mbo("o", 12_000, threshold=0.5, most=1.2)
    assert mbo.pay(Fraction(score), Fraction(1, 4)) == paid


def test_is_a_missing_score_asked_for() -> None:
    with pytest.raises(ValueError, match="looks at the metric 'plans', and 2026Q1 has none; pass"):
        statement(yearly(mbos=[Mbo("plans", 0)]), DEALS)
