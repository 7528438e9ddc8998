# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The band: are loads, cost, moves and limits counted right?"""

import numpy as np

from oms42.territories.band import Band

BAND = Band(
    cost=np.array([[1.0, 5.0], [2.0, np.inf], [3.0, 4.0]]),
    workload=np.array([1.0, 2.0, 3.0]),
    lower=np.array([2.0, 2.0]),
    upper=np.array([4.0, 4.0]),
    away=np.array([[0.0, 1.0], [1.0, 0.0], [0.0, 0.0]]),
    moves=1,
)


def test_are_loads_cost_and_moves_those_of_the_hand_calculation():
    plan = np.array([1, 0, 0])
    assert BAND.loads(plan).tolist() == [5, 1]
    assert (BAND.value(plan), BAND.moved(plan)) == (10, 2)
    assert BAND.excess(plan) == (5 - 4 - BAND.slack) + (2 - BAND.slack - 1)


def test_does_a_bound_close_on_a_value_up_to_rounding_alone():
    assert BAND.closes(0.0, -1e-10)
    assert not BAND.closes(0.0, -1e-6)


def test_does_a_plan_keep_the_band_the_moves_and_the_allowed_pairs():
    assert BAND.keeps(np.array([0, 0, 1]))
    assert not BAND.keeps(np.array([0, 0, 0]))  # load 6 and 0
    assert not BAND.keeps(np.array([1, 1, 0]))  # a pair that is forbidden
    assert not BAND.keeps(np.array([1, 0, 1]))  # two moves and a load of 4 and 2
