# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.bookings import NEW_ACV, amounts, booked, kinds
from oms42.kelvane.deals.desks import Desks
from oms42.kelvane.deals.layer import segment_of


def test_does_every_desk_meet_its_target_to_the_cent(base: Base) -> None:
    won = base.deals.won
    total = np.bincount(base.deals.desk[won], base.deals.acv[won], minlength=base.them.rep.size)
    assert np.abs(total - base.them.target).max() < 0.005


def test_has_every_desk_with_a_target_a_won_deal(base: Base) -> None:
    won = np.bincount(base.deals.desk[base.deals.won], minlength=base.them.rep.size)
    assert won[base.them.target > 0].min() >= 1


@pytest.mark.parametrize(("segment", "within"), [("enterprise", 0.20), ("mid-market", 0.05)])
def test_is_the_median_won_new_logo_near_the_fact(base: Base, segment: str, within: float) -> None:
    """$172k and $44k; where targets ask for less than a typical enterprise deal, it shrinks."""
    deals = base.deals
    mine = deals.won & deals.new & (segment_of(np.maximum(deals.layer, 0)) == segment)
    assert np.median(deals.acv[mine]) == pytest.approx(NEW_ACV[segment][0], rel=within)


@pytest.mark.parametrize("segment", ["enterprise", "mid-market", "public"])
def test_is_the_median_of_the_other_new_logos_the_parameter(base: Base, segment: str) -> None:
    deals = base.deals
    mine = ~deals.won & deals.new & (segment_of(np.maximum(deals.layer, 0)) == segment)
    assert np.median(deals.acv[mine]) == pytest.approx(NEW_ACV[segment][0], rel=0.01)


def test_has_the_sample_the_spread_of_the_law() -> None:
    """Sigma 0.60 of the logarithm, mid-market."""
    drawn = amounts(np.random.default_rng(1), np.full(2000, "mid-market"), NEW_ACV)
    assert np.log(drawn).std() == pytest.approx(0.60, abs=0.01)


def test_are_too_few_expansions_refused(small: Desks) -> None:
    none = np.array([], dtype=np.int64)
    with pytest.raises(ValueError, match="45 desks with a target have won no new logo"):
        booked(np.random.default_rng(1), small, none, np.array([], dtype=str), 44)


def test_is_a_sellers_kind_the_segment_or_the_role(base: Base) -> None:
    kind = kinds(base.them)
    assert set(kind[base.them.role == "ae"].tolist()) == {"enterprise", "mid-market", "public"}
    assert (kind[base.them.role != "ae"] == base.them.role[base.them.role != "ae"]).all()
