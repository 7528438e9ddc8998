# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Threshold gaming: what is moving a deal worth?"""

import numpy as np
import pytest

from oms42.compensation import gaming_gain

from .curves import quarter_commission


def test_is_the_gain_the_one_of_the_book() -> None:
    """WE3.3: 28,800 → 45,600: gain 16,800 against 9,000 straight-line; 9 % of 90,000 is 8,100."""
    made = gaming_gain(quarter_commission, 288_000, 90_000, 300_000, discount=0.09)
    assert (made.before, made.after) == (pytest.approx(28_800), pytest.approx(45_600))
    assert made.gain == pytest.approx(16_800)
    assert made.straight_line == pytest.approx(9_000)
    assert made.price_forgone == pytest.approx(8_100)
    assert made.premium == pytest.approx(7_800)
    assert made.net == pytest.approx(7_800), "next quarter it would have brought 10 %"


def test_does_a_deal_count_net_of_its_discount() -> None:
    """91 % of 90,000 is 81,900: 12,000 at 10 % and 69,900 at 20 %: 15,180."""
    made = gaming_gain(quarter_commission, 288_000, 90_000, 300_000, discount=0.09, credit="net")
    assert made.gain == pytest.approx(15_180)


def test_is_a_deal_better_left_when_the_next_quarter_pays_more() -> None:
    """At 100,000 of 300,000 now (10 %) and 300,000 next (20 %): 9,000 − 18,000."""
    made = gaming_gain(quarter_commission, 100_000, 90_000, 300_000, next_booked=300_000)
    assert made.net == pytest.approx(-9_000)


def test_is_there_nothing_to_gain_on_a_straight_line() -> None:
    made = gaming_gain(lambda a: 30_000 * np.asarray(a), 288_000, 90_000, 300_000)
    assert made.net == pytest.approx(0)
    assert made.premium == pytest.approx(0)


def test_are_wrong_arguments_refused() -> None:
    with pytest.raises(ValueError, match="discount is 9"):
        gaming_gain(quarter_commission, 1, 1, 1, discount=9)
    with pytest.raises(ValueError, match="must be list or net"):
        gaming_gain(quarter_commission, 1, 1, 1, credit="gross")  # type: ignore[arg-type]  # wrong
