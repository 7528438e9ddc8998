# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.desks import Desks
from oms42.kelvane.deals.magnitudes import DealMagnitudes
from oms42.kelvane.deals.new_logo import circumstances, contact_shares, layer_shares
from oms42.kelvane.identity import Identity

SIZE = DealMagnitudes.of(Identity())


def test_grows_the_flow_of_closed_deals_by_14_percent_a_year(base: Base) -> None:
    made = circumstances(np.random.default_rng(1), base.them, SIZE)
    count = np.bincount(made.quarter)
    assert count.sum() == 4_100
    assert count[12:15].sum() / count[8:11].sum() == pytest.approx(1.14, abs=0.01)
    assert count[4:8].sum() / count[0:4].sum() == pytest.approx(1.14, abs=0.01)


def test_is_the_mix_of_segments_that_of_the_specification(base: Base) -> None:
    """Enterprise 30 %, mid-market 62 %, public 8 %; 67 % of EMEA's enterprise, 17 % of NA's."""
    made = circumstances(np.random.default_rng(1), base.them, SIZE)
    share = {name: (made.segment == name).mean() for name in ("enterprise", "mid-market", "public")}
    assert share == pytest.approx(
        {"enterprise": 0.30, "mid-market": 0.62, "public": 0.08}, abs=3e-3
    )
    for region, expected in (("EMEA", 0.67), ("NA", 0.17)):
        mine = (made.region == region) & (made.segment != "public")
        assert (made.segment[mine] == "enterprise").mean() == pytest.approx(expected, abs=0.01)


def test_has_each_quarter_its_share_of_single_threaded_deals(base: Base) -> None:
    made = circumstances(np.random.default_rng(1), base.them, SIZE)
    expected = contact_shares(SIZE)[:, 0]
    for quarter in range(15):
        share = (made.contacts[made.quarter == quarter] == 1).mean()
        assert share == pytest.approx(expected[quarter], abs=0.015)
    assert expected[[0, 7, 13, 14]].tolist() == [0.34, 0.34, 0.52, 0.52]


def test_works_every_deal_at_a_desk_that_sells_to_its_segment(base: Base) -> None:
    made = circumstances(np.random.default_rng(1), base.them, SIZE)
    assert (base.them.segment[made.desk] == made.segment).all()
    assert (base.them.quarter[made.desk] == made.quarter).all()
    assert (base.them.region[made.desk] == made.region).mean() > 0.95


def test_are_layer_shares_a_whole() -> None:
    shares = layer_shares(SIZE)
    assert shares.sum() == pytest.approx(1.0)
    assert shares.min() > 0


def test_is_a_company_without_public_sector_sellers_refused(small: Desks) -> None:
    few = Desks(*(getattr(small, name)[small.segment != "public"] for name in vars(small)))
    with pytest.raises(ValueError, match="no desk sells to the segment 'public'"):
        circumstances(np.random.default_rng(1), few, SIZE)
