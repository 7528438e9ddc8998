# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Regrowing: is what was in pieces connected, and the cheaper way taken?"""

import numpy as np

from oms42.territories.contiguity import graph
from oms42.territories.grow import regrow

from . import by_hand, regions


def test_is_every_territory_connected_afterwards():
    """Walked over the pairs, from random assignments of a grid."""
    pairs = regions.grid(5, 5)
    for seed in range(10):
        rng = np.random.default_rng(seed)
        near = graph(pairs, 25, np.array([0, 12, 24]))
        plan = regrow(rng.integers(0, 3, 25), rng.uniform(0, 1, (25, 3)), np.ones(25), near)
        assert all(by_hand.one_piece(np.flatnonzero(plan == j), pairs) for j in range(3))
        assert plan[[0, 12, 24]].tolist() == [0, 1, 2]


def test_does_the_heavier_piece_stay_where_there_is_no_root():
    """Hand calculation: on the line 0-1-2, unit 2 weighs more than unit 0."""
    line = graph([(0, 1), (1, 2)], 3)
    plan = regrow(np.array([0, 1, 0]), np.zeros((3, 2)), np.array([1.0, 1.0, 5.0]), line)
    assert plan.tolist() == [1, 1, 0]


def test_does_a_forbidden_pair_stop_the_growth():
    line = graph([(0, 1), (1, 2)], 3, np.array([0, 2]))
    value = np.array([[0.0, np.inf], [np.inf, 7.0], [np.inf, 0.0]])
    assert regrow(np.array([0, 0, 1]), value, np.ones(3), line).tolist() == [0, 0, 1]
    assert regrow(np.array([0, 1, 1]), value, np.ones(3), line).tolist() == [0, 1, 1]
