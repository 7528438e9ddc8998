# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.calendar import EXTRACTED
from oms42.kelvane.deals.open_deals import OpenDeals, open_deals


@pytest.fixture(scope="module")
def more(base: Base) -> OpenDeals:
    return open_deals(np.random.default_rng(1), base.them, base.deals, 700, base.size)


def test_are_68_percent_new_logos(more: OpenDeals) -> None:
    assert (more.new.size, int(more.new.sum())) == (700, 476)


def test_were_all_created_already_and_close_after_the_story_date(more: OpenDeals) -> None:
    assert more.created.max() < EXTRACTED
    assert more.closes.min() >= np.datetime64("2026-10-06")


def test_does_a_seller_of_today_work_on_each(base: Base, more: OpenDeals) -> None:
    assert set(base.them.quarter[more.desk].tolist()) == {14}


def test_have_they_the_contacts_of_today(more: OpenDeals) -> None:
    """52 % single-threaded since the second quarter of 2026."""
    assert (more.contacts == 1).mean() == pytest.approx(0.52, abs=0.02)


def test_is_the_win_probability_that_of_closed_deals_of_their_kind(more: OpenDeals) -> None:
    """By hand from PT-01: below 13 % for one contact that was pushed, above for none."""
    single = more.new & (more.contacts == 1)
    assert more.probability[single & (more.pushes >= 3)].max() < 0.05
    assert 0.13 < more.probability[single & (more.pushes == 0)].min() < 0.20
    assert more.probability[~more.new].mean() > more.probability[more.new].mean() + 0.1
