# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are the sites the best ones, and does the result say how sure that is?"""

import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.territories import Infeasible, PMedian, p_median

from .places import cheapest, random_graph, square


def check(found: PMedian, cost: Any, p: int, optimum: float) -> None:
    """Is the result consistent in itself, and the optimum, as far as floats resolve the costs?"""
    cost = np.asarray(cost, dtype=float)
    n, m = cost.shape
    resolved = 1e-12 * np.sort(cost, axis=1)[:, :2].max(axis=1).sum()
    assert found.objective == pytest.approx(optimum, rel=1e-9, abs=resolved)
    assert (found.status, found.gap) == ("optimal", 0)
    assert found.bound <= optimum * (1 + 1e-9) + resolved
    assert found.medians.tolist() == sorted(set(found.medians.tolist()))
    assert found.medians.size == p
    assert found.medians.min() >= 0
    assert found.medians.max() < m
    assert set(found.assignment.tolist()) <= set(found.medians.tolist())
    assert cost[np.arange(n), found.assignment].sum() == pytest.approx(found.objective)


@st.composite
def tables(draw: st.DrawFn, most: int = 8) -> tuple[Any, int]:
    """Small tables of distances, often with ties, zeros and extreme scales, and a p that fits."""
    n, m = draw(st.integers(1, most)), draw(st.integers(1, most))
    value = draw(
        st.sampled_from([st.integers(0, 3), st.integers(0, 100), st.floats(0, 1, width=32)])
    )
    rows = draw(st.lists(st.lists(value, min_size=m, max_size=m), min_size=n, max_size=n))
    scale = draw(st.sampled_from([1.0, 1e9, 1e-9, 1e200, 1e-200]))
    return np.array(rows, dtype=float) * scale, draw(st.integers(1, m))


@given(tables())
@settings(max_examples=150)
def test_is_the_optimum_found_and_proved_on_every_small_table(case: tuple[Any, int]) -> None:
    distance, p = case
    check(p_median(distance, p), distance, p, cheapest(distance, p))


@given(tables(), st.data())
@settings(max_examples=50)
def test_do_weights_multiply_the_rows(case: tuple[Any, int], data: st.DataObject) -> None:
    distance, p = case
    n = distance.shape[0]
    weights = np.array(data.draw(st.lists(st.integers(0, 5), min_size=n, max_size=n)), float)
    cost = weights[:, None] * distance
    check(p_median(distance, p, weights=weights), cost, p, cheapest(cost, p))


@pytest.mark.parametrize("room", [None, 9.0])
@pytest.mark.parametrize(
    ("distance", "p"),
    [
        ([[1.0, 1.11593805e-39]], 2),  # next to nothing beside what it was added up from
        ([[1.0, 1e-39, 3e-39], [2e-39, 1.0, 1.0]], 2),
        ([[1e-320, 3e-320, 2e-320], [2e-320, 1e-320, 1e-320]], 2),
        ([[1e300, 3e300, 2e300], [2e300, 1e300, 5e300]], 2),
        ([[5.0, 5.0, 5.0], [5.0, 5.0, 5.0]], 2),
        ([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]], 2),
        ([[0.1, 1e9, 1e9], [1e9, 0.2, 0.3], [1e9, 0.3, 0.2]], 2),  # far away for "never"
    ],
)
def test_do_tiny_huge_and_equal_costs_end_with_proof(
    distance: list[list[float]], p: int, room: float | None
) -> None:
    check(p_median(distance, p, capacity=room), distance, p, cheapest(distance, p))


def test_is_the_answer_the_same_in_any_currency() -> None:
    distance, workload = square(25, 4)
    distance = distance + 0.5  # halves: no proof by whole numbers
    plain = p_median(distance, 3, capacity=120, workload=workload)
    for power in (-700, -40, 40, 700):
        other = p_median(distance * 2.0**power, 3, capacity=120, workload=workload)
        assert other.assignment.tolist() == plain.assignment.tolist()
        assert (other.objective, other.status) == (plain.objective * 2.0**power, "optimal")


@given(tables(most=5), st.data())
@settings(max_examples=60)
def test_is_the_optimum_found_within_capacities(case: tuple[Any, int], data: st.DataObject) -> None:
    distance, p = case
    n, m = distance.shape
    workload = np.array(data.draw(st.lists(st.integers(0, 9), min_size=n, max_size=n)), float)
    capacity = np.array(data.draw(st.lists(st.integers(0, 20), min_size=m, max_size=m)), float)
    optimum = cheapest(distance, p, workload=workload, capacity=capacity)
    if optimum == np.inf:
        with pytest.raises(Infeasible):
            p_median(distance, p, capacity=capacity, workload=workload)
        return
    found = p_median(distance, p, capacity=capacity, workload=workload)
    check(found, distance, p, optimum)
    load = np.bincount(found.assignment, weights=workload, minlength=m)
    assert (load <= capacity).all()


