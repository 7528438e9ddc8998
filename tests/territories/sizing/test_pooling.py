# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Pooling: does a territory earn what its hours, split best, earn?"""

import numpy as np
import pytest

from oms42.territories.sizing import time_split
from oms42.territories.sizing.pooling import Pool

SCALE = np.array([[4.0, 1.0], [3.0, 2.0], [1.0, 5.0]])
TIME = np.array([100.0, 80.0])


def test_does_a_territory_earn_what_the_best_split_earns() -> None:
    pool = Pool.of(SCALE, TIME, 0.4)
    found = np.array([0, 0, 1])
    wanted = [time_split(SCALE[:2, 0], 100, 0.4).total, time_split(SCALE[2:, 1], 80, 0.4).total]
    assert pool.earned(pool.totals(found)) == pytest.approx(wanted)
    assert pool.value(found) == pytest.approx(sum(wanted))


def test_are_the_hours_those_of_the_best_split() -> None:
    hours = Pool.of(SCALE, TIME, 0.4).hours(np.array([0, 0, 1]))
    assert hours[:2] == pytest.approx(time_split(SCALE[:2, 0], 100, 0.4).hours)
    assert hours[2] == pytest.approx(80)
