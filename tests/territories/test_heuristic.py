# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quick plan: is it within the band, connected, and near the bound?"""

import numpy as np

from oms42.territories.band import Band
from oms42.territories.contiguity import graph
from oms42.territories.heuristic import connected, descend
from oms42.territories.relaxation import relax

from . import by_hand, regions


def test_is_the_rounded_relaxation_brought_into_the_band_near_the_bound():
    band = regions.band(120, 8)
    found = relax(band)
    plan = descend(band, found.largest, found.prices, None, np.inf)
    assert not band.keeps(found.largest), "rounding alone would do"
    assert band.keeps(plan)
    assert band.value(plan) <= 1.03 * found.prices.bound


def test_is_a_connected_plan_found_on_a_grid():
    pairs = regions.grid(6, 6)
    near = graph(pairs, 36, np.array([0, 35]))
    at = np.array([(i // 6, i % 6) for i in range(36)])
    cost = np.abs(at[:, None] - at[[0, 35]]).sum(axis=2).astype(float)
    limits = np.full(2, 17.0), np.full(2, 19.0)
    band = Band(cost, np.ones(36), *limits, np.zeros((36, 2)))
    found = relax(band)
    plan = descend(band, found.largest, found.prices, near, np.inf)
    assert band.keeps(plan)
    assert all(by_hand.one_piece(np.flatnonzero(plan == j), pairs) for j in range(2))
    assert connected(plan, near, 2)
    assert not connected(1 - plan, near, 2)
