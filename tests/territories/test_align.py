# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Alignment: is it the best plan, is what it claims true, and does it say why there is none?"""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from oms42.territories import Infeasible, align

from . import by_hand, regions


@st.composite
def questions(draw):
    n, m = draw(st.integers(1, 6)), draw(st.integers(1, 3))
    cost = draw(
        st.lists(
            st.lists(st.integers(0, 90).map(lambda c: c / 10), min_size=m, max_size=m),
            min_size=n,
            max_size=n,
        )
    )
    workload = draw(st.lists(st.integers(0, 9), min_size=n, max_size=n).filter(any))
    asked = {"objective": draw(st.sampled_from(["travel", "profit", "moves"]))}
    if draw(st.booleans()):
        pairs = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))
        asked["adjacency"] = draw(st.lists(pairs, max_size=2 * n))
    if m <= n and draw(st.booleans()):
        asked["homes"] = draw(st.permutations(range(n)))[:m]
    if asked["objective"] == "moves" or draw(st.booleans()):
        asked["current"] = draw(st.lists(st.integers(-1, m - 1), min_size=n, max_size=n))
        asked["max_moved"] = draw(st.none() | st.integers(0, n))
    if draw(st.booleans()):
        asked["fixed"] = {draw(st.integers(0, n - 1)): draw(st.integers(0, m - 1))}
    return cost, workload, draw(st.sampled_from([0.0, 0.1, 0.3, 0.6, 1.5])), asked


@settings(max_examples=60, deadline=None)
@given(questions(), st.sampled_from([0, 0, 30, -30, 900, -900]))
def test_is_the_plan_the_best_of_all_plans(question, power):
    """Against every plan one by one, with every combination of options, in any currency."""
    cost, workload, tolerance, asked = question
    best = by_hand.best_alignment(cost, workload, tolerance, asked)
    unit = 1.0 if asked["objective"] == "moves" else 2.0**power
    try:
        given_cost = np.array(cost) * 2.0**power
        found = align(given_cost, workload, tolerance=tolerance, **asked)
    except Infeasible:
        assert best is None
        return
    assert best is not None
    assert by_hand.holds(found.assignment, workload, tolerance, len(cost[0]), asked)
    assert found.objective / unit == pytest.approx(best, abs=1e-7)
    assert (found.status, found.gap, found.bound) == ("optimal", 0.0, found.objective)


@pytest.mark.parametrize("power", [-60, 60])
def test_is_the_plan_the_same_whatever_work_is_counted_in(power):
    cost, workload = regions.region(40, 4)
    plain = align(cost, workload, tolerance=0.05)
    other = align(cost, workload * 2.0**power, tolerance=0.05)
    np.testing.assert_array_equal(other.assignment, plain.assignment)
    assert (other.objective, other.status) == (plain.objective, "optimal")


@pytest.mark.parametrize("value", [0.0, 1e-39, 7.0, 1e300])
def test_do_costs_that_are_all_equal_end_with_proof(value):
    plan = align(np.full((9, 3), value), np.ones(9), tolerance=0.0)
    assert (plan.objective, plan.gap, plan.status) == (pytest.approx(9 * value), 0, "optimal")
    assert plan.loads.tolist() == [3, 3, 3]


def test_does_a_vanishing_cost_beside_large_ones_end_with_proof():
    plan = align([[1.0, 1.1e-39], [2e-39, 1.0]], [1, 1], tolerance=0)
    assert (plan.assignment.tolist(), plan.gap, plan.status) == ([1, 0], 0, "optimal")


def test_is_the_cost_taken_as_it_is():
    """Hand calculation: 1 + 2 + 4 + 1 with two accounts each."""
    plan = align([[1, 9], [2, 8], [3, 4], [9, 1]], [5, 5, 5, 5], tolerance=0)
    assert plan.objective == 8
    assert plan.loads.tolist() == [10, 10]


