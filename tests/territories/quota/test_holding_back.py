# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Holding back: does the seller stop exactly where two years' pay says so?"""

from typing import Any

import numpy as np
import pytest

from oms42.compensation import ratchet_effort
from oms42.territories.quota import hold_back, least_worth


def two_years(now: float, kept: float, ratchet: float, discount: float) -> float:
    """Add up two years' pay beyond quota for what is closed now of 0.2, a unit of pay a unit."""
    held = 0.2 - now
    return now + discount * (kept * held - ratchet * now)


@pytest.mark.parametrize("ratchet", [0.0, 0.3, 0.6, 1.0])
@pytest.mark.parametrize("kept", [0.0, 0.4, 0.64, 0.66, 0.94, 0.96, 1.0])
def test_is_the_choice_the_one_that_pays_more_in_two_years(ratchet: float, kept: float) -> None:
    """By enumeration: close all of the 0.2 above quota, or none of it."""
    better = two_years(0.0, kept, ratchet, 0.8) > two_years(0.2, kept, ratchet, 0.8)
    made = hold_back([1.2], ratchet=ratchet, worth=[kept], place=[0.0])
    assert bool(made.held[0]) == better


def test_is_the_price_of_a_unit_that_of_the_ratchet_literature() -> None:
    """In two years a unit sold today keeps 1 − δλ of its pay: here from the other room's model."""
    effective = float(ratchet_effort(b=1, c=1, ratchet=0.6, discount=0.8, years=2).effective[0])
    assert 0.8 * least_worth(0.6) == pytest.approx(effective)


def test_do_thirty_five_percent_stop_at_the_case_company_s_ratchet() -> None:
    """PT-08: λ = .6; 35 percent of those who could close above the band stop inside it."""
    worth = (np.arange(1000) + 0.5) / 1000
    made = hold_back(np.full(1000, 1.3), ratchet=0.6, worth=worth, place=worth)
    assert made.held.mean() == pytest.approx(0.35, abs=0.001)
    stopped = made.attainment[made.held]
    assert stopped.min() >= 1.0
    assert stopped.max() <= 1.04


def test_does_nobody_stop_while_the_ratchet_is_weak() -> None:
    """λ ≤ 1/δ − 1 = 0.25: even a deal that keeps all its worth is closed now."""
    made = hold_back([1.5], ratchet=0.25, worth=[1.0], place=[0.5])
    assert not made.held.any()
    assert hold_back([1.5], ratchet=0.26, worth=[1.0], place=[0.5]).held.all()


def test_do_sellers_below_or_within_the_band_close_all_they_can() -> None:
    made = hold_back([0.7, 1.0, 1.04], ratchet=1.0, worth=[1.0] * 3, place=[0.5] * 3)
    assert made.attainment.tolist() == [0.7, 1.0, 1.04]
    assert not made.held.any()


def test_is_what_is_closed_and_kept_all_that_could_be_closed() -> None:
    rng = np.random.default_rng(3)
    could, worth, place = 2 * rng.random((3, 40, 5))[0], *rng.random((2, 40, 5))
    made = hold_back(could, ratchet=0.8, worth=worth, place=place)
    assert made.attainment + made.kept == pytest.approx(could)
    assert (made.kept >= 0).all()
    assert ((made.kept > 0) == made.held).all()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"ratchet": 1.2}, "ratchet"),
        ({"discount": 0.0}, "discount"),
        ({"worth": [1.1]}, "worth must lie between 0 and 1"),
        ({"place": [np.nan]}, "place must lie between 0 and 1"),
        ({"closable": [-0.1]}, "closable must be 0 or more"),
        ({"worth": [0.5, 0.5]}, "they need the same one"),
    ],
)
def test_is_bad_input_told(given: dict[str, Any], told: str) -> None:
    values: dict[str, Any] = {"closable": [1.2], "ratchet": 0.6, "worth": [0.5], "place": [0.5]}
    values |= given
    with pytest.raises(ValueError, match=told):
        hold_back(values.pop("closable"), **values)
