# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The relaxation on few pairs: is its bound that of the program over all pairs?"""

from dataclasses import replace

import numpy as np
import pytest

from oms42.territories.relaxation import relax

from . import regions
from .test_dual import full_relaxation


@pytest.mark.parametrize("seed", range(3))
def test_is_the_bound_that_of_the_linear_program_over_all_pairs(seed):
    """Against SciPy's linear program over all pairs; about m − 1 accounts are split."""
    band = regions.band(80, 10, seed)
    found = relax(band)
    assert found.prices.bound == pytest.approx(full_relaxation(band), rel=1e-6)
    assert found.prices.bound <= full_relaxation(band) + 1e-6
    assert 0 < found.split.size <= 9


def test_does_the_bound_hold_with_a_limit_on_moves_and_forbidden_pairs():
    band = regions.band(60, 5)
    current = np.arange(60) % 5
    away = (current[:, None] != np.arange(5)).astype(float)
    cost = band.cost.copy()
    cost[0, 1:] = np.inf
    limited = replace(band, cost=cost, away=away, moves=25.0)
    peer = full_relaxation(replace(limited, cost=np.where(np.isinf(cost), 1e6, cost)))
    assert relax(limited).prices.bound == pytest.approx(peer, rel=1e-6)
