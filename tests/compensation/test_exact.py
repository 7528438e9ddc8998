# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Exact numbers: is what is written what is counted?"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.compensation.exact import exact, plain


@pytest.mark.parametrize(
    ("given_value", "number"),
    [
        (0.1, Fraction(1, 10)),
        ("0.1", Fraction(1, 10)),
        ("10%", Fraction(1, 10)),
        ("12.5 %", Fraction(1, 8)),
        ("20/41", Fraction(20, 41)),
        ("1,200,000", Fraction(1_200_000)),
        ("1_200_000", Fraction(1_200_000)),
        ("-3", Fraction(-3)),
        (Decimal("2.50"), Fraction(5, 2)),
        (np.float64(0.3), Fraction(3, 10)),
        (np.int64(7), Fraction(7)),
        (Fraction(2, 3), Fraction(2, 3)),
    ],
)
def test_is_a_number_read_as_it_is_written(given_value: Any, number: Fraction) -> None:
    assert exact(given_value) == number


@pytest.mark.parametrize("bad", ["ten", "", "1/0", "1/x", float("nan"), float("inf"), "nan"])
def test_is_what_is_no_finite_number_refused(bad: Any) -> None:
    with pytest.raises(ValueError, match="allowed: a number such as"):
        exact(bad)


@pytest.mark.parametrize("bad", [None, True, [1], {"a": 1}, 1j])
def test_is_another_kind_of_value_refused(bad: Any) -> None:
    with pytest.raises(TypeError, match="is no number; allowed"):
        exact(bad)


@given(st.fractions())
def test_does_writing_and_reading_give_the_number_back(number: Fraction) -> None:
    assert exact(plain(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [("-0.05", "-0.05"), ("1200000", "1200000"), ("1/3", "1/3"), ("0.125", "0.125"), ("0", "0")],
)
def test_is_a_number_written_as_a_decimal_where_that_is_exact(number: str, text: str) -> None:
    assert plain(exact(number)) == text
