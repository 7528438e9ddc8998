# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the quick alignment keep the band, and is its bound one?"""

from itertools import product

import numpy as np
import pytest

from oms42.territories import Infeasible
from oms42.territories.quick_align import quick_align


def enumerated(cost, work, tolerance):
    """Try every plan; give what the cheapest one within the band costs, or infinity."""
    n, m = cost.shape
    mean, best = work.sum() / m, np.inf
    for plan in product(range(m), repeat=n):
        loads = [sum(work[i] for i in range(n) if plan[i] == j) for j in range(m)]
        if all(abs(load - mean) <= tolerance * mean * (1 + 1e-9) for load in loads):
            best = min(best, sum(cost[i, j] for i, j in enumerate(plan)))
    return best


@pytest.mark.parametrize("seed", range(6))
def test_lies_the_best_plan_between_bound_and_plan(seed):
    """Independent: all 2,187 plans of seven accounts and three homes."""
    rng = np.random.default_rng(seed)
    cost, work = rng.uniform(1, 9, (7, 3)), rng.uniform(1, 3, 7)
    best = enumerated(cost, work, 0.3)
    made = quick_align(cost, work, tolerance=0.3)
    assert made.bound <= best + 1e-9 <= made.objective + 2e-9
    assert made.objective <= 1.25 * best
    mean = work.sum() / 3
    for j in range(3):
        load = sum(w for w, home in zip(work, made.assignment, strict=True) if home == j)
        assert abs(load - mean) <= 0.3 * mean + 1e-9
    assert made.objective == pytest.approx(
        sum(cost[i, j] for i, j in enumerate(made.assignment.tolist()))
    )


def test_is_a_plan_that_meets_its_bound_called_optimal_and_no_other():
    """Hand calculation: with a band of no effect everybody goes home, at 1 + 2 + 3."""
    cost = [[1, 5], [2, 5], [5, 3]]
    loose = quick_align(cost, [1, 1, 1], tolerance=1)
    assert (loose.objective, loose.bound, loose.status) == (6.0, 6.0, "optimal")


def test_is_a_forbidden_pair_left_alone():
    cost = [[np.inf, 5], [2, 5], [5, np.inf]]
    made = quick_align(cost, [1, 1, 1], tolerance=0.5)
    assert made.assignment.tolist() == [1, 0, 0]


def test_is_it_said_when_no_plan_is_possible_and_when_none_is_found():
    with pytest.raises(Infeasible):
        quick_align([[1, 2], [2, 1]], [1, 9], tolerance=0.1)
    rng = np.random.default_rng(1)
    with pytest.raises(TimeoutError, match=r"no plan within 0\.0001 of the mean; align\(\)"):
        quick_align(rng.uniform(1, 9, (7, 3)), rng.uniform(1, 3, 7), tolerance=0.0001)
