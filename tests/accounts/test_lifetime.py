# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Lifetime value: the case's program to the digit, and sums term by term."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.accounts import account_program, lifetime_value, revenue_retention


def test_is_the_case_as_printed() -> None:
    """WE6.1: 2,566.7 before, 2,407.6 after, −159.0; alone −426.6 and −332.3; +2.99 points."""
    made = account_program(420, 0.92, 95, margin_lift=0.06, retention_after=0.94)
    assert [round(v, 1) for v in (made.before, made.after, made.gain)] == [2566.7, 2407.6, -159.0]
    assert round(made.margin_alone, 1) == -426.6
    assert round(made.retention_alone, 1) == -332.3
    assert made.break_even_retention is not None
    assert round(100 * (made.break_even_retention - 0.92), 2) == 2.99


def test_is_the_bridge_of_the_case_as_printed() -> None:
    """WE6.5: NRR 103 %, GRR 89 %, end 121 with 18 of new customers."""
    made = revenue_retention(100, 14, 4, 7, new=18)
    assert (made.net, made.gross, made.end_with_new) == (1.03, 0.89, 121)


def test_is_the_bridge_of_the_plan_as_printed() -> None:
    """WE8.3: 164.5 + 50.0 + 12.0 − 18.1 = 208.4, growth 26.7 %; and GRR of the plan 89 %."""
    made = revenue_retention(164.5, 12.0, 0.0, 18.1, new=50.0)
    assert made.end_with_new == pytest.approx(208.4)
    assert round(100 * (made.end_with_new / 164.5 - 1), 1) == 26.7
    assert round(made.gross, 2) == 0.89


@given(st.floats(-500, 500), st.floats(0, 0.98), st.floats(0.01, 0.5))
def test_is_the_value_the_sum_of_discounted_margins(m: float, r: float, d: float) -> None:
    years = [m * (r / (1 + d)) ** t for t in range(3000)]
    assert lifetime_value(m, r, discount=d) == pytest.approx(sum(years), abs=1e-6)
    later = lifetime_value(m, r, discount=d, first="renewal")
    assert later == pytest.approx(sum(years[1:]), abs=1e-6)


@given(st.floats(1, 500), st.floats(0, 0.98), st.floats(0, 100), st.floats(0, 0.5))
def test_does_break_even_retention_break_even(m: float, r: float, k: float, u: float) -> None:
    made = account_program(m, r, k, margin_lift=u)
    if made.break_even_retention is None:
        best = account_program(m, r, k, margin_lift=u, retention_after=1.0)
        none = account_program(m, r, k, margin_lift=u, retention_after=0.0)
        assert best.gain < 1e-9 * m or none.gain > -1e-9 * m
    else:
        even = account_program(m, r, k, margin_lift=u, retention_after=made.break_even_retention)
        assert even.gain == pytest.approx(0, abs=1e-6 * m)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: lifetime_value(1, 92), "retention is 92; it must be from 0 to 1"),
        (lambda: lifetime_value(1, 1, discount=0), "the sum has no end"),
        (lambda: lifetime_value(1, 0.5, first="later"), "first is 'later'; it is now or renewal"),
        (lambda: account_program(0, 0.9, 1), "margin is 0"),
        (lambda: revenue_retention(0, 0, 0, 0), "start is 0"),
        (lambda: revenue_retention(10, 0, 5, 6), "contraction and churn of 11 exceed the start"),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()
