# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The districting program: is its optimum right, and do its cuts hold for every center?"""

import numpy as np
import pytest

from oms42.territories.contiguity import graph
from oms42.territories.hess_program import HessProgram

from . import by_hand, regions
from .test_hess_bound import problem

ALL = np.ones((6, 6), dtype=bool)


@pytest.mark.parametrize("seed", range(4))
def test_is_the_best_districting_found_and_bounded(seed):
    """Against every districting one by one."""
    hess = problem(seed)
    best = by_hand.best_districting(hess.cost, hess.workload, 2, hess.lower, hess.upper, None)
    program = HessProgram(hess, ALL, None)
    plan = program.run(gap=0.0, deadline=np.inf)
    assert hess.cost[np.arange(6), plan].sum() == pytest.approx(best)
    assert program.bound == pytest.approx(best)


@pytest.mark.parametrize("seed", range(4))
def test_do_rounds_of_cuts_lead_to_the_best_connected_districting(seed):
    """Against every districting one by one."""
    hess, pairs = problem(seed, width=0.9), regions.grid(2, 3)
    best = by_hand.best_districting(hess.cost, hess.workload, 2, hess.lower, hess.upper, pairs)
    program = HessProgram(hess, ALL, graph(pairs, 6))
    plan = program.run(gap=0.0, deadline=np.inf)
    while program.broken:
        program.broken = False
        plan = program.run(gap=0.0, deadline=np.inf)
    assert hess.cost[np.arange(6), plan].sum() == pytest.approx(best)


def test_is_it_said_when_no_districting_is_left():
    program = HessProgram(problem(0), ALL & (np.arange(6) == 0), None)
    assert program.run(gap=0.0, deadline=np.inf) is None
    assert program.impossible
