# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Whale curve and cost to serve: the case's accounts, and sums by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.accounts import cost_to_serve, whale

CASE = [420, 310, 260, 180, 140, 90, 60, 40, 20, 10, -5, -15, -30, -60, -80, -140]


def test_is_the_case_as_printed() -> None:
    """WE6.2: total 1,200, peak 1,530 (127.5 %) after 10 accounts."""
    made = whale(CASE)
    assert (made.total, made.peak, made.peak_ratio) == (1200, 1530, 1.275)
    assert (made.profitable, made.eaten) == (10, 330)


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=40))
def test_is_the_peak_what_the_profitable_earn(profit: list[int]) -> None:
    made = whale(profit)
    assert made.peak == sum(one for one in profit if one > 0)
    assert made.cumulative[-1] == made.total == sum(profit)
    assert (np.diff(made.cumulative, 2) <= 0).all()
    assert sorted(made.order.tolist()) == list(range(len(profit)))


def test_is_each_account_charged_what_it_used() -> None:
    """By hand: 2 visits at 420 and 10 hours at 65; 3 rush orders at 380."""
    made = cost_to_serve(
        {"visits": [2, 0], "support": [10, 0], "rush": [0, 3]},
        {"rush": 380, "visits": 420, "support": 65},
    )
    assert made.total.tolist() == [1490, 1140]
    assert made.to_frame().to_dict("list") == {
        "visits": [840, 0],
        "support": [650, 0],
        "rush": [0, 1140],
        "total": [1490, 1140],
    }


@pytest.mark.parametrize(
    ("drivers", "rates", "says"),
    [
        ({"visits": [1]}, {"rush": 1}, "'rush' needs both"),
        ({}, {}, "drivers is empty"),
        ({"a": [1], "b": [1, 2]}, {"a": 1, "b": 1}, "drivers differ in length"),
        ({"a": [-1]}, {"a": 1}, "a holds -1; quantities are 0 or more"),
        ({"a": [1]}, {"a": -1}, "a is -1; it must be 0 or more"),
    ],
)
def test_is_bad_input_named(
    drivers: dict[str, list[float]], rates: dict[str, float], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        cost_to_serve(drivers, rates)
