# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the best solution so far say when nothing better can be left?"""

import time

import numpy as np

from oms42.territories.incumbent import Incumbent

SITES = np.array([0, 2])


def test_can_a_whole_cost_be_undercut_by_one_alone() -> None:
    cut = Incumbent(SITES, 105.0, whole=True).cut
    assert 104 < cut < 104.001


def test_can_any_other_cost_be_undercut_by_a_hair() -> None:
    assert 105 - 1e-6 < Incumbent(SITES, 105.0).cut < 105


def test_does_rounding_of_large_costs_count_beside_a_small_value() -> None:
    assert Incumbent(SITES, 1e-39, scale=1.0).cut <= 0 < Incumbent(SITES, 1e-39).cut


def test_does_nothing_bound_an_unknown_solution() -> None:
    assert Incumbent(SITES[:0], np.inf, whole=True).cut == np.inf


def test_is_only_a_better_solution_taken() -> None:
    best = Incumbent(SITES, 10.0)
    best.offer(np.array([5]), 10.0)
    assert best.sites is SITES
    best.offer(np.array([5]), 9.0)
    assert (best.sites.tolist(), best.value) == ([5], 9.0)


def test_is_a_choice_new_once() -> None:
    best = Incumbent(SITES, 10.0)
    assert [best.is_new(SITES), best.is_new(SITES.copy()), best.is_new(SITES[:1])] == [
        True,
        False,
        True,
    ]


def test_does_the_clock_run_out() -> None:
    assert Incumbent(SITES, 1.0, deadline=time.monotonic() - 1).late
    assert not Incumbent(SITES, 1.0).late
