# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the walk leave a place where no single exchange pays, and keep the capacities?"""

import numpy as np
import pytest

from oms42.territories.capacity_walk import walk
from oms42.territories.incumbent import Incumbent


def towns(seed):
    """Give whole distances among 60 places in a square, workloads, and room for 6 sites."""
    random = np.random.default_rng(seed)
    place = random.integers(1, 101, (60, 2))
    far = np.floor(np.hypot(*(place[:, None] - place).transpose(2, 0, 1)))
    return far, random.integers(1, 21, 60).astype(float), np.full(60, 125.0)


@pytest.mark.parametrize("seed", [0, 1])
def test_is_a_better_plan_found_that_keeps_the_capacities(seed):
    """From a plan that gives the customers to six sites in turn; every load is counted anew."""
    cost, workload, capacity = towns(seed)
    start = np.arange(60) % 6
    before = float(cost[np.arange(60), start].sum())
    best = Incumbent(start, before)
    walk(cost, workload, capacity, best, steps=100)
    loads = np.bincount(best.sites, weights=workload, minlength=60)
    assert best.value == cost[np.arange(60), best.sites].sum()
    assert best.value < before / 2
    assert (loads <= 125).all()
    assert np.unique(best.sites).size <= 6


def test_do_two_sites_move_together():
    """By hand: sites 2 and 3 hold two customers each at cost 1 apiece, 4 in all.

    Beside an old site, one of them alone would leave two customers at 5 or 9.
    """
    cost = np.array([[5.0, 9, 1, 50], [5, 9, 50, 1], [9, 5, 1, 50], [9, 5, 50, 1]])
    best = Incumbent(np.array([0, 0, 1, 1]), 20.0)
    walk(cost, np.ones(4), np.full(4, 2.0), best, steps=100)
    assert best.value == 4.0
    assert best.sites.tolist() == [2, 3, 2, 3]


def test_does_it_stop_when_the_time_is_up():
    cost, workload, capacity = towns(0)
    best = Incumbent(np.arange(60) % 6, 1e9)
    walk(cost, workload, capacity, best, stop=-np.inf)
    assert best.value == 1e9


def test_is_nothing_done_without_a_plan_to_begin_with():
    best = Incumbent(np.zeros(0, dtype=np.intp), np.inf)
    walk(np.ones((3, 3)), np.ones(3), np.full(3, 2.0), best)
    assert best.sites.size == 0
