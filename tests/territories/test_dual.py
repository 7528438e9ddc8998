# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Prices on the band: is the bound below every plan, and as high as the linear relaxation's?"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from oms42.territories.dual import ascend, price

from . import by_hand, regions


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.lists(st.floats(-3, 3), min_size=3, max_size=3))
def test_is_the_bound_below_the_best_plan_at_any_prices(seed, load):
    """Against every plan one by one."""
    band = regions.band(6, 3, seed, tolerance=0.4)
    best = by_hand.best_alignment(band.cost, band.workload, 0.4, {})
    found = price(band, np.array(load))
    assert best is None or found.bound <= best + 1e-9


def test_does_a_pair_cost_at_least_what_the_prices_say():
    """Against every plan that uses the pair, one by one."""
    band = regions.band(6, 2, 3, tolerance=0.5)
    found = ascend(band)
    for i in range(6):
        for j in range(2):
            tied = by_hand.best_alignment(band.cost, band.workload, 0.5, {"fixed": {i: j}})
            assert tied is None or found.bound + found.reduced[i, j] <= tied + 1e-9


def full_relaxation(band):
    """Solve the linear relaxation over all pairs with SciPy."""
    n, m = band.cost.shape
    once = np.kron(np.eye(n), np.ones(m))
    load = np.kron(band.workload, np.eye(m))
    rows, most = [load, -load], [band.upper, -band.lower]
    if np.isfinite(band.moves):
        rows.append(band.away.reshape(1, -1))
        most.append(np.array([band.moves]))
    return linprog(
        band.cost.ravel(),
        A_ub=np.vstack(rows),
        b_ub=np.concatenate(most),
        A_eq=once,
        b_eq=np.ones(n),
    ).fun


def test_do_the_smoothed_prices_come_near_the_linear_relaxation():
    """Against SciPy's linear program over all pairs."""
    band = regions.band(60, 5)
    assert ascend(band).bound == pytest.approx(full_relaxation(band), rel=1e-3)


def test_does_a_limit_on_moves_raise_the_bound():
    band = regions.band(60, 5)
    current = np.arange(60) % 5
    away = (current[:, None] != np.arange(5)).astype(float)
    limited = replace(band, away=away, moves=20.0)
    found = ascend(limited)
    assert found.move > 0
    assert found.bound == pytest.approx(full_relaxation(limited), rel=2e-3)


def test_are_equal_costs_no_trouble():
    band = replace(regions.band(6, 3), cost=np.ones((6, 3)))
    assert ascend(band).bound == pytest.approx(6)