def test_do_lists_frames_series_and_sparse_matrices_give_the_same():
    at = np.array([(i // 6, i % 6) for i in range(24)])
    workload = np.arange(24) % 3 + 1.0
    cost = np.abs(at[:, None] - at[[7, 10, 15]]).sum(axis=2) + np.arange(3) / 7
    pairs = regions.grid(4, 6)
    there = np.array(pairs).T
    matrix = csr_array((np.ones(len(pairs)), (there[0], there[1])), shape=(24, 24))
    plain = align(cost.tolist(), workload.tolist(), tolerance=0.3, adjacency=pairs)
    for near in (matrix, matrix.toarray(), pd.DataFrame(pairs), np.array(pairs)):
        other = align(pd.DataFrame(cost), pd.Series(workload), tolerance=0.3, adjacency=near)
        np.testing.assert_array_equal(other.assignment, plain.assignment)


def test_is_every_territory_connected_and_holds_its_home():
    """Walked from the home over the pairs, on a grid of 5 by 5."""
    rng = np.random.default_rng(0)
    pairs, homes = regions.grid(5, 5), [6, 13, 21]
    at = np.array([(i // 5, i % 5) for i in range(25)])
    workload = rng.integers(1, 9, 25)
    distance = np.abs(at[:, None] - at[homes]).sum(axis=2)
    cost = workload[:, None] * distance * rng.uniform(0.8, 1.2, (25, 3))
    plan = align(cost, workload, tolerance=0.05, adjacency=pairs, homes=homes, time_limit=300)
    assert plan.status == "optimal"
    assert by_hand.holds(plan.assignment, workload, 0.05, 3, {"adjacency": pairs, "homes": homes})
    free = align(cost, workload, tolerance=0.05, time_limit=300)
    assert plan.objective >= free.objective
    pieces = [by_hand.one_piece(np.flatnonzero(free.assignment == j), pairs) for j in range(3)]
    assert not all(pieces), "the question would be answered without contiguity too"


def test_are_accounts_without_a_home_today_not_counted_as_moved():
    plan = align([[0, 1], [1, 0]], [1, 1], tolerance=0, current=[-1, 0])
    assert (plan.assignment.tolist(), plan.moved, plan.moved_workload) == ([0, 1], 1, 1)


def test_is_the_cheaper_of_two_plans_with_as_few_moves_taken():
    """Hand calculation: one of two equal accounts has to leave home 0; the second costs less."""
    cost = [[0, 9], [0, 2], [5, 0]]
    plan = align(cost, [1, 1, 1], tolerance=0.4, current=[0, 0, 0], objective="moves")
    assert (plan.objective, plan.assignment.tolist()) == (1, [0, 0, 1])


def test_do_shares_set_the_size_of_each_home():
    """Hand calculation: a half-time seller gets one account of three."""
    plan = align([[0, 1]] * 3, [1, 1, 1], tolerance=0, shares=[0.5, 1])
    assert plan.loads.tolist() == [1, 2]


def test_does_infinity_forbid_a_pair():
    plan = align([[np.inf, 9], [2, 1]], [1, 1], tolerance=0)
    assert plan.assignment.tolist() == [1, 0]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"workload": [9, 1, 1, 1]}, "account 0 has workload 9, .* at most 6.6"),
        ({"fixed": {0: 0, 1: 0, 2: 0}}, "home 0 is the only one for accounts"),
        ({"adjacency": [(0, 1)], "homes": [0, 1]}, r"accounts \[2\] .* hold none; add a home"),
        ({"adjacency": [(0, 1)]}, "the map falls into 3 parts that need 3 territories"),
        ({"adjacency": [(0, 1), (2, 3)], "homes": [0, 2], "fixed": {1: 1}}, "another part of the"),
        ({"current": [0, 0, 0, 0], "max_moved": 1}, "needs 2 moves at least: allow 2"),
        ({"workload": [3, 3, 3, 5], "tolerance": 0.1}, "tolerance is 0.1; a plan with deviation"),
    ],
)
def test_does_it_say_why_there_is_no_plan(change, why):
    asked = {"workload": [1, 1, 1, 1], "tolerance": 0.1, **change}
    with pytest.raises(Infeasible, match=why):
        align([[1, 2]] * 4, **asked)


@pytest.mark.parametrize(
    ("change", "error", "why"),
    [
        ({"tolerance": -0.1}, ValueError, "tolerance is -0.1; it must be 0 or more"),
        ({"tolerance": "5 %"}, TypeError, "tolerance is '5 %'"),
        ({"objective": "profits"}, ValueError, "must be one of: travel, moves, profit"),
        ({"max_moved": 1}, ValueError, "max_moved needs current"),
        ({"objective": "moves"}, ValueError, "needs current"),
        ({"current": [0, 2]}, ValueError, "current holds 2 at position 1"),
        ({"fixed": {5: 0}}, ValueError, "accounts run from 0 to 1"),
        ({"homes": [0]}, ValueError, r"homes has shape \(1,\)"),
        ({"homes": [0, 0], "adjacency": [(0, 1)]}, ValueError, "homes names an account twice"),
        ({"adjacency": [(0, 7)]}, ValueError, "adjacency names unit 7"),
        ({"workload": [1, -1]}, ValueError, "workload of account 1 is -1"),
        ({"workload": [1, 1, 1]}, ValueError, "cost has 2 rows and workload 3 values"),
        ({"time_limit": 0}, ValueError, "time_limit is 0"),
        ({"gap": -1}, ValueError, "gap is -1"),
        ({"shares": [1, -1]}, ValueError, "shares must be 2 numbers"),
    ],
)
def test_is_bad_input_told_what_is_allowed(change, error, why):
    asked = {"workload": [1, 1], "tolerance": 0.5, **change}
    with pytest.raises(error, match=why):
        align([[1, 2], [2, 1]], **asked)


def test_is_a_plan_that_is_good_enough_called_feasible_with_a_bound_that_holds():
    """The optimum 32,910.5507 is HiGHS's, on all 2,400 pairs (see the proof below)."""
    cost, workload = regions.region(200, 12)
    plan = align(cost, workload, tolerance=0.05, gap=0.02, time_limit=300)
    assert plan.status == "feasible"
    assert plan.bound <= 32910.5507 <= plan.objective
    assert plan.gap == pytest.approx((plan.objective - plan.bound) / plan.objective)
    assert plan.gap < 0.02


def test_is_nothing_claimed_when_the_time_is_up_at_once():
    cost, workload = regions.region(60, 5)
    with pytest.raises(TimeoutError, match="nor a proof that there is none; raise time_limit"):
        align(cost, workload, tolerance=0.01, time_limit=1e-9)


def test_are_thousands_of_accounts_within_one_percent_of_the_bound():
    cost, workload = regions.region(1000, 30)
    plan = align(cost, workload, tolerance=0.05, gap=0.01, time_limit=300)
    loads = np.bincount(plan.assignment, weights=workload) / workload.sum() * 30
    assert np.abs(loads - 1).max() <= 0.05 + 1e-9
    assert plan.gap <= 0.01
    assert plan.objective == pytest.approx(cost[np.arange(1000), plan.assignment].sum())


def test_does_the_report_carry_balance_travel_and_moves():
    plan = align([[1, 9], [2, 8], [3, 4], [9, 1]], [1] * 4, tolerance=0, current=[0, 0, 0, 1])
    page = str(plan.report(potential=[1, 2, 3, 4], units=[(0, 0), (0, 1), (1, 0), (1, 1)]))
    assert plan.moved == 1
    assert "travel" in page.lower()
    assert "moved" in page.lower()


def test_is_nothing_printed(capfd):
    align(*regions.region(40, 4), tolerance=0.05)
    assert capfd.readouterr() == ("", "")


@pytest.mark.prove
def test_is_two_hundred_by_twelve_proved_and_the_same_as_the_full_program():
    """Against HiGHS on all pairs at once, with no pair ruled out."""
    from scipy.optimize import LinearConstraint, milp
    from scipy.sparse import eye_array, kron

    cost, workload = regions.region(200, 12)
    mean = workload.sum() / 12
    once = LinearConstraint(kron(eye_array(200), np.ones((1, 12))), 1, 1)
    load = LinearConstraint(kron(workload[None], eye_array(12)), 0.95 * mean, 1.05 * mean)
    full = milp(cost.ravel(), integrality=np.ones(2400), bounds=(0, 1), constraints=[once, load])
    plan = align(cost, workload, tolerance=0.05, time_limit=300)
    assert plan.status == "optimal"
    assert plan.objective == pytest.approx(full.fun, rel=1e-4)
    assert plan.objective <= full.fun + 1e-6
