# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does another solver find the same optimum: scipy.optimize.milp on the textbook program?"""

from typing import Any

import numpy as np
import pytest
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from oms42.territories import p_median

from .places import random_graph, square


def optimum(cost: Any, p: int, *, workload: Any = None, capacity: float = 0) -> float:
    """Solve the whole program, nothing left out, to a gap of 0; x is written row by row, then y."""
    n, m = cost.shape
    one_site = sparse.kron(sparse.eye_array(n), np.ones((1, m)))
    open_first = sparse.kron(np.ones((n, 1)), sparse.eye_array(m))
    rules = [
        LinearConstraint(sparse.hstack([one_site, sparse.csr_array((n, m))]).tocsr(), 1, 1),
        LinearConstraint(sparse.hstack([sparse.eye_array(n * m), -open_first]).tocsr(), -np.inf, 0),
        LinearConstraint(np.concatenate([np.zeros(n * m), np.ones(m)])[None], p, p),
    ]
    if workload is not None:
        held = sparse.kron(workload[None], sparse.eye_array(m))
        both = sparse.hstack([held, -capacity * sparse.eye_array(m)])
        rules.append(LinearConstraint(both.tocsr(), -np.inf, 0))
    found = milp(
        np.concatenate([cost.ravel(), np.zeros(m)]),
        constraints=rules,
        integrality=np.ones(n * m + m),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    assert found.status == 0
    return float(found.fun)


@pytest.mark.parametrize(("n", "p", "seed"), [(60, 3, 0), (60, 6, 1), (80, 20, 2)])
def test_is_the_optimum_of_a_random_graph_the_same(n: int, p: int, seed: int) -> None:
    distance = random_graph(n, seed)
    found = p_median(distance, p, time_limit=60)
    assert found.objective == pytest.approx(optimum(distance, p), rel=1e-9)
    assert found.status == "optimal"


@pytest.mark.parametrize(("n", "p", "seed"), [(20, 3, 0), (22, 4, 1)])
def test_is_the_optimum_with_capacities_the_same(n: int, p: int, seed: int) -> None:
    distance, workload = square(n, seed)
    capacity = float(np.ceil(workload.sum() / p / 0.9))
    found = p_median(distance, p, capacity=capacity, workload=workload)
    best = optimum(distance, p, workload=workload, capacity=capacity)
    assert found.objective == pytest.approx(best, rel=1e-9)
    assert found.status == "optimal"


@pytest.mark.parametrize("seed", [0, 1])
def test_is_the_optimum_of_an_uneven_rectangular_table_the_same(seed: int) -> None:
    random = np.random.default_rng(seed)
    cost = random.lognormal(size=(40, 12)) * random.integers(1, 9, 40)[:, None]
    assert p_median(cost, 5, time_limit=60).objective == pytest.approx(optimum(cost, 5), rel=1e-9)
