# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Routing: the optimum of every assignment, by brute force."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.leads import route

VALUES = st.lists(st.lists(st.integers(-3, 9), min_size=2, max_size=2), min_size=1, max_size=5)


@given(VALUES, st.lists(st.integers(0, 3), min_size=2, max_size=2))
def test_is_it_the_best_of_all_assignments(values: list[list[int]], room: list[int]) -> None:
    """Every way to give each lead to a seller or to nobody."""
    best = max(
        sum(values[i][j] for i, j in enumerate(row) if j >= 0)
        for row in itertools.product((-1, 0, 1), repeat=len(values))
        if all(row.count(j) <= room[j] for j in (0, 1))
    )
    made = route(values, room)
    assert made.total == pytest.approx(best)
    assert (made.load <= room).all()
    assert made.first_come <= made.total
    taken = [values[i][j] for i, j in enumerate(made.seller.tolist()) if j >= 0]
    assert sum(taken) == pytest.approx(made.total)
    assert all(value > 0 for value in taken)


def test_does_foresight_earn_more_than_first_come() -> None:
    """By hand: the first lead leaves the better seller to the second."""
    made = route([[9, 8], [9, 1]], [1, 1])
    assert (made.total, made.first_come) == (17, 10)
    assert made.seller.tolist() == [1, 0]


def test_is_nobody_given_what_nobody_can_take() -> None:
    assert route([[5], [4]], [0]).seller.tolist() == [-1, -1]
    assert np.array_equal(route([[5], [4]], [1]).load, [1])


@pytest.mark.parametrize(
    ("value", "capacity", "says"),
    [
        ([[1, 2]], [1], "value has 2 sellers, capacity 1"),
        ([[1]], [0.5], "no whole number of leads"),
        ([[1]], [-1], "no whole number of leads"),
        (np.ones((3000, 2)), [3000, 3000], "more than 4,000,000; route by region"),
    ],
)
def test_is_bad_input_named(value: object, capacity: list[float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        route(value, capacity)  # type: ignore[arg-type]  # wrong on purpose
