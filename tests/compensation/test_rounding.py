# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Rounding: are halves treated as said, and do parts add up?"""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.compensation.rounding import LINE, parts, rounded, written


@pytest.mark.parametrize(
    ("amount", "up", "even"),
    [("0.005", 1, 0), ("0.015", 2, 2), ("-0.005", -1, 0), ("0.0049", 0, 0), ("2.675", 268, 268)],
)
def test_does_a_half_go_where_the_rule_sends_it(amount: str, up: int, even: int) -> None:
    """2.675 is below 2.675 as a binary float and would give 267 there."""
    assert rounded(Fraction(amount)) == up
    assert rounded(Fraction(amount), rule="half_even") == even


def test_is_an_unknown_rule_refused() -> None:
    with pytest.raises(ValueError, match="'down' is not allowed; allowed: half_up, half_even"):
        rounded(Fraction(1), rule="down")


@settings(max_examples=50)
@given(
    st.lists(st.fractions(min_value=-1000, max_value=1000), max_size=12),
    st.fractions(min_value=-1000, max_value=1000),
    st.sampled_from(["half_up", "half_even"]),
)
def test_do_parts_add_up_to_the_rounded_whole(
    amounts: list[Fraction], before: Fraction, rule: str
) -> None:
    whole = rounded(before + sum(amounts, Fraction(0)), LINE, rule)
    assert sum(parts(amounts, LINE, rule, before)) == whole - rounded(before, LINE, rule)


def test_are_twelve_months_of_a_third_of_a_cent_four_cents() -> None:
    """1/3 cent a month: 0 1 0 | 0 1 0 | … by running totals; each month by itself would be 0."""
    assert parts([Fraction(1, 300)] * 12) == [0, 1, 0] * 4


def test_are_amounts_written_with_all_their_decimals() -> None:
    assert written(0) == "0.00"
    assert written(-5) == "-0.05"
    assert written(123456, 10_000) == "12.3456"
