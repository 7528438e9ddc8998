# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is bad input refused with the value, what is allowed and what to do?"""

from typing import Any

import numpy as np
import pytest

from oms42.territories.site_inputs import (
    capacities,
    distances,
    scale_of,
    seconds,
    shares_of_customers,
    whole_costs,
)


@pytest.mark.parametrize(
    ("distance", "message"),
    [
        ([1, 2], r"shape \(2,\); it needs one row a customer"),
        ([[], []], r"shape \(2, 0\)"),
        ([[0, np.nan]], "nan at position 1.*large distance"),
        ([[0, np.inf]], "inf at position 1"),
        ([[0, 1], [-2, 0]], "-2 in row 1, column 0; a distance is 0 or more"),
        ([[0, 1], [1]], "ragged"),
    ],
)
def test_is_a_bad_distance_refused(distance: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        distances(distance)


def test_is_text_refused() -> None:
    with pytest.raises(TypeError, match="distance holds values"):
        distances([["a", "b"]])  # type: ignore[list-item] # the error under test


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([1, 2], "weights has 2 values, but distance has 3 rows"),
        ([1, 2, -1], "-1 at position 2; every value must be 0 or more"),
        ([1, 2, np.nan], "nan at position 2"),
        ([[1, 2, 3]], r"shape \(1, 3\)"),
    ],
)
def test_are_bad_weights_refused(values: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        shares_of_customers(values, 3, name="weights")


def test_are_weights_one_unless_given() -> None:
    assert shares_of_customers(None, 3, name="weights").tolist() == [1, 1, 1]
    assert shares_of_customers((2, 0, 1), 3, name="weights").tolist() == [2, 0, 1]


@pytest.mark.parametrize(
    ("capacity", "message"),
    [
        ([1, 2], r"shape \(2,\).*one for each of the 3"),
        (-1, "-1 at position 0"),
        ([1, 2, np.nan], "nan at position 2"),
    ],
)
def test_is_a_bad_capacity_refused(capacity: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        capacities(capacity, 3)


def test_is_one_capacity_shared_and_infinity_allowed() -> None:
    assert capacities(7, 2).tolist() == [7, 7]
    assert capacities([np.inf, 2], 2).tolist() == [np.inf, 2]


@pytest.mark.parametrize("limit", [0, -1, float("nan")])
def test_is_a_bad_time_limit_refused(limit: float) -> None:
    with pytest.raises(ValueError, match="seconds above 0"):
        seconds(limit, 1.0)


@pytest.mark.parametrize("limit", ["5", True])
def test_is_a_time_limit_of_another_kind_refused(limit: Any) -> None:
    with pytest.raises(TypeError, match="number of seconds"):
        seconds(limit, 1.0)


def test_is_a_time_limit_given_kept() -> None:
    assert seconds(2, 60.0) == 2


@pytest.mark.parametrize(
    ("cost", "whole"),
    [([[1, 2]], True), ([[1, 2.5]], False), ([[1e9, 3]], True), ([[2.0**53, 1]], False)],
)
def test_are_whole_costs_told_from_others(cost: Any, whole: bool) -> None:
    assert whole_costs(np.array(cost, dtype=float)) is whole


def test_is_the_scale_what_the_second_choices_cost_however_far_the_others_are() -> None:
    """Hand calculation: 2 + 5; a distance that stands for "never" does not count."""
    assert scale_of(np.array([[1e-39, 2.0, 1e12], [9.0, 5.0, 5.0]])) == 7
