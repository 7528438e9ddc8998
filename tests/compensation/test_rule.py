# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Rules: are they frozen, exact, forgiving in form and strict in substance?"""

from dataclasses import FrozenInstanceError
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest

from oms42.compensation import (
    Cap,
    Clawback,
    Draw,
    Gate,
    Measure,
    PayoutTable,
    PlanError,
    Spiff,
    Tier,
    Tiers,
)
from oms42.compensation.rule import Spec, day, required, specs


def test_is_a_rule_frozen() -> None:
    cap = Cap(2)
    with pytest.raises(FrozenInstanceError):
        cap.limit = Fraction(3)  # type: ignore[misc] # that is the point


def test_does_any_spelling_of_a_number_make_an_equal_rule() -> None:
    assert Cap("2") == Cap(2.0) == Cap(limit=Fraction(2)) == Cap("200%")
    assert hash(Cap("2")) == hash(Cap(2.0))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Cap(-1), r"Cap\.limit: -1 is not allowed; allowed: a number ≥ 0\."),
        (lambda: Cap(1, unit="quota"), r"Cap\.unit: 'quota' is not allowed; allowed: one of targ"),
        (lambda: Tier(0, 1), r"Tier\.upto: 0 is not allowed; allowed: a number > 0, or nothing"),
        (lambda: Tier(1, "guess"), r"Tier\.rate: 'guess' .*allowed: a number ≥ 0, or 'solve'"),
        (lambda: Draw(1, periods=1.5), r"Draw\.periods: .*allowed: a whole number ≥ 1, or noth"),
        (lambda: Draw(1, recoverable="maybe"), r"Draw\.recoverable: 'maybe' .*allowed: yes or no"),
        (lambda: Clawback("", 12), r"Clawback\.name: '' is not allowed; allowed: a text"),
        (lambda: Gate("g", "m", 0.5, applies_to=[1]), r"Gate\.applies_to: .*a list of texts"),
        (lambda: Spiff("s", 1, last_day="soon"), r"Spiff\.last_day: 'soon' is no day; allowed: a"),
        (lambda: Tiers(3), r"Tiers\.steps: 3 is not allowed; allowed: a list of Tier"),
        (lambda: Tiers([3]), r"Tiers\.steps: 3 is not allowed; allowed: a list of Tier"),
    ],
)
def test_does_an_error_name_the_field_the_value_and_what_is_allowed(make: Any, said: str) -> None:
    with pytest.raises(PlanError, match=said) as caught:
        make()
    assert caught.value.field


def test_may_a_rule_be_given_as_a_pair_or_a_dictionary() -> None:
    tiers = Tiers([(1.0, 1), {"rate": 2}])
    assert tiers.steps == (Tier(1, 1), Tier(None, 2))
    assert Tiers(Tier(None, 1)).steps == (Tier(),)
    assert Measure("m", quota=1, tiers=[(1.0, 1), (None, 2)]).tiers == tiers
    assert Measure("m", quota=1, table=[(1, 1)]).table == PayoutTable([(1, 1)])
    assert Tiers([(float("inf"), 1)]) == Tiers([(None, 1)])


@pytest.mark.parametrize("given_day", ["2026-01-31", "2026-01-31T10:00", datetime(2026, 1, 31, 9)])
def test_is_a_day_read_from_any_form(given_day: Any) -> None:
    assert day(given_day) == date(2026, 1, 31)


def test_does_a_rule_show_what_was_set_and_nothing_else() -> None:
    assert repr(Cap(1.5, applies_to=["a"])) == "Cap(limit=1.5, applies_to=['a'])"
    assert repr(Tier(rate="1/3")) == "Tier(rate='1/3')"
    assert repr(Spiff("s", 1, last_day="2026-01-31")) == (
        "Spiff(name='s', pay=1, last_day='2026-01-31')"
    )


def test_are_the_words_of_a_spec_those_of_its_kind() -> None:
    assert Spec("rules", "", of=Tier).allowed() == "a list of Tier"
    assert Spec("number", "", above=0, most=1).allowed() == "a number > 0 ≤ 1"
    assert required(Clawback) == ("name", "within_months")
    assert specs(Tier)["rate"].words == ("solve",)
