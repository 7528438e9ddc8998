# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.calendar import late_start, quarter_of
from oms42.kelvane.deals.timing import (
    cycle,
    days_in,
    lost_closing,
    natural_late,
    won_closing,
)


def test_lies_the_promised_share_of_the_amount_in_the_last_ten_days_of_each_quarter() -> None:
    rng = np.random.default_rng(1)
    quarter = np.repeat(np.arange(15), 140)
    amount = np.exp(rng.normal(11, 0.8, quarter.size))
    close = won_closing(rng, quarter, amount, np.zeros(quarter.size, dtype=bool), 0.46)
    late = close.day >= late_start(quarter)
    share = np.bincount(quarter, amount * late) / np.bincount(quarter, amount)
    assert share == pytest.approx(np.full(15, 0.46), abs=0.002)


def test_is_a_pulled_in_deal_late_and_of_the_next_quarter() -> None:
    rng = np.random.default_rng(2)
    quarter = np.repeat(np.arange(15), 140)
    pushed = rng.random(quarter.size) < 0.4
    close = won_closing(rng, quarter, np.ones(quarter.size), pushed, 0.46)
    assert (quarter_of(close.day) == quarter).all()
    assert (quarter_of(close.natural) == quarter + close.pulled).all()
    assert (close.day[close.pulled] >= late_start(quarter)[close.pulled]).all()
    assert not (close.pulled & pushed).any()


def test_is_the_hazard_of_the_last_ten_days_2_4_times_that_of_the_others() -> None:
    """2026Q3 has 66 weekdays: 24 / (24 + 56) by hand."""
    assert natural_late(np.array([14])).tolist() == [pytest.approx(24 / 80)]


def test_close_lost_deals_as_nature_has_it() -> None:
    quarter = np.full(20_000, 10)
    day = lost_closing(np.random.default_rng(3), quarter)
    p = float(natural_late(np.array([10]))[0])
    share = (day >= late_start(quarter)).mean()
    assert abs(share - p) < 4 * np.sqrt(p * (1 - p) / 20_000)


def test_are_all_days_weekdays_of_their_quarter() -> None:
    rng = np.random.default_rng(4)
    quarter = rng.integers(-20, 15, 5000)
    day = days_in(rng, quarter, rng.random(5000) < 0.5)
    assert np.is_busday(day).all()
    assert (quarter_of(day) == quarter).all()


@pytest.mark.parametrize(("segment", "scale"), [("enterprise", 165), ("mid-market", 78)])
def test_is_the_cycle_weibull(segment: str, scale: float) -> None:
    """Median s (ln 2)^(1/1.6), mean s Γ(1 + 1/1.6) = 0.8966 s."""
    days = cycle(np.random.default_rng(5), np.full(40_000, segment), np.ones(40_000))
    assert np.median(days) == pytest.approx(scale * np.log(2) ** (1 / 1.6), rel=0.02)
    assert days.mean() == pytest.approx(0.8966 * scale, rel=0.02)
