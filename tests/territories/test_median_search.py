# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does branching cover every choice once, and does it end with proof or with an honest bound?"""

import time
from typing import Any

import numpy as np
import pytest

from oms42.territories.incumbent import Incumbent
from oms42.territories.median_bound import Node
from oms42.territories.median_search import branch, halves, search

from .places import cheapest

NOBODY = np.zeros(0, dtype=np.intp)


def node(cost: Any) -> Node:
    m = cost.shape[1]
    return Node(0.0, np.zeros(cost.shape[0]), NOBODY, np.arange(m), np.linspace(0, 1, m))


def test_do_the_halves_differ_in_one_site_alone() -> None:
    closed, opened = halves(node(np.ones((2, 5))))
    assert closed.free.tolist() == opened.free.tolist() == [0, 1, 3, 4]  # its share is one half
    assert (closed.opened.tolist(), opened.opened.tolist()) == ([], [2])


@pytest.mark.parametrize("seed", range(10))
def test_does_branching_from_no_knowledge_at_all_find_the_optimum(seed: int) -> None:
    cost = np.random.default_rng(seed).integers(0, 30, (12, 8)).astype(float)
    best = Incumbent(NOBODY, 1e4, whole=True)
    bound = branch(cost, 3, node(cost), best)
    assert bound == best.value == cheapest(cost, 3)


def test_does_a_search_out_of_time_give_a_bound_below_its_solution() -> None:
    cost = np.random.default_rng(0).random((80, 80))
    sites, value, bound = search(cost, 8, deadline=time.monotonic())
    assert sites.size == 8
    assert value == pytest.approx(cost[:, sites].min(axis=1).sum())
    assert 0 < bound < value
