# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The exact program: are its rounds right, and do cuts cut off what is in pieces alone?"""

from itertools import product

import numpy as np
import pytest

from oms42.territories.contiguity import graph
from oms42.territories.exact import cuts_for, first_cuts, solve_round

from . import by_hand, regions


def violated(cut, plan):
    other = 1 if cut.other is None else int(plan[cut.other] == cut.territory)
    bridge = sum(int(plan[s] == cut.territory) for s in cut.border)
    return int(plan[cut.unit] == cut.territory) + other > 1 + bridge


@pytest.mark.parametrize("roots", [None, np.array([0, 5])])
def test_do_cuts_cut_off_a_plan_in_pieces_and_no_connected_one(roots):
    """Every plan of a grid of 2 by 3 against the cuts of every other."""
    pairs = regions.grid(2, 3)
    near = graph(pairs, 6, roots)
    plans = [np.array(plan) for plan in product(range(2), repeat=6)]
    if roots is not None:
        plans = [plan for plan in plans if plan[0] == 0 and plan[5] == 1]
    whole = [all(by_hand.one_piece(np.flatnonzero(p == j), pairs) for j in (0, 1)) for p in plans]
    cuts = [list(cuts_for(plan, np.ones(6), near, 2)) for plan in plans]
    assert [not found for found in cuts] == whole
    for plan, found in zip(plans, cuts, strict=True):
        assert all(violated(cut, plan) for cut in found)
    every = {cut for found in cuts for cut in found} | set(first_cuts(near, 2))
    for plan, good in zip(plans, whole, strict=True):
        assert not (good and any(violated(cut, plan) for cut in every))


def test_is_the_best_plan_of_the_kept_pairs_found_and_bounded():
    """Against every plan one by one."""
    band = regions.band(7, 2, tolerance=0.3)
    found = solve_round(band, np.ones((7, 2), dtype=bool), {})
    best = by_hand.best_alignment(band.cost, band.workload, 0.3, {})
    assert band.value(found.plan) == pytest.approx(best)
    assert found.bound == pytest.approx(best)


def test_is_it_said_when_the_kept_pairs_hold_no_plan():
    band = regions.band(7, 2, tolerance=0.3)
    kept = np.tile([True, False], (7, 1))
    assert solve_round(band, kept, {}).impossible


def test_is_nothing_claimed_when_there_is_no_time():
    band = regions.band(7, 2)
    found = solve_round(band, np.ones((7, 2), dtype=bool), {}, deadline=-np.inf)
    assert (found.plan, found.bound, found.impossible) == (None, -np.inf, False)
