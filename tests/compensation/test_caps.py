# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Caps: what is the limit of a window?"""

from fractions import Fraction

import pytest

from oms42.compensation import Cap, Plan, statement


@pytest.mark.parametrize(("unit", "limit"), [("target", 60_000), ("money", 0.5)])
def test_is_the_limit_of_a_quarter_its_share_of_the_year(unit: str, limit: float) -> None:
    """2 · 30,000 of target; 2 · 1/4 of money a year."""
    assert float(Cap(2, unit).money(Fraction(30_000), Fraction(1, 4))) == limit


def test_does_the_lowest_of_two_caps_bind() -> None:
    """200 % of 10,000 would pay 20,000; the caps are 15,000 and 12,000."""
    caps = [Cap(1.5, applies_to=["bookings"]), Cap(12_000, "money")]
    plan = Plan.simple(quota=100, target_incentive=10_000, caps=caps)
    assert statement(plan, [("O1", "2026-02-01", 200)]).incentive == 12_000
    assert float(plan.payout(2.0)) == 12_000


def test_is_each_cent_of_a_cap_taken_from_the_deals_in_proportion() -> None:
    """O1 and O2 earn 1:3 of 20,000; the cap takes 8,000: 2,000 and 6,000."""
    plan = Plan.simple(quota=100, target_incentive=10_000, caps=[Cap(12_000, "money")])
    done = statement(plan, [("O1", "2026-02-01", 50), ("O2", "2026-02-02", 150)])
    taken = {c.transaction: c.cents for c in done.audit if c.rule == "cap on the sum"}
    assert taken == {"O1": -200_000, "O2": -600_000}
