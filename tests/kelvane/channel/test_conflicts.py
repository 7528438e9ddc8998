# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""PT-26: which direct deals meet a registration?"""

import numpy as np
import pytest

from oms42.kelvane.channel.conflicts import Conflicts, conflicts
from oms42.kelvane.channel.direct_deals import DirectDeals, direct_deals, quarter_of
from oms42.kelvane.channel.partners import partners
from oms42.kelvane.channel.rotation import Rotation, rotation
from oms42.kelvane.draws import stream
from oms42.kelvane.field.partner_regions import partner_regions
from oms42.kelvane.identity import Identity

DEALS, ACCOUNTS = 4_000, 3_000


@pytest.fixture(scope="module")
def deals() -> DirectDeals:
    """Deals spread evenly over four regions and 15 quarters, up to 120 days long."""
    rng = stream(1, "demo")
    day = np.datetime64("2023-01-01") + np.floor(1_369 * rng.random(DEALS)).astype(int)
    created = np.busday_offset(day, 0, "backward")
    keys = np.array([f"A{i:05d}" for i in range(ACCOUNTS)])
    table = {
        "account_id": keys[np.floor(ACCOUNTS * rng.random(DEALS)).astype(int)],
        "type": np.full(DEALS, "new"),
        "partner_id": np.full(DEALS, ""),
        "created": created,
        "close_date": created + 10 + np.floor(110 * rng.random(DEALS)).astype(int),
        "outcome": np.full(DEALS, "lost"),
    }
    return direct_deals(table, {"account_id": keys})


@pytest.fixture(scope="module")
def turns() -> Rotation:
    return rotation(Identity(), partners(Identity(), partner_regions(Identity())))


@pytest.fixture(scope="module")
def found(deals: DirectDeals, turns: Rotation) -> Conflicts:
    region, stratum = deals.account % 4, np.where(deals.account % 3 == 0, "a", "b")
    return conflicts(Identity(), deals, region, stratum, turns, 0.083)


def test_is_the_share_of_deals_in_conflict_exact(found: Conflicts) -> None:
    """By hand: 8.3 % of 4,000."""
    assert found.deal.size == np.unique(found.deal).size == 332


def test_is_every_registration_live_when_the_deal_is_opened(
    found: Conflicts, deals: DirectDeals
) -> None:
    age = (deals.created[found.deal] - found.registered).astype(int)
    assert age.min() >= 0
    assert age.max() <= 60
    assert found.registered.min() >= np.datetime64("2023-01-01")


def test_has_the_partner_its_turn_in_the_deal_s_quarter_and_region(
    found: Conflicts, deals: DirectDeals, turns: Rotation
) -> None:
    quarter = quarter_of(deals.created[found.deal])
    assert turns.conflict[found.partner, quarter].all()
    assert np.array_equal(turns.region[found.partner], deals.account[found.deal] % 4)


def test_is_nothing_registered_in_a_quarter_of_holding_back(
    found: Conflicts, turns: Rotation
) -> None:
    assert not turns.after[found.partner, quarter_of(found.registered)].any()


def test_does_a_registration_meet_its_deal_alone(found: Conflicts, deals: DirectDeals) -> None:
    account = deals.account[found.deal]
    count = deals.touching(account, found.registered, found.registered + 90)
    assert (count == 1).all()


def test_has_every_stratum_its_share(found: Conflicts, deals: DirectDeals) -> None:
    """Within 3 binomial standard errors of 8.3 % each: 0.0143 of 1,333 and 0.0101 of 2,667."""
    third = deals.account % 3 == 0
    meets = np.zeros(third.size, dtype=bool)
    meets[found.deal] = True
    assert meets[third].mean() == pytest.approx(0.083, abs=0.023)
    assert meets[~third].mean() == pytest.approx(0.083, abs=0.016)


def test_are_too_many_conflicts_refused(deals: DirectDeals, turns: Rotation) -> None:
    stratum = np.full(deals.row.size, "a")
    with pytest.raises(ValueError, match="direct deals qualify"):
        conflicts(Identity(), deals, deals.account % 4, stratum, turns, 0.9)
