# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Why there is no plan: is the reason the true one, and does its advice work?"""

import re

import numpy as np
import pytest

from oms42.territories import Infeasible, align

from . import by_hand, regions


@pytest.mark.parametrize("seed", range(3))
def test_is_the_number_of_moves_that_it_names_the_least_that_works(seed):
    """Against every plan one by one."""
    cost, workload = regions.region(7, 3, seed)
    current = np.zeros(7, dtype=int)
    asked = {"current": current, "objective": "moves"}
    least = by_hand.best_alignment(cost, workload, 0.4, asked)
    with pytest.raises(Infeasible, match=f"needs {least} moves at least: allow {least}"):
        align(cost, workload, tolerance=0.4, current=current, max_moved=least - 1)
    assert align(cost, workload, tolerance=0.4, current=current, max_moved=least).moved <= least


def test_does_the_tolerance_that_it_names_work():
    cost, workload = regions.region(7, 3, 1)
    with pytest.raises(Infeasible, match="proved") as raised:
        align(cost, workload, tolerance=0.001)
    named = float(re.search(r"deviation ([\d.]+)", str(raised.value)).group(1))
    assert align(cost, workload, tolerance=named + 1e-4).status == "optimal"


def test_is_a_home_that_can_get_too_little_named():
    with pytest.raises(Infeasible, match="home 1 may get a workload of at most 0, less than"):
        align([[1, np.inf, 1], [1, np.inf, 1]], [1, 1], tolerance=0.5)


def test_is_an_account_that_may_go_nowhere_named():
    with pytest.raises(Infeasible, match="account 1 may go to no home"):
        align([[1, 1], [np.inf, np.inf]], [1, 1], tolerance=0.5)


def test_is_a_part_of_the_map_whose_homes_cannot_take_it_named():
    with pytest.raises(Infeasible, match=r"workload 3, and its homes \[0\] together take 1.8 to"):
        align([[1, 1]] * 4, [1] * 4, tolerance=0.1, adjacency=[(0, 1), (1, 2)], homes=[0, 3])


def test_is_a_part_of_the_map_that_no_whole_number_of_territories_fits_named():
    with pytest.raises(Infeasible, match=r"a part of the map has workload 1\.5, which no whole"):
        align([[1, 1, 1]] * 4, [1.5] * 4, tolerance=0.2, adjacency=[(1, 2), (2, 3)])
