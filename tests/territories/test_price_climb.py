# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is the quick bound a bound, and close to the best that prices can prove?"""

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import eye_array, kron, vstack

from oms42.territories.band import Band
from oms42.territories.price_climb import climb_prices

from . import regions


def problem(seed):
    """State a region of 40 accounts and 4 homes within 5 percent."""
    cost, workload = regions.region(40, 4, seed)
    mean = np.full(4, workload.sum() / 4)
    return Band(cost, workload, 0.95 * mean, 1.05 * mean, np.zeros(cost.shape))


def relaxed(band):
    """Solve the linear relaxation, which no price on the band can beat."""
    n, m = band.cost.shape
    load = kron(band.workload[None], eye_array(m))
    found = linprog(
        band.cost.ravel(),
        A_ub=vstack([load, -load]).toarray(),
        b_ub=np.concatenate([band.upper, -band.lower]),
        A_eq=kron(eye_array(n), np.ones((1, m))).toarray(),
        b_eq=np.ones(n),
    )
    return found.fun


@pytest.mark.parametrize("seed", range(5))
def test_is_the_bound_below_the_relaxation_and_within_two_percent_of_it(seed):
    band = problem(seed)
    best = relaxed(band)
    found = climb_prices(band, 1.02 * best)
    assert found.bound <= best + 1e-6 * best
    assert found.bound >= 0.98 * best


def test_does_a_band_that_does_not_bind_give_the_nearest_homes():
    band = problem(0)
    wide = Band(band.cost, band.workload, 0 * band.lower, 9 * band.upper, band.away)
    nearest = band.cost.min(axis=1).sum()
    assert climb_prices(wide, nearest).bound == pytest.approx(nearest)
    assert climb_prices(wide, 2 * nearest).bound == pytest.approx(nearest)
