# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.classes import TRIGGER, Cells, classify, reachable, set_flagged

NONE = np.zeros((40, 4), dtype=bool)


def drawn(seed: int) -> tuple[Cells, np.ndarray]:
    rng = np.random.default_rng(seed)
    value = np.clip(rng.normal(0.95, 0.35, (40, 4)), 0.13, 2.4)
    cells = classify(value, np.ones((40, 4)))
    return cells, value.mean(axis=1)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [(0.30, 0.12, 0.70), (0.85, 0.70, 1.00), (1.02, 1.00, 1.04), (1.50, 1.04, 2.60)],
)
def test_does_each_attainment_fall_into_its_interval(value: float, low: float, high: float) -> None:
    cells = classify(np.array([[value]]), np.ones((1, 1)))
    assert cells.low[0, 0] == pytest.approx(low, abs=6e-4)
    assert cells.high[0, 0] == pytest.approx(high, abs=6e-4)


def test_do_quarters_count_by_their_quota_when_a_year_is_to_be_reached() -> None:
    """0.3 and 1.5 with quotas 1 : 9 allow 0.95 to 2.41; of the 1.46, 12 % stay free at each end."""
    cells = classify(np.array([[0.3, 1.5]]), np.array([[1.0, 9.0]]))
    assert cells.weight.tolist() == [[0.1, 0.9]]
    assert reachable(cells, np.array([2.22])).all()
    assert not reachable(cells, np.array([2.25])).any()


@pytest.mark.parametrize("count", [7, 9, 12])
@pytest.mark.parametrize("seed", range(3))
def test_is_the_number_of_flagged_right_and_every_year_still_in_reach(
    seed: int, count: int
) -> None:
    cells, target = drawn(seed)
    able = reachable(cells, target)
    everybody = np.full(40, True)
    done = set_flagged(cells, target, everybody, NONE, [count] * 4, np.full((40, 4), 0.5))
    after = (done.value < TRIGGER).sum(axis=0)
    before = (cells.value < TRIGGER).sum(axis=0)
    assert (np.abs(after - count) <= 1).all()  # one quarter too many where a year would break
    assert (np.abs(before - count) > 1).any()
    assert reachable(done, target)[able].all()


def test_do_the_quarters_nearest_to_the_trigger_move_first() -> None:
    value = np.array([[0.40, 0.9], [0.69, 0.9], [0.55, 0.9]])
    cells = classify(value, np.ones((3, 2)))
    whole = np.full(3, True)
    done = set_flagged(cells, value.mean(axis=1), whole, NONE[:3, :2], [2, 0], NONE[:3, :2] + 0.0)
    assert done.value[:, 0].round(3).tolist() == [0.40, 0.705, 0.55]


def test_are_fixed_quarters_and_people_who_do_not_count_left_alone() -> None:
    value = np.array([[0.69, 0.9], [0.68, 0.9]])
    cells = classify(value, np.ones((2, 2)))
    fixed = np.array([[True, False], [False, False]])
    first_only = np.array([True, False])
    done = set_flagged(cells, value.mean(axis=1), first_only, fixed, [0, 0], np.zeros((2, 2)))
    assert np.array_equal(done.value, value)


@pytest.mark.parametrize("seed", range(3))
def test_do_exchanges_reach_a_number_that_single_moves_do_not(seed: int) -> None:
    """With single moves alone 6, 8 and 3 quarters too many stay below the trigger."""
    cells, target = drawn(seed)
    able = reachable(cells, target)
    everybody, counts = np.full(40, True), [2, 3, 4, 5]
    done = set_flagged(cells, target, everybody, NONE, counts, np.full((40, 4), 0.5))
    assert (done.value < TRIGGER).sum(axis=0).tolist() == counts
    assert reachable(done, target)[able].all()
