# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The seller's week: is probability kept, and value what it leads to?"""

import numpy as np
import pytest

from oms42.compensation.selling_week import SellingWeek


def week(credit: float = 0.9) -> SellingWeek:
    return SellingWeek(
        actions=("close", "discount"),
        chance=np.array([0.2, 0.5]),
        credit=np.array([1.0, credit]),
        toil=np.zeros(2),
        arrivals=0.5,
        loss=0.1,
        capacity=4,
        top=60,
    )


@pytest.mark.parametrize("credit", [0.9, 0.85])
def test_are_looking_back_and_moving_forth_two_sides_of_one_chain(credit: float) -> None:
    """E[v after a week] is the same from the value's side and from the probability's."""
    rng = np.random.default_rng(2)
    one = week(credit)
    value = rng.random((5, 61))
    mass = rng.random((5, 61))
    choice = rng.integers(0, 2, (5, 61))
    ahead = np.take_along_axis(one.back(value), choice[None], axis=0)[0]
    moved = one.forth(mass, one.flow(choice))
    assert moved.sum() == pytest.approx(mass.sum())
    assert (moved * value).sum() == pytest.approx((mass * ahead).sum())


@pytest.mark.parametrize("credit", [0.9, 0.85])
def test_is_what_is_credited_the_closings_times_credit(credit: float) -> None:
    """Three open deals, a chance of 0.5 each at a discount: 1.5 deals, 1.5 × credit."""
    one = week(credit)
    mass = np.zeros((5, 61))
    mass[3, 0] = 1.0
    moved = one.forth(mass, one.flow(np.ones((5, 61), dtype=np.intp)))
    assert moved.sum(axis=0) @ np.arange(61) / 10 == pytest.approx(1.5 * credit)


def test_do_deals_come_and_go_as_their_laws_say() -> None:
    """None closes: of 1 deal 0.9 stay on average and 0.5 come; few find no place."""
    one = week()
    assert one.between[0] @ np.arange(5) == pytest.approx(0.5, abs=0.005)
    assert one.between[1] @ np.arange(5) == pytest.approx(0.9 + 0.5, abs=0.005)
    assert one.between.sum(axis=1) == pytest.approx(np.ones(5))


def test_is_the_typical_number_of_open_deals_one_that_stays() -> None:
    """A week of closing as they come leads from it to itself."""
    one = week()
    mass = np.zeros((5, 61))
    mass[:, 0] = one.typical
    moved = one.forth(mass, one.flow(np.zeros((5, 61), dtype=np.intp)))
    assert moved.sum(axis=1) == pytest.approx(one.typical)


def test_does_more_than_the_top_count_as_the_top() -> None:
    one = week()
    mass = np.zeros((5, 61))
    mass[4, 60] = 1.0
    moved = one.forth(mass, one.flow(np.zeros((5, 61), dtype=np.intp)))
    assert moved[:, 60].sum() == pytest.approx(1.0)
