# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.calendar import quarter_of
from oms42.kelvane.deals.layer import region_of, segment_of


def test_closes_every_deal_in_the_quarter_of_its_desk(base: Base) -> None:
    assert (quarter_of(base.deals.day) == base.them.quarter[base.deals.desk]).all()


def test_has_an_executives_expansion_the_layer_of_the_desk_and_the_others_none(base: Base) -> None:
    deals, them = base.deals, base.them
    executive = them.role[deals.desk] == "ae"
    rows = ~deals.new & executive
    assert (segment_of(deals.layer[rows]) == them.segment[deals.desk[rows]]).all()
    assert (region_of(deals.layer[rows]) == them.region[deals.desk[rows]]).all()
    assert set(deals.layer[~deals.new & ~executive].tolist()) == {-1}


def test_is_only_a_won_deal_pulled_in(base: Base) -> None:
    assert (base.deals.won | ~base.deals.pulled).all()
    assert (base.deals.natural[~base.deals.pulled] == base.deals.day[~base.deals.pulled]).all()


def test_is_every_amount_positive(base: Base) -> None:
    assert base.deals.acv.min() > 0
    assert np.isfinite(base.deals.acv).all()
