# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Districting from bound to proof: are plans checked before they are taken?"""

import time

import numpy as np
import pytest

from oms42.territories.contiguity import graph
from oms42.territories.hess_bound import Hess
from oms42.territories.solve_hess import HessSearch, solve_hess

from . import by_hand
from .test_hess_bound import problem

LINE = Hess((np.arange(4)[:, None] - np.arange(4)) ** 2.0, np.ones(4), 2, 2.0, 2.0)


def search():
    return HessSearch(LINE, graph([(0, 1), (1, 2), (2, 3)], 4), np.inf)


def test_is_a_plan_taken_with_its_centers_moved_to_the_middle():
    """Hand calculation: the pairs 0-1 and 2-3 cost 1 each."""
    found = search()
    found.offer(np.array([0, 0, 3, 3]))
    assert found.value == 2


@pytest.mark.parametrize("plan", [[0, 0, 0, 3], [0, 1, 0, 1], [0, 0, 0, 0]])
def test_is_a_plan_out_of_balance_or_in_pieces_refused(plan):
    found = search()
    found.offer(np.array(plan))
    assert (found.plan, found.value) == (None, np.inf)


@pytest.mark.parametrize("seed", range(3))
def test_is_the_optimum_proved(seed):
    """Against every districting one by one."""
    hess = problem(seed)
    best = by_hand.best_districting(hess.cost, hess.workload, 2, hess.lower, hess.upper, None)
    found = solve_hess(hess, None, gap=0.0, deadline=time.monotonic() + 60)
    assert found.value == pytest.approx(best)
    assert found.bound == pytest.approx(best)


def test_is_nothing_claimed_without_time():
    found = solve_hess(LINE, None, gap=0.0, deadline=-np.inf)
    assert not found.impossible
    assert found.bound <= 2 + 1e-9
