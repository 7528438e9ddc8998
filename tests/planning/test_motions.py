# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Unit economics: hand calculations, and a lifetime value that a long sum confirms."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.planning import cac_payback, magic_number, unit_economics


def test_is_payback_the_months_of_margin() -> None:
    """By hand: 12,000 over 1,000 · 0.75 a month are 16 months."""
    assert cac_payback(12_000, 1_000, 0.75) == pytest.approx(16)
    assert cac_payback(12_000, 1_000, 0) == math.inf


@given(st.floats(0.01, 0.9), st.floats(0.01, 0.3))
def test_is_the_lifetime_value_the_sum_of_discounted_years(churn: float, rate: float) -> None:
    """Margin of 100 at the start of each year: Σ 100 · r^t / (1 + d)^t."""
    made = unit_economics(50, 1, 200, 0.5, churn, discount=rate)
    years = sum(100 * ((1 - churn) / (1 + rate)) ** t for t in range(3000))
    assert made.lifetime_value == pytest.approx(years)
    assert made.ratio == pytest.approx(years / 50)
    assert made.payback_months == pytest.approx(6)


def test_does_margin_change_the_order_of_motions() -> None:
    """The same CAC and contract, other margins: the cheaper one to serve pays back sooner."""
    field = unit_economics(4e6, 100, 44_000, 0.79, 0.15)
    hardware = unit_economics(4e6, 100, 44_000, 0.33, 0.15)
    assert field.cac == hardware.cac
    assert field.payback_months < hardware.payback_months


def test_is_the_magic_number_the_years_growth_over_the_quarters_cost() -> None:
    """By hand: 4 · (33 − 31.5) / 8."""
    assert magic_number(33, 31.5, 8) == 0.75
    assert magic_number(30, 31, 8) == -0.5


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: unit_economics(1, 0, 1, 1, 0.1), "customers is 0; it must be above 0"),
        (lambda: unit_economics(1, 1, 1, 79, 0.1), "gross_margin is 79; it must be from 0 to 1"),
        (lambda: unit_economics(1, 1, 1, 1, 0, discount=0), "a customer's value has no end"),
        (lambda: magic_number(1, 1, 0), "cost_before is 0"),
        (lambda: cac_payback(-1, 1, 1), "cac is -1"),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()


def test_is_a_customer_won_for_nothing_worth_any_multiple() -> None:
    assert unit_economics(0, 5, 100, 0.5, 0.1).ratio == math.inf
