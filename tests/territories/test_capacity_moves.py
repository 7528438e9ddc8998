# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do shifts and swaps cost what they say, and keep to the capacities?"""

import itertools
from typing import Any

import numpy as np
import pytest

from oms42.territories.capacity_moves import improve, settle

from .places import square


def charged(cost: Any, workload: Any, capacity: Any, at: Any, fine: float) -> float:
    load = np.bincount(at, weights=workload, minlength=capacity.size)
    over = np.maximum(load - capacity, 0).sum()
    return float(cost[np.arange(at.size), at].sum() + fine * over)


@pytest.mark.parametrize("seed", range(10))
def test_is_no_shift_and_no_swap_left_that_pays(seed: int) -> None:
    random = np.random.default_rng(seed)
    cost, workload = random.random((9, 3)), random.integers(1, 5, 9).astype(float)
    capacity = np.full(3, np.ceil(workload.sum() / 2.7))
    at, over = settle(cost, workload, capacity, cost.argmin(axis=1), 10.0)
    now = charged(cost, workload, capacity, at, 10.0)
    assert over == charged(np.zeros((9, 3)), workload, capacity, at, 1.0)
    for i, j in itertools.product(range(9), range(3)):
        moved = at.copy()
        moved[i] = j
        assert charged(cost, workload, capacity, moved, 10.0) >= now - 1e-8
    for i, k in itertools.combinations(range(9), 2):
        moved = at.copy()
        moved[[i, k]] = at[[k, i]]
        assert charged(cost, workload, capacity, moved, 10.0) >= now - 1e-8


@pytest.mark.parametrize("seed", range(5))
def test_does_an_assignment_keep_to_the_capacities_and_to_its_cost(seed: int) -> None:
    cost, workload = square(40, seed)
    capacity = np.full(40, np.ceil(workload.sum() / 4 / 0.9))
    assignment, value = improve(cost, workload, capacity, np.array([0, 10, 20, 30]))
    assert (np.bincount(assignment, weights=workload, minlength=40) <= capacity).all()
    assert value == cost[np.arange(40), assignment].sum()
    assert np.unique(assignment).size <= 4


def test_is_an_overloaded_assignment_called_infinitely_dear() -> None:
    assert improve(np.ones((3, 2)), np.ones(3), np.ones(2), np.array([0]))[1] == np.inf


@pytest.mark.parametrize("scale", [0.0, 1e-9, 1.0, 1e9])
def test_is_overload_resolved_whatever_the_unit_of_cost(scale: float) -> None:
    cost = np.array([[0.0, 5], [1, 4], [2, 9], [3, 9]]) * scale
    assignment, value = improve(cost, np.ones(4), np.full(2, 2.0), np.array([0, 1]))
    assert assignment.tolist().count(0) == 2
    if scale:
        assert assignment.tolist() == [1, 1, 0, 0]  # 5 + 4 + 2 + 3 = 14, by hand
    assert value == pytest.approx(14 * scale)
