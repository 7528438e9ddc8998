# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Draws: how is a period settled?"""

from fractions import Fraction

import pytest

from oms42.compensation import Draw, Plan, statement
from oms42.compensation.draws import Settlement, settle


@pytest.mark.parametrize(
    ("earned", "clawed", "balance", "lent", "guaranteed", "said"),
    [
        (2_000, 0, 0, 3_000, 0, Settlement(0, 3_000, 1_000, 0, 1_000)),
        (5_000, 0, 1_000, 3_000, 0, Settlement(0, 4_000, 0, 1_000, 0)),
        (3_500, 0, 1_000, 3_000, 0, Settlement(0, 3_000, 0, 500, 500)),
        (2_000, 0, 0, 0, 3_000, Settlement(1_000, 3_000, 0, 0, 0)),
        (4_000, 0, 0, 0, 3_000, Settlement(0, 4_000, 0, 0, 0)),
        (2_000, -2_500, 0, 0, 3_000, Settlement(1_000, 500, 0, 0, 0)),
        (1_000, -2_500, 0, 0, 0, Settlement(0, 0, 1_500, 0, 1_500)),
        (0, 0, 700, 0, 0, Settlement(0, 0, 0, 0, 700)),
    ],
)
def test_is_a_period_settled_as_the_rule_says(
    earned: int, clawed: int, balance: int, lent: int, guaranteed: int, said: Settlement
) -> None:
    """Each row by hand: net = earned + top-up + clawed - balance; paid = max(net, lent, 0)."""
    assert settle(earned, clawed, balance, lent, guaranteed) == said


def test_does_a_draw_end_after_its_periods_counted_from_the_first_month_worked() -> None:
    """Hired in March, three months of 3,000: March, April, May; half of March is half a draw."""
    plan = Plan.simple(
        quota=120, target_incentive=12, period="monthly", draws=[Draw(3_000, False, periods=3)]
    )
    done = statement(plan, [], year=2026, start="2026-03-01")
    assert [span.paid for span in done.periods] == [0, 0, 3_000, 3_000, 3_000, *[0] * 7]
    assert Draw(3_000).due(0, Fraction(1, 2)) == 1_500


def test_is_a_balance_carried_into_the_next_year() -> None:
    """2026 lends 1,000; 2027 earns 4,000 (40 of quota 100) and keeps 1,000 back."""
    plan = Plan.simple(quota=100, target_incentive=10_000, draws=[Draw(1_000)])
    first = statement(plan, [], year=2026)
    second = statement(plan, [("O1", "2027-02-01", 40)], earlier=first)
    assert (first.incentive, first.balance) == (1_000, 1_000)
    assert (second.incentive, second.balance) == (3_000, 0)