@pytest.mark.parametrize(("n", "p"), [(100, 5), (100, 33), (200, 20), (300, 30)])
def test_is_a_random_graph_of_teaching_size_proved(n: int, p: int) -> None:
    distance = random_graph(n, 7)
    found = p_median(distance, p, time_limit=60)
    check(found, distance, p, distance[:, found.medians].min(axis=1).sum())


def test_does_a_town_go_to_its_nearest_site_even_if_it_weighs_nothing() -> None:
    found = p_median([[0, 9], [9, 0], [1, 5]], 2, weights=[1, 1, 0])
    assert found.assignment.tolist() == [0, 1, 0]


def test_do_places_that_coincide_and_choices_that_tie_end_with_proof() -> None:
    place = np.repeat(np.arange(10.0), 8)
    distance = np.abs(place[:, None] - place)
    found = p_median(distance, 5, time_limit=60)
    assert (found.objective, found.status) == (40, "optimal")  # five pairs of 8, 1 apart


def test_do_other_kinds_of_table_give_the_same() -> None:
    import pandas as pd

    table = [[0, 3, 4], [3, 0, 5], [4, 5, 0]]
    given = [table, tuple(map(tuple, table)), np.array(table), pd.DataFrame(table)]
    weights = [[1, 2, 3], (1, 2, 3), np.array([1, 2, 3]), pd.Series([1, 2, 3])]
    results = [p_median(one, 2, weights=w) for one, w in zip(given, weights, strict=True)]
    assert [found.objective for found in results] == [3.0] * 4


def test_does_the_same_input_give_the_same_result() -> None:
    distance, workload = square(30, 3)
    first, second = (p_median(distance, 3, capacity=150, workload=workload) for _ in range(2))
    assert first.assignment.tolist() == second.assignment.tolist()
    assert first.status == "optimal"


def test_does_a_result_out_of_time_say_so() -> None:
    distance = np.random.default_rng(0).random((300, 300))
    before = time.monotonic()
    found = p_median(distance, 15, time_limit=0.3)
    assert found.status == "feasible"
    assert 0 < found.bound < found.objective
    assert found.gap == pytest.approx((found.objective - found.bound) / found.objective)
    assert time.monotonic() - before < 60  # it came back; how fast is for the bench to say


def test_is_an_assignment_never_above_capacity_out_of_time() -> None:
    distance, workload = square(60, 1)
    found = p_median(distance, 5, capacity=160, workload=workload, time_limit=0.2)
    load = np.bincount(found.assignment, weights=workload, minlength=60)
    assert load.max() <= 160
    assert found.bound <= found.objective


def test_is_each_customer_one_unit_unless_workload_is_given() -> None:
    distance = np.abs(np.arange(6.0)[:, None] - np.arange(6))
    found = p_median(distance, 2, capacity=3)
    assert np.bincount(found.assignment).max() == 3
    with pytest.raises(Infeasible):
        p_median(distance, 2, capacity=2)


def test_does_no_limit_on_capacity_give_the_plain_optimum() -> None:
    distance = random_graph(50, 1)
    assert p_median(distance, 4, capacity=np.inf).objective == p_median(distance, 4).objective


@pytest.mark.parametrize(
    ("p", "workload", "message"),
    [
        (2, [5, 5, 5, 5], "add up to 20, more than the 2 largest capacities hold together, 16"),
        (3, [9, 1, 1, 1], "customer 0 has a workload of 9, more than the largest capacity, 8"),
        (2, [5, 5, 5, 1], "cannot be parted so that each fits whole"),
        (1, [5, 5, 0, 0], "more than the 1 largest"),
    ],
)
def test_does_an_impossible_task_say_why(p: int, workload: list[int], message: str) -> None:
    with pytest.raises(Infeasible, match=message):
        p_median(np.ones((4, 4)), p, capacity=8, workload=workload)


@pytest.mark.parametrize(
    ("p", "error", "message"),
    [
        (0, ValueError, "p is 0; it must be 1 or more"),
        (4, ValueError, "p is 4, but distance has 3 columns; open from 1 to 3 sites"),
        (2.5, TypeError, "whole number"),
    ],
)
def test_is_a_bad_p_refused(p: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        p_median(np.ones((2, 3)), p)


def test_is_workload_without_capacity_refused() -> None:
    with pytest.raises(ValueError, match="workload is given without capacity"):
        p_median(np.ones((2, 2)), 1, workload=[1, 1])
