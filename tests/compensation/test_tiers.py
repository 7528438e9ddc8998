# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Tiers: are they refused out of order, and is the rate to be solved the right one?"""

from fractions import Fraction
from typing import Any

import pytest

from oms42.compensation import PlanError, Tiers


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([], "no tier; allowed: one or more"),
        ([(1.0, 1), (0.5, 2), (None, 3)], "upto is 1, 0.5; allowed: each greater than the one"),
        ([(1.0, 1), (1.0, 2), (None, 3)], "upto is 1, 1; allowed"),
        ([(None, 1), (None, 2)], "upto is open; allowed"),
        ([(1.0, 1), (2.0, 2)], "the last tier ends at 2; allowed: an open last tier"),
        ([(0.5, "solve"), (None, "solve")], "two rates are 'solve'; allowed: one"),
        ([(1.0, 1), (None, "solve")], "rate of tier 2 is 'solve', but 100 % of quota does not"),
        ([(0.5, 3), (None, "solve")], "the other tiers already pay 1.5 of the target"),
    ],
)
def test_is_a_schedule_refused_that_cannot_be(steps: Any, said: str) -> None:
    with pytest.raises(PlanError, match=said):
        Tiers(steps)


def test_does_a_solved_rate_pay_target_at_quota_in_money_too() -> None:
    """Rates of 5 % to half of 1,000, then solved: (80 - 25) / 500 = 11 %."""
    tiers = Tiers([(0.5, 0.05), (None, "solve")], unit="rate")
    bands = tiers.bands(Fraction(80), Fraction(1_000))
    assert bands.rates == (Fraction(1, 20), Fraction(11, 100))


def test_does_a_solved_rate_work_for_tiers_by_amount() -> None:
    """400 at 5 % = 20; (80 - 20) / 600 = 10 %."""
    tiers = Tiers([(400, 0.05), (None, "solve")], unit="rate", by="amount")
    assert tiers.bands(Fraction(80), Fraction(1_000)).rates[1] == Fraction(1, 10)


def test_is_the_solved_retroactive_rate_that_of_the_tier_reached_at_quota() -> None:
    """At 100 % everything pays the rate reached there: once the base rate."""
    tiers = Tiers([(1.0, 0.5), (None, "solve")], kind="retroactive")
    assert tiers.solved() == (Fraction(1, 2), Fraction(1))
    with pytest.raises(PlanError, match="rate of tier 1 is 'solve'"):
        Tiers([(1.0, "solve"), (None, 2)], kind="retroactive")


def test_do_levels_by_amount_shrink_with_the_window() -> None:
    """A quarter of a year has a quarter of the level."""
    tiers = Tiers([(400, 0.05), (None, 0.1)], unit="rate", by="amount")
    assert tiers.bands(Fraction(0), None, Fraction(1, 4)).starts == (0, 100)


@pytest.mark.parametrize(
    ("tiers", "said"),
    [
        (Tiers([(1, 1), (None, 2)], unit="rate"), "tiers by attainment need a quota"),
        (Tiers([(None, 1)]), "multiples and 'solve' need a quota"),
        (Tiers([(None, "solve")], unit="rate"), "multiples and 'solve' need a quota"),
    ],
)
def test_is_a_missing_quota_asked_for(tiers: Tiers, said: str) -> None:
    with pytest.raises(PlanError, match=said):
        tiers.bands(Fraction(1), None)
