# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest
from scipy.spatial import KDTree

from oms42.kelvane.customers.neighbors import neighbors


def test_is_the_nearest_taken_where_nobody_competes() -> None:
    """The k-d tree of scipy, on pairs so far apart that no two want the same partner."""
    rng = np.random.default_rng(2)
    x, y = np.tile(np.arange(20.0), 2), np.tile(np.arange(20.0), 2)
    x[20:] += 0.2 * rng.random(20)
    y[20:] += 0.2 * rng.random(20)
    treated = np.arange(40) < 20
    z = np.column_stack([(x - x.mean()) / x.std(), (y - y.mean()) / y.std()])
    _, near = KDTree(z[20:]).query(z[:20])
    assert sorted(neighbors(treated, x, y).tolist()) == sorted((20 + near).tolist())


def test_is_nobody_taken_twice_and_the_neediest_served_first() -> None:
    """By hand on a line: 10 is 1 from 9; 8.5 is 0.5 from it. The 10 chooses 9, the 8.5 then 7."""
    x = np.array([10.0, 8.5, 9.0, 7.0, 0.0])
    treated = np.array([True, True, False, False, False])
    assert neighbors(treated, x).tolist() == [2, 3]


def test_are_more_treated_than_others_refused() -> None:
    with pytest.raises(ValueError, match="2 treated accounts cannot each have one of 1 others"):
        neighbors(np.array([True, True, False]), np.arange(3.0))
