# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Disruption: which accounts move, and how much work with them?"""

import numpy as np
import pytest

from oms42.territories.measures import accounts_moved, moved, workload_moved
from oms42.territories.measures.disruption import which_moved

NEW, OLD = ["A", "B", "B", "B"], ["A", "A", "B", "B"]


def test_are_accounts_and_workload_counted() -> None:
    """By hand: the second account moves, 30 of 100."""
    made = moved(NEW, OLD, [10, 30, 40, 20])
    assert (made.accounts, made.accounts_share) == (1, 0.25)
    assert (made.workload, made.workload_share) == (30.0, 0.3)
    assert accounts_moved(NEW, OLD) == 1
    assert workload_moved(NEW, OLD, [10, 30, 40, 20]) == 30.0


def test_does_each_account_weigh_one_without_workload() -> None:
    assert moved(NEW, OLD).workload == 1.0


def test_does_a_new_account_not_move() -> None:
    assert which_moved([0, 1, 1], [0, None, 0]).tolist() == [False, False, True]
    assert which_moved([0, 1, 1], np.array([0, np.nan, 0])).tolist() == [False, False, True]
    assert which_moved([0, 1, 1], [0, -1, 0]).tolist() == [False, False, True]


def test_is_a_label_as_float_the_same_territory() -> None:
    """A column of pandas with a gap holds its whole numbers as floats."""
    assert accounts_moved([0, 1], np.array([0.0, 1.0])) == 0


def test_must_every_account_have_a_present_label_or_a_gap() -> None:
    with pytest.raises(ValueError, match="current has 1 labels; 2 are needed"):
        accounts_moved([0, 1], [0])
