# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.calendar import quarter_of
from oms42.kelvane.deals.planned import Plan, creation, plan

RNG = np.random.default_rng(1)
CLOSES = np.datetime64("2024-01-02") + RNG.integers(0, 700, 3000)
PUSHES = RNG.integers(0, 6, 3000)
CREATED = creation(CLOSES, RNG.integers(10, 300, 3000), PUSHES, CLOSES)


@pytest.fixture(scope="module")
def made() -> Plan:
    return plan(np.random.default_rng(2), CREATED, CLOSES, PUSHES, np.zeros(3000, dtype=bool))


def test_is_every_planned_date_later_than_the_one_before(made: Plan) -> None:
    for row in range(3000):
        dates = made.dates[row, : PUSHES[row] + 1]
        assert (np.diff(dates) > np.timedelta64(0, "D")).all()
        assert (made.dates[row, PUSHES[row] :] == made.dates[row, PUSHES[row]]).all()


def test_is_a_date_moved_before_it_passes_and_within_nine_days(made: Plan) -> None:
    for row in range(3000):
        moved = made.moved[row]
        assert np.isnat(moved).sum() == moved.size - PUSHES[row]
        for j in range(PUSHES[row]):
            left = (made.dates[row, j] - moved[j]).astype(int)
            assert 0 <= left <= 9
            assert CREATED[row] < moved[j] < CLOSES[row]


def test_is_the_last_date_reached_in_its_quarter(made: Plan) -> None:
    last = made.dates[:, -1]
    ahead = (last - CLOSES).astype(int)
    assert (ahead.min(), ahead.max()) == (0, 11)
    assert (quarter_of(last) == quarter_of(CLOSES)).all()


def test_is_the_last_date_of_an_open_deal_exact() -> None:
    made = plan(np.random.default_rng(2), CREATED, CLOSES, PUSHES, np.ones(3000, dtype=bool))
    assert (made.dates[:, -1] == CLOSES).all()


def test_has_a_deal_time_for_its_pushes_and_exists_before_it_closes() -> None:
    day = np.full(3, np.datetime64("2025-06-30"))
    created = creation(day, np.array([5, 5, 400]), np.array([0, 4, 4]), day - 10)
    assert (day - created).astype(int).tolist() == [17, 58, 400]


def test_are_all_moves_of_an_open_deal_past() -> None:
    n = 500
    rng = np.random.default_rng(3)
    pushes = rng.integers(0, 4, n)
    created = np.datetime64("2026-09-30") - (20 + 11 * pushes + rng.integers(0, 99, n))
    closes = np.datetime64("2026-10-06") + rng.integers(0, 200, n)
    made = plan(rng, created, closes, pushes, np.ones(n, dtype=bool))
    moved = made.moved[~np.isnat(made.moved)]
    assert moved.size == pushes.sum()
    assert moved.max() <= np.datetime64("2026-09-27")
