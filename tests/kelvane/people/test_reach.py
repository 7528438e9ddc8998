# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.classes import classify, reachable
from oms42.kelvane.people.reach import bring_into_reach

EQUAL = np.ones((1, 4))


@pytest.mark.parametrize("target", [0.35, 0.80, 1.10, 1.60, 2.30])
def test_can_every_year_be_reached_afterwards(target: float) -> None:
    cells = classify(np.array([[0.5, 0.9, 0.95, 0.8]]), EQUAL)
    done = bring_into_reach(cells, np.array([target]), np.full((1, 4), False))
    assert reachable(done, np.array([target])).all()


def test_does_a_seller_within_reach_keep_everything() -> None:
    cells = classify(np.array([[0.5, 0.9, 1.02, 1.3]]), EQUAL)
    done = bring_into_reach(cells, np.array([0.95]), np.full((1, 4), False))
    assert np.array_equal(done.value, cells.value)


def test_do_fixed_quarters_keep_their_class() -> None:
    """Both held back at 1.02: the other two must carry the year to 1.40."""
    cells = classify(np.array([[1.02, 1.02, 0.8, 0.9]]), EQUAL)
    fixed = np.array([[True, True, False, False]])
    done = bring_into_reach(cells, np.array([1.40]), fixed)
    assert done.value[0, :2].tolist() == [1.02, 1.02]
    assert (done.value[0, 2:] > 1.04).all()


def test_is_the_smallest_move_made() -> None:
    """0.95 and 0.98 cannot make 1.10; lifting 0.98 above the band costs less than lifting both."""
    cells = classify(np.array([[0.95, 0.98]]), np.ones((1, 2)))
    done = bring_into_reach(cells, np.array([1.10]), np.full((1, 2), False))
    assert done.value[0, 0] == pytest.approx(0.95)
    assert done.value[0, 1] > 1.04


def test_is_a_seller_whom_nothing_helps_left_alone() -> None:
    cells = classify(np.array([[0.5, 0.6]]), np.ones((1, 2)))
    done = bring_into_reach(cells, np.array([1.5]), np.full((1, 2), True))
    assert np.array_equal(done.value, cells.value)
