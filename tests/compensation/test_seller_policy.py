# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The gaming simulator: does timing answer to kinks, authority and cycle as the literature says?"""

import numpy as np
import pytest

from oms42.compensation import selling_cycle

from .seller_by_loops import SmallSeller


def straight(a: np.ndarray) -> np.ndarray:
    return 100 * a


def accelerated(a: np.ndarray) -> np.ndarray:
    return 100 * (a + np.maximum(a - 1, 0))


def capped(a: np.ndarray) -> np.ndarray:
    return 100 * np.minimum(a, 1)


def test_is_a_straight_line_without_a_hockey_stick() -> None:
    made = selling_cycle(straight)
    assert made.hockey_stick == pytest.approx(1.0, abs=0.02)
    assert np.ptp(made.bookings) < 0.02 * made.bookings.mean()


def test_do_accelerators_with_authority_make_one_and_cost_price() -> None:
    """Oyer 1998, Larkin 2014: end of quarter, deals pulled in, discounts."""
    made = selling_cycle(accelerated)
    assert made.hockey_stick > 1.15
    assert made.discount[-2:].mean() > 3 * made.discount[:2].mean()
    assert made.price_given > 2 * selling_cycle(straight).price_given


def test_do_accelerators_without_authority_make_none() -> None:
    """Nothing can be pulled in; who cannot set the close date has no hockey stick."""
    made = selling_cycle(accelerated, discounts=(), hold=False)
    assert made.hockey_stick == pytest.approx(1.0, abs=1e-6)
    assert made.price_given == 0


def test_does_a_cap_make_sellers_hold_deals_back() -> None:
    """Steenburgh's and Oyer's push-out: beyond the cap a deal is worth more next quarter."""
    made = selling_cycle(capped, discounts=())
    held = made.action_share[:, made.actions.index("hold")]
    assert held[-1] > held[0]
    assert held[-1] > 0.2
    assert made.hockey_stick < 0.9
    assert selling_cycle(straight, discounts=()).action_share[-1, -1] < 0.05


def test_does_a_long_period_with_the_same_yearly_quota_flatten_it() -> None:
    """A period four times as long, with four times the quota: less price given a quarter."""
    quarter = selling_cycle(accelerated, quota=3, weeks=6, last=1, cycle=4, capacity=5)
    year = selling_cycle(accelerated, quota=12, weeks=24, last=1, cycle=4, capacity=5)
    assert year.price_given / 4 < quarter.price_given


def test_does_effort_show_near_a_goal_within_reach() -> None:
    """A bonus at quota: effort where it can still tip the scales, none where it cannot."""
    made = selling_cycle(
        lambda a: 50 * (a >= 1.0), discounts=(), hold=False, effort_gain=0.5, effort_cost=1.0
    )
    worked = made.action_share[:, made.actions.index("effort")]
    assert 0 < worked.max() < 1
    assert worked.argmax() > 3


def test_do_the_accounts_agree() -> None:
    """Attainment at the end is what was booked; hazard is closings per open deal."""
    made = selling_cycle(accelerated, capacity=6)
    assert made.weight.sum() == pytest.approx(1)
    assert made.weight @ made.attainment * 6 == pytest.approx(made.bookings.sum(), rel=1e-3)
    assert made.bookings.sum() == pytest.approx(made.closings.sum() - made.price_given)
    assert made.hazard == pytest.approx(made.closings / made.open_deals)
    assert made.action_share.sum(axis=1) == pytest.approx(np.ones(13))
    assert made.pay == pytest.approx(made.weight @ accelerated(made.attainment))
    assert made.to_frame().shape == (13, 6 + len(made.actions))


def test_do_the_ends_of_a_years_quarters_add_up_to_what_is_booked_there() -> None:
    """By slices of the weeks: a year of 24, quarters of 6, the last week of each."""
    made = selling_cycle(accelerated, quota=8, weeks=24, last=1, cycle=4, capacity=4)
    hand = sum(made.bookings[k] for k in (5, 11, 17, 23)) / made.bookings.sum()
    assert made.ends(6) == pytest.approx((hand, 1 / 6))
    assert made.ends(24) == pytest.approx((made.last, made.even))
    assert made.price_share == pytest.approx(1 - made.bookings.sum() / made.closings.sum())
    with pytest.raises(ValueError, match="divide the 24 of the period"):
        made.ends(5)


def test_is_the_policy_better_than_never_moving_a_deal() -> None:
    """The seller earns more than one who lets deals close as they come."""
    idle = selling_cycle(accelerated, discounts=(), hold=False)
    assert selling_cycle(accelerated).pay > idle.pay


def test_does_a_played_policy_bring_what_the_program_says() -> None:
    """20,000 periods of deals drawn one by one, without choices: bookings and end of period."""
    rng = np.random.default_rng(4)
    made = selling_cycle(straight, discounts=(), hold=False, capacity=8)
    n, booked = np.full(20_000, 3), np.zeros(20_000)
    p = 1 - np.exp(-1 / 8.0)
    for turn in range(26):
        if turn == 13:
            booked[:] = 0
        closed = rng.binomial(n, p)
        booked += closed
        n = np.minimum(rng.binomial(n - closed, 0.98) + rng.poisson(6 / 13, n.size), 8)
    assert made.bookings.sum() == pytest.approx(booked.mean(), rel=0.01)
    assert made.weight @ (made.attainment >= 1) == pytest.approx((booked >= 6).mean(), abs=0.01)


@pytest.mark.parametrize("cliff", [False, True])
def test_does_a_plain_recursion_find_the_same_policy(cliff: bool) -> None:
    """The smallest case, solved a second time with loops: bookings of each week and pay."""
    one = (lambda a: 3 * a + 10 * (a >= 1)) if cliff else (lambda a: 2 * a + 4 * max(a - 1, 0))
    booked, money = SmallSeller(one, weeks=3, discount=0.1).play()
    made = selling_cycle(
        np.vectorize(one, otypes=[float]),
        quota=1, weeks=3, cycle=2, discounts=[0.1], loss=0.1, patience=0.9, capacity=2, last=1,
    )  # fmt: skip
    assert made.bookings == pytest.approx(booked, rel=1e-4)
    assert made.pay == pytest.approx(money, rel=1e-4)


def test_are_values_out_of_range_refused() -> None:
    with pytest.raises(ValueError, match=r"discounts holds 1\.5"):
        selling_cycle(straight, discounts=[1.5])
    with pytest.raises(ValueError, match="patience is 1"):
        selling_cycle(straight, patience=1.0)
    with pytest.raises(ValueError, match="last is 13"):
        selling_cycle(straight, last=13)
