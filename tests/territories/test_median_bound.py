# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is the Lagrangian bound a bound, and does it come near the linear program's?"""

from typing import Any

import numpy as np
import pytest

from oms42.territories.incumbent import Incumbent
from oms42.territories.median_bound import Ascent, Node

from .places import cheapest, random_graph

NOBODY = np.zeros(0, dtype=np.intp)


def start(cost: Any) -> Node:
    m = cost.shape[1]
    return Node(0.0, cost.mean(axis=1), NOBODY, np.arange(m), np.zeros(m))


@pytest.mark.parametrize("seed", range(20))
def test_does_the_bound_never_pass_the_optimum(seed: int) -> None:
    cost = np.random.default_rng(seed).integers(0, 20, (8, 8)).astype(float)
    optimum = cheapest(cost, 3)
    # a far too dear incumbent, so that nothing is ruled out
    best = Incumbent(NOBODY, 1e6)
    best.offer = lambda *_: None  # type: ignore[method-assign] # it stays that dear
    node = Ascent(cost, 3, start(cost), best, near=1.0).climb(50, 1.0)
    assert node is not None
    assert node.bound <= optimum + 1e-9


@pytest.mark.parametrize("seed", range(20))
def test_does_a_part_without_a_better_solution_prove_the_best_one(seed: int) -> None:
    """Whatever is fixed or pruned on the way, is the optimum met or still in the node?"""
    cost = np.random.default_rng(seed).integers(0, 20, (8, 8)).astype(float)
    optimum = cheapest(cost, 3)
    best = Incumbent(NOBODY, 1e3, whole=True)
    node = Ascent(cost, 3, start(cost), best, near=1.0).climb(300, 1.0)
    if node is None:
        assert best.value == optimum
    else:
        left = cheapest(cost[:, np.concatenate([node.opened, node.free])], 3)
        assert min(left, best.value) == optimum


def test_does_the_bound_of_a_random_graph_close() -> None:
    cost = random_graph(100, 0)
    best = Incumbent(NOBODY, float(cost.sum()), whole=True)
    assert Ascent(cost, 5, start(cost), best, near=1.02).climb(800, 1.0) is None
    assert best.value == cost[:, best.sites].min(axis=1).sum()


def test_does_a_node_with_nothing_to_choose_offer_its_sites() -> None:
    cost = np.array([[0.0, 5, 9], [5, 0, 9], [9, 9, 0]])
    best = Incumbent(NOBODY, 100.0)
    node = Node(0.0, np.full(3, 9.0), np.array([0, 2]), np.array([1]), np.zeros(1))
    assert Ascent(cost, 2, node, best, near=1.0).climb(5, 1.0) is None
    assert (best.sites.tolist(), best.value) == ([0, 2], 5.0)
