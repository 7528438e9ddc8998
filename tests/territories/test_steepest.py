# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does each step save the most, and leave every territory in one piece?"""

import numpy as np
import pytest

from oms42.territories.band import Band
from oms42.territories.contiguity import graph
from oms42.territories.steepest import Steps, steepest

from . import by_hand, regions

LINE = graph([(0, 1), (1, 2), (2, 3), (3, 4)], 5)


def band(cost, workload, tolerance):
    """State a problem of two homes or more with one mean."""
    cost, workload = np.asarray(cost, float), np.asarray(workload, float)
    mean = np.full(cost.shape[1], workload.sum() / cost.shape[1])
    return Band(
        cost, workload, (1 - tolerance) * mean, (1 + tolerance) * mean, np.zeros(cost.shape)
    )


def moves(today, count):
    """One for each account away from today's home."""
    return (np.asarray(today)[:, None] != np.arange(count)).astype(float)


def test_is_the_border_account_given_away_and_no_other():
    """Hand calculation: 4 accounts against 1; only account 3 touches the other home."""
    today = np.array([0, 0, 0, 0, 1])
    plan = steepest(band(moves(today, 2), np.ones(5), 0.2), today, LINE)
    assert plan.tolist() == [0, 0, 0, 1, 1]


def test_is_a_pair_swapped_where_no_single_step_helps():
    """Hand calculation: loads 5 and 3; giving 3 or 2 away overshoots, swapping 3 for 2 evens."""
    near = graph([(0, 1), (1, 2), (2, 3), (0, 3), (0, 2), (1, 3)], 4)
    today = np.array([0, 0, 1, 1])
    cost = moves(today, 2)
    plan = steepest(band(cost, [2.0, 3.0, 2.0, 1.0], 0.0), today, near)
    assert sorted(np.bincount(plan, weights=[2, 3, 2, 1]).tolist()) == [4, 4]
    assert (plan != today).sum() == 2


def test_is_a_step_that_tears_a_territory_refused():
    today = np.array([0, 0, 0, 1, 1])
    steps = Steps(band(moves(today, 2), np.ones(5), 0.0), today, LINE)
    assert not steps._step(1, 1)  # account 0 would lie alone
    assert steps.home.tolist() == today.tolist()
    assert steps._step(2, 1)


def test_does_a_forbidden_pair_stay_out():
    today = np.array([0, 0, 0, 0, 1])
    cost = moves(today, 2)
    cost[3, 1] = np.inf
    plan = steepest(band(cost, np.ones(5), 0.2), today, LINE)
    assert plan.tolist() == today.tolist()


@pytest.mark.parametrize("seed", range(4))
def test_are_territories_of_a_grid_connected_with_their_homes_after_many_steps(seed):
    """Walked over the pairs; at the end no single shift or swap of the last fine saves anything."""
    rng = np.random.default_rng(seed)
    pairs, homes = regions.grid(6, 6), [7, 10, 25, 28]
    at = np.array([(i // 6, i % 6) for i in range(36)])
    today = 2 * (at[:, 0] // 3) + at[:, 1] // 3
    near = graph(pairs, 36, np.array(homes))
    cost = moves(today, 4) * rng.integers(1, 9, 36)[:, None]
    for j, home in enumerate(homes):
        cost[home] = np.where(np.arange(4) == j, 0.0, np.inf)
    problem = band(cost, rng.integers(1, 30, 36), 0.02)
    plan = steepest(problem, today, near)
    assert plan[homes].tolist() == [0, 1, 2, 3]
    assert all(by_hand.one_piece(np.flatnonzero(plan == j), pairs) for j in range(4))
    assert problem.excess(plan) < problem.excess(today)


def test_may_accounts_go_anywhere_where_nothing_has_to_touch():
    """Hand calculation: three homes in a row; without a graph account 0 may jump to home 2."""
    cost = np.array([[5.0, 9.0, 1.0], [0.0, 9.0, 9.0], [9.0, 0.0, 9.0], [9.0, 9.0, 0.0]])
    problem = band(cost, np.ones(4), 0.6)
    start = np.array([0, 0, 1, 2])
    assert steepest(problem, start, None).tolist() == [2, 0, 1, 2]
    row = graph([(0, 1), (1, 2), (2, 3)], 4)
    assert steepest(problem, start, row).tolist() == [0, 0, 1, 2]
