# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Compensation cost of sales: is each definition what its words say?"""

import numpy as np
import pytest

from oms42.compensation import ccos

from .curves import QUOTA, pay_curve


def test_is_total_pay_per_dollar_the_one_of_the_book() -> None:
    """WE3.1: 28.2 %, 21.5 %, 20.0 %, 19.2 %, 19.1 % at 45, 80, 100, 118 and 140 % attainment."""
    found = [
        ccos(pay_curve(a), a * QUOTA, salary=120_000).total for a in (0.45, 0.8, 1.0, 1.18, 1.4)
    ]
    assert [round(100 * one, 1) for one in found] == [28.2, 21.5, 20.0, 19.2, 19.1]


def test_do_the_definitions_differ_as_their_words_do() -> None:
    """Two sellers: incentives 10 and 40 on 100 and 300, salary 20 each, on-costs 25 %.

    Incentive 50/400; total 90/400; loaded × 1.25; mean of sellers (30/100 + 60/300)/2.
    """
    made = ccos([10, 40], [100, 300], salary=20, on_cost=0.25)
    assert made.incentive == pytest.approx(0.125)
    assert made.total == pytest.approx(0.225)
    assert made.loaded == pytest.approx(0.28125)
    assert made.mean_of_sellers == pytest.approx(0.25)
    frame = made.to_frame()
    assert frame["ccos"].tolist() == pytest.approx([0.125, 0.225, 0.28125, 0.25])
    assert "employer's on-costs" in frame["words"][2]


def test_does_a_seller_without_bookings_leave_the_mean_of_ratios_undefined() -> None:
    made = ccos([0, 40], [0, 300], salary=20)
    assert made.total == pytest.approx(80 / 300)
    assert np.isnan(made.mean_of_sellers)


def test_do_weights_count() -> None:
    assert ccos([10, 40], [100, 300], weights=[3, 1]).incentive == pytest.approx(70 / 600)


def test_are_wrong_bookings_refused() -> None:
    with pytest.raises(ValueError, match="bookings above 0"):
        ccos([1.0], [0.0])
    with pytest.raises(ValueError, match="one each a seller"):
        ccos([1.0, 2.0], [3.0])
    with pytest.raises(ValueError, match="salary has shape"):
        ccos([1.0, 2.0], [3.0, 4.0], salary=[1.0, 2.0, 3.0])
