# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.magnitudes import DealMagnitudes
from oms42.kelvane.deals.terms import Terms, terms
from oms42.kelvane.identity import Identity

SIZE = DealMagnitudes.of(Identity())
RNG = np.random.default_rng(1)
QUARTER = np.repeat(np.arange(15), 470)
WON = RNG.random(QUARTER.size) < 0.3
PULLED = WON & (RNG.random(QUARTER.size) < 0.22)


@pytest.fixture(scope="module")
def price() -> Terms:
    return terms(np.random.default_rng(2), QUARTER, WON, PULLED, SIZE)


@pytest.mark.parametrize(("after", "share"), [(False, 0.22), (True, 0.47)])
def test_rises_the_share_of_three_years_with_total_contract_value(
    price: Terms, after: bool, share: float
) -> None:
    """From 2025Q1, quarter number 8, on; among won and lost deals and pulled-in ones alike."""
    for rows in (WON, ~WON, PULLED):
        mine = rows & ((QUARTER >= 8) == after)
        assert (price.years[mine] == 3).mean() == pytest.approx(share, abs=0.012)


@pytest.mark.parametrize(("after", "discount"), [(False, 0.11), (True, 0.19)])
def test_is_the_mean_discount_of_won_three_year_deals_exact(
    price: Terms, after: bool, discount: float
) -> None:
    mine = WON & (price.years == 3) & ((QUARTER >= 8) == after)
    assert price.discount[mine].mean() == pytest.approx(discount, abs=1e-12)


def test_adds_a_pull_six_points_in_every_group(price: Terms) -> None:
    for long in (True, False):
        for after in (True, False):
            mine = WON & ((price.years == 3) == long) & ((QUARTER >= 8) == after)
            gap = price.discount[mine & PULLED].mean() - price.discount[mine & ~PULLED].mean()
            assert gap == pytest.approx(0.06, abs=1e-12)


def test_are_shorter_terms_discounted_as_ever(price: Terms) -> None:
    short = price.years < 3
    for after in (True, False):
        mine = WON & short & ((QUARTER >= 8) == after)
        assert price.discount[mine].mean() == pytest.approx(0.09, abs=1e-12)


def test_is_no_discount_negative(price: Terms) -> None:
    assert price.discount.min() >= 0
