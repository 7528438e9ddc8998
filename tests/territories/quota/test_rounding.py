# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Rounding: whole units, the sum kept, and no amount moved by a unit."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.territories.quota import round_to_total


@given(
    st.lists(st.integers(0, 10**9), min_size=1, max_size=30).filter(any),
    st.sampled_from([1, 7, 100, 1000]),
)
def test_is_the_sum_kept_and_each_amount_near(cents: list[int], unit: int) -> None:
    values = [one / 100 for one in cents]
    made = round_to_total(values, unit)
    exact = math.fsum(values)
    assert (made % unit == 0).all()
    assert abs(made.sum() - exact) <= unit / 2 * (1 + 1e-9)
    assert (abs(made - values) < unit * (1 + 1e-9) + abs(made.sum() - exact)).all()


def test_do_the_largest_remainders_get_the_units_left_over() -> None:
    """By hand: 61 units for 10.4, 20.4, 30.2: the first of the two remainders of 0.4."""
    assert round_to_total([10.4, 20.4, 30.2]).tolist() == [11, 20, 30]
    assert round_to_total([10.2, 20.4, 30.4]).tolist() == [10, 21, 30]


def test_is_hamiltons_apportionment_that_of_the_textbooks() -> None:
    """Votes of 21, 20, 19, 40 for 7 seats: quotas 1.47, 1.40, 1.33, 2.80 give 2, 1, 1, 3."""
    assert round_to_total([21, 20, 19, 40], 1, total=7).tolist() == [2, 1, 1, 3]


def test_are_cents_exact() -> None:
    made = round_to_total([100 / 3] * 3, 0.01)
    assert made.tolist() == [33.34, 33.33, 33.33]
    assert math.fsum(made) == 100


def test_does_rounding_noise_not_move_a_unit() -> None:
    """0.1 + 0.2 is not 0.3 in floats; whole amounts stay as they are."""
    assert round_to_total([0.1 + 0.2, 0.7], 0.1).tolist() == [0.3, 0.7]
    assert round_to_total([28.512e6 / 3 * 3, 1e6], 1000).tolist() == [28_512_000, 1_000_000]


def test_is_an_amount_of_zero_never_given_a_unit() -> None:
    assert round_to_total([0, 1, 1], 1, total=3).tolist() == [0, 2, 1]


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: round_to_total([1, 2], 0), "unit is 0"),
        (lambda: round_to_total([1, 2], 10, total=25), "no whole number of units"),
        (lambda: round_to_total([-1, 2]), "values holds -1"),
        (lambda: round_to_total([np.inf, 2]), "finite"),
    ],
)
def test_is_bad_input_refused(call: object, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        call()  # type: ignore[operator]  # a lambda of the list above
