# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do moves, bound and finish together end with the optimum, or with an honest bound?"""

import time

import numpy as np
import pytest

from oms42.territories.capacity_search import search

from .places import cheapest, square


@pytest.mark.parametrize("seed", range(8))
def test_is_the_optimum_found_and_proved(seed: int) -> None:
    cost, workload = square(6, seed)
    capacity = np.full(6, np.ceil(workload.sum() / 3 * 1.15))
    optimum = cheapest(cost, 3, workload=workload, capacity=capacity)
    assignment, value, bound = search(cost, workload, capacity, 3, whole=True)
    if optimum == np.inf:
        assert (assignment.size, bound) == (0, np.inf)
    else:
        assert value == bound == optimum == cost[np.arange(6), assignment].sum()


def test_does_a_search_out_of_time_give_a_bound_below_its_solution() -> None:
    cost, workload = square(60, 1)
    capacity = np.full(60, np.ceil(workload.sum() / 5 * 1.1))
    found = search(cost, workload, capacity, 5, whole=True, deadline=time.monotonic() + 0.05)
    assert found[2] < found[1]
