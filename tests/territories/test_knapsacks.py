# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are all knapsacks filled at the lowest cost, and within their capacity?"""

import itertools

import numpy as np
import pytest

from oms42.territories.knapsacks import FINEST, Knapsacks, in_units


@pytest.mark.parametrize("seed", range(10))
def test_is_each_knapsack_as_cheap_as_the_cheapest_subset(seed: int) -> None:
    random = np.random.default_rng(seed)
    load, room = random.integers(0, 6, 7), random.integers(0, 15, 4)
    reduced = random.normal(size=(7, 4))
    knapsacks = Knapsacks(load, room)
    found = knapsacks.solve(reduced)
    inside = knapsacks.filling(np.arange(4))
    subsets = np.array(list(itertools.product([0, 1], repeat=7)))
    for j in range(4):
        fits = subsets @ load <= room[j]
        assert found[j] == pytest.approx((subsets[fits] @ reduced[:, j]).min(), abs=1e-12)
        assert reduced[inside[:, j], j].sum() == pytest.approx(found[j], abs=1e-12)
        assert load[inside[:, j]].sum() <= room[j]


def test_does_a_second_filling_forget_the_first() -> None:
    knapsacks = Knapsacks(np.array([1, 1]), np.array([1]))
    assert knapsacks.solve(np.array([[-5.0], [-3]])).tolist() == [-5]
    assert knapsacks.solve(np.array([[2.0], [-3]])).tolist() == [-3]
    assert knapsacks.filling(np.array([0])).ravel().tolist() == [False, True]


def test_do_whole_workloads_keep_their_exact_meaning() -> None:
    load, room = in_units(np.array([3.0, 7, 20]), np.array([120.0, 119.5]))
    assert (load.tolist(), room.tolist()) == ([3, 7, 20], [120, 119])


@pytest.mark.parametrize("scale", [1e-9, 1.0, 1e9])
def test_does_every_load_that_fits_still_fit_in_units(scale: float) -> None:
    random = np.random.default_rng(0)
    for _ in range(200):
        workload = random.random(6) * scale
        capacity = np.array([workload.sum(), workload[:3].sum()])
        load, room = in_units(workload, capacity)
        assert load.sum() <= room[0] <= FINEST + 1
        assert load[:3].sum() <= room[1]


def test_can_nobody_take_any_work() -> None:
    load, room = in_units(np.zeros(2), np.zeros(2))
    assert (load.tolist(), room.tolist()) == ([0, 0], [0, 0])
