# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the program solve what is left, and say when nothing is?"""

import numpy as np
import pytest

from oms42.territories.capacity_finish import finish

from .places import cheapest


@pytest.mark.parametrize("seed", range(10))
def test_does_the_program_agree_with_trying_everything(seed: int) -> None:
    random = np.random.default_rng(seed)
    cost, workload = random.random((6, 4)), random.integers(1, 9, 6).astype(float)
    capacity = np.full(4, np.ceil(workload.sum() / 2 * 1.1))
    found = finish(cost, workload, capacity, 2, np.ones((6, 4), bool), 30.0)
    optimum = cheapest(cost, 2, workload=workload, capacity=capacity)
    assert found.value == pytest.approx(optimum, rel=1e-9)
    assert found.bound == pytest.approx(optimum, rel=1e-6)


def test_is_a_pair_left_out_never_used() -> None:
    alive = np.array([[False, True], [True, True]])
    found = finish(np.array([[0.0, 5], [0, 5]]), np.ones(2), np.full(2, 2.0), 2, alive, 30.0)
    assert found.assignment.tolist() == [1, 0]


@pytest.mark.parametrize("alive", [np.ones((2, 2), bool), np.eye(2, dtype=bool) & [True, False]])
def test_is_the_bound_infinite_where_nothing_fits(alive: np.ndarray) -> None:
    found = finish(np.ones((2, 2)), np.full(2, 3.0), np.full(2, 5.0), 1, alive, 30.0)
    assert (found.assignment.size, found.value, found.bound) == (0, np.inf, np.inf)


def test_does_the_solver_keep_silent(capfd: pytest.CaptureFixture[str]) -> None:
    random = np.random.default_rng(5)
    cost, workload = random.random((12, 8)), random.random(12)
    finish(cost, workload, np.full(8, workload.sum() / 2), 3, np.ones((12, 8), bool), 30.0)
    assert capfd.readouterr() == ("", "")
