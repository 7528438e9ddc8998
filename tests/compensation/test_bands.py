# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Bands: are marginal plans continuous and monotone, and do retroactive ones jump as they must?"""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.compensation.bands import Bands

from .random_plans import schedules

THREE = (Fraction(0), Fraction(100), Fraction(200))
RATES = (Fraction(1, 10), Fraction(1, 5), Fraction(1, 20))


def test_is_a_credit_split_where_the_bands_meet() -> None:
    """From 50 to 250: 50 at 10 %, 100 at 20 %, 50 at 5 %: 5 + 20 + 2.5."""
    split = Bands(THREE, RATES, False).split(Fraction(50), Fraction(250))
    assert [(k, float(part), float(money)) for k, part, money in split] == [
        (0, 50, 5),
        (1, 100, 20),
        (2, 50, 2.5),
    ]


def test_does_a_correction_take_back_what_its_bands_paid() -> None:
    """From 250 back to 50, in reverse: -2.5 - 20 - 5."""
    split = Bands(THREE, RATES, False).split(Fraction(250), Fraction(50))
    assert [(k, float(money)) for k, _, money in split] == [(2, -2.5), (1, -20), (0, -5)]


def test_is_what_is_paid_on_spread_evenly_over_the_way() -> None:
    """600 paid on a way of 200 from 50: 150 · 10 % + 300 · 20 % + 150 · 5 % = 15 + 60 + 7.5."""
    split = Bands(THREE, RATES, False).split(Fraction(50), Fraction(250), Fraction(600))
    assert [float(money) for _, _, money in split] == [15, 60, 7.5]


def test_does_a_credit_that_moves_nothing_pay_at_the_band_it_stands_in() -> None:
    split = Bands(THREE, RATES, False).split(Fraction(150), Fraction(150), Fraction(10))
    assert [(k, float(money)) for k, _, money in split] == [(1, 2)]


def test_is_the_pay_below_zero_that_of_the_first_band() -> None:
    """A year of corrections: -40 at 10 %."""
    bands = Bands(THREE, RATES, False)
    assert bands.pay(np.array([-40.0])).tolist() == [-4.0]
    assert sum(money for _, _, money in bands.split(Fraction(0), Fraction(-40))) == -4


@given(schedules(kind="marginal"), st.lists(st.floats(0, 3), min_size=2, max_size=20))
def test_is_a_marginal_schedule_monotone_and_without_a_jump(tiers, positions) -> None:
    """Between two positions pay rises by no less than 0 and no more than the highest rate."""
    bands = tiers.bands(Fraction(1), Fraction(1))
    x = np.sort(np.array(positions))
    rise, run = np.diff(bands.pay(x)), np.diff(x)
    assert (rise >= -1e-12).all()
    assert (rise <= float(max(bands.rates)) * run + 1e-12).all()


@given(schedules(kind="retroactive"))
def test_does_a_retroactive_schedule_jump_at_each_level_by_level_times_step(tiers) -> None:
    """At level s the pay goes from m₋·s to m₊·s, so it jumps by (m₊ - m₋)·s."""
    bands = tiers.bands(Fraction(1), Fraction(1))
    for k, start in enumerate(bands.starts[1:], start=1):
        at, below = bands.pay(np.array([float(start), float(start) * (1 - 1e-9)]))
        jump = float((bands.rates[k] - bands.rates[k - 1]) * start)
        assert at - below == pytest.approx(jump, abs=1e-8)


@given(schedules(), st.integers(0, 300))
def test_do_the_exact_and_the_vectorised_form_pay_the_same(tiers, percent: int) -> None:
    if not hasattr(tiers, "bands"):
        return
    bands = tiers.bands(Fraction(1), Fraction(1))
    position = Fraction(percent, 100)
    if bands.retroactive:
        exact_pay = bands.rates[bands.band(position)] * position
    else:
        exact_pay = sum((m for _, _, m in bands.split(Fraction(0), position)), Fraction(0))
    assert bands.pay(np.array([float(position)]))[0] == pytest.approx(float(exact_pay), abs=1e-9)
