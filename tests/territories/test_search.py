# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Local search: does it find shifts, swaps and ejections, and never a worse plan?"""

import numpy as np
import pytest

from oms42.territories.band import Band
from oms42.territories.contiguity import graph
from oms42.territories.search import Plan, improve

from . import by_hand, regions


def run(cost, w, low, high, start, near=None, away=None, moves=np.inf):
    m = len(cost[0])
    away = np.zeros(np.shape(cost)) if away is None else np.array(away, float)
    limits = np.full(m, float(low)), np.full(m, float(high))
    band = Band(np.array(cost, float), np.array(w, float), *limits, away, moves)
    plan = Plan(band, np.array(start), 1e3, near)
    improve(plan, np.inf)
    return plan.home.tolist()


def test_is_an_account_shifted():
    assert run([[5, 1], [1, 5]], [1, 1], 0, 2, [0, 0]) == [1, 0]


def test_are_two_accounts_swapped_where_a_shift_would_leave_the_band():
    assert run([[5, 1], [1, 5]], [1, 1], 1, 1, [0, 1]) == [1, 0]


def test_is_a_chain_of_three_homes_found():
    """Hand calculation: every load is at its limit; only a shift on to the third home helps."""
    cost = [[9, 0, 99], [99, 1, 2], [99, 99, 0]]
    assert run(cost, [2, 2, 1], 0, 3, [0, 1, 2]) == [1, 2, 2]


def test_is_a_load_outside_the_band_mended_first():
    assert run([[0, 9], [0, 8]], [1, 1], 1, 1, [0, 0]) == [0, 1]


def test_is_the_limit_on_moves_kept():
    cost, away = [[9, 0], [9, 0], [0, 9]], [[0, 1], [0, 1], [1, 0]]
    assert run(cost, [1, 1, 1], 0, 3, [0, 0, 1], away=away, moves=1) in ([1, 0, 1], [0, 1, 1])


def test_do_territories_stay_connected():
    """On the line 0-1-2-3, the cheap pair of unit 0 would cut territory 1 in two."""
    line = graph([(0, 1), (1, 2), (2, 3)], 4, np.array([1, 3]))
    assert run([[9, 0], [1, 1], [1, 1], [1, 1]], [1] * 4, 0, 4, [0, 0, 1, 1], line) == [0, 0, 1, 1]


@pytest.mark.parametrize("seed", range(4))
def test_is_the_end_never_worse_than_the_start_nor_better_than_the_best(seed):
    """Against every plan one by one."""
    band = regions.band(7, 3, seed, tolerance=0.5)
    start = np.arange(7) % 3
    plan = Plan(band, start, 1e6)
    before = band.value(start) + 1e6 * band.excess(start)
    improve(plan, np.inf)
    assert band.value(plan.home) + 1e6 * band.excess(plan.home) <= before
    best = by_hand.best_alignment(band.cost, band.workload, 0.5, {})
    assert best is None or not band.keeps(plan.home) or band.value(plan.home) >= best - 1e-9
    np.testing.assert_allclose(plan.loads, band.loads(plan.home))


def test_does_it_stop_when_the_time_is_up():
    plan = Plan(regions.band(40, 4), np.zeros(40, dtype=np.intp), 1.0)
    improve(plan, -np.inf)
    assert plan.home.tolist() == [0] * 40
