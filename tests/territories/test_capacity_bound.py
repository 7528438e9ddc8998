# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is the bound with capacities a bound, and is no pair ruled out that the optimum needs?"""

from typing import Any

import numpy as np
import pytest

from oms42.territories.capacity_bound import CapacityAscent
from oms42.territories.incumbent import Incumbent

from .places import cheapest

NOBODY = np.zeros(0, dtype=np.intp)


def instance(seed: int) -> tuple[Any, Any, Any]:
    random = np.random.default_rng(seed)
    cost = random.integers(0, 20, (6, 5)).astype(float)
    workload = random.integers(1, 9, 6).astype(float)
    return cost, workload, np.full(5, np.ceil(workload.sum() / 2 * 1.2))


@pytest.mark.parametrize("seed", range(12))
def test_does_the_bound_never_pass_the_optimum(seed: int) -> None:
    cost, workload, capacity = instance(seed)
    optimum = cheapest(cost, 2, workload=workload, capacity=capacity)
    best = Incumbent(NOBODY, np.inf)
    ascent = CapacityAscent(cost, workload, capacity, 2, best, guess=optimum * 1.5 + 1)
    ascent._try = lambda _: None  # type: ignore[method-assign] # no solution becomes known
    ascent.climb(100, 1.0)
    assert ascent.bound <= optimum + 1e-9


@pytest.mark.parametrize("seed", range(12))
def test_does_no_pair_cost_less_than_its_bound(seed: int) -> None:
    """With customer i held at site j, does the cheapest solution cost what the bound says?"""
    cost, workload, capacity = instance(seed)
    best = Incumbent(NOBODY, np.inf)
    ascent = CapacityAscent(cost, workload, capacity, 2, best, guess=60.0)
    ascent._try = lambda _: None  # type: ignore[method-assign] # no solution becomes known
    ascent.climb(60, 1.0)
    for i in range(6):
        for j in range(5):
            held = cost.copy()
            held[i] = np.inf
            held[i, j] = cost[i, j]
            least = cheapest(held, 2, workload=workload, capacity=capacity)
            assert ascent.pair_bound[i, j] <= least + 1e-9


def test_is_a_customer_that_fits_nowhere_the_end() -> None:
    best = Incumbent(NOBODY, np.inf)
    ascent = CapacityAscent(np.ones((2, 2)), np.array([1.0, 9]), np.full(2, 5.0), 2, best, 9.0)
    ascent.climb(5, 1.0)
    assert ascent.bound == np.inf
