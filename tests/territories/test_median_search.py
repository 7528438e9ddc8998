# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does branching cover every choice once, and does it end with proof or with an honest bound?"""

import time
from typing import Any

import numpy as np
import pytest

from oms42.territories import median_search
from oms42.territories.incumbent import Incumbent
from oms42.territories.median_bound import Node
from oms42.territories.median_search import branch, halves, search, split

from .places import cheapest

NOBODY = np.zeros(0, dtype=np.intp)


def node(cost: Any) -> Node:
    m = cost.shape[1]
    return Node(0.0, np.zeros(cost.shape[0]), NOBODY, np.arange(m), np.linspace(0, 1, m))


def test_do_the_halves_differ_in_one_site_alone() -> None:
    closed, opened = halves(node(np.ones((2, 5))), 2)
    assert closed.free.tolist() == opened.free.tolist() == [0, 1, 3, 4]
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


@pytest.mark.parametrize(("dull_site", "split_on"), [(0, 4), (4, 5)])
def test_is_a_site_that_lifted_nothing_tried_later_the_next_time(
    monkeypatch: pytest.MonkeyPatch, dull_site: int, split_on: int
) -> None:
    monkeypatch.setattr(median_search, "TRIES", 1)
    cost = np.random.default_rng(0).random((12, 8))
    best = Incumbent(NOBODY, 1e4)
    best.offer = lambda *_: None  # type: ignore[method-assign] # so dear that nothing is ruled out
    share = np.array([0, 0, 0, 0, 0.5, 0.6, 0, 0])
    part = Node(0.0, cost.mean(axis=1), NOBODY, np.arange(8), share)
    dull = np.zeros(8)
    dull[dull_site] = 1
    closed, opened = split(cost, 3, part, best, dull)
    assert split_on not in closed.free
    assert opened.opened.tolist() == [split_on]
    assert dull[split_on] == 1  # next to so dear a solution every lift is small
