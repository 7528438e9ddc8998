# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The bound of districting: does it hold at any prices, and does it climb?"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.territories.hess_bound import Hess, climb, evaluate

from . import by_hand


def problem(seed, n=6, k=2, width=0.4):
    rng = np.random.default_rng(seed)
    p = rng.integers(0, 9, n) + 1.0
    mean = p.sum() / k
    return Hess(rng.uniform(0, 10, (n, n)), p, k, (1 - width) * mean, (1 + width) * mean)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 99), st.lists(st.floats(-5, 15), min_size=6, max_size=6))
def test_is_the_bound_below_the_best_districting_at_any_prices(seed, worth):
    """Against every districting one by one."""
    hess = problem(seed)
    found = evaluate(hess, np.array(worth))
    best = by_hand.best_districting(hess.cost, hess.workload, 2, hess.lower, hess.upper, None)
    assert best is None or found.bound <= best + 1e-9


def test_does_a_pair_cost_at_least_what_the_bound_says():
    """Against every districting without the pair's rivals: all other centers of i forbidden."""
    hess = problem(3)
    found, _ = climb(hess, 30.0, steps=200, deadline=np.inf)
    for i in range(6):
        for j in range(6):
            cost = hess.cost.copy()
            cost[i] = np.where(np.arange(6) == j, cost[i], 1e6)
            best = by_hand.best_districting(cost, hess.workload, 2, hess.lower, hess.upper, None)
            assert best is None or found.pairs[i, j] <= best + 1e-9


def test_is_the_bound_that_of_the_linear_relaxation():
    """Against SciPy's linear program."""
    from scipy.optimize import linprog

    hess = problem(1, n=8, k=3, width=0.2)
    n, p = 8, hess.workload
    x = np.arange(n * n).reshape(n, n)
    rows = []
    for j in range(n):
        for low_or_high, limit in ((-1, hess.lower), (1, hess.upper)):
            row = np.zeros(n * n)
            row[x[:, j]] = low_or_high * p
            row[x[j, j]] -= low_or_high * limit
            rows.append(row)
        for i in set(range(n)) - {j}:
            row = np.zeros(n * n)
            row[x[i, j]], row[x[j, j]] = 1, -1
            rows.append(row)
    equal = [np.eye(n * n)[x[i]].sum(axis=0) for i in range(n)]
    equal.append(np.eye(n * n)[np.diag(x)].sum(axis=0))
    peer = linprog(
        hess.cost.ravel(),
        A_ub=np.array(rows),
        b_ub=np.zeros(len(rows)),
        A_eq=np.array(equal),
        b_eq=[1] * n + [3],
        bounds=(0, 1),
    )
    found, sets = climb(hess, peer.fun, steps=2000, deadline=np.inf)
    assert found.bound <= peer.fun + 1e-9
    assert found.bound == pytest.approx(peer.fun, rel=0.01)
    assert all(len(set(centers.tolist())) == 3 for centers in sets)
