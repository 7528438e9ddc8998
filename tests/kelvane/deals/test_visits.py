# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.layer import region_of, segment_of
from oms42.kelvane.deals.visits import expansion_accounts


def test_is_every_expansion_with_a_customer_of_that_day(base: Base) -> None:
    rows = np.flatnonzero(~base.deals.new)
    account, day = base.accounts[rows], base.deals.day[rows]
    assert (base.tenures.start[account] < day).all()
    assert (day < base.tenures.end[account]).all()


def test_sell_key_account_managers_to_key_accounts_and_nobody_else_does(base: Base) -> None:
    rows = np.flatnonzero(~base.deals.new)
    manages = base.them.role[base.deals.desk[rows]] == "kam"
    assert (base.where.key[base.accounts[rows]] == manages).all()


def test_sell_channel_managers_to_accounts_that_a_partner_brought(base: Base) -> None:
    rows = np.flatnonzero(base.them.role[base.deals.desk] == "cam")
    assert rows.size > 200
    assert base.where.partner[base.accounts[rows]].all()


def test_is_a_new_logo_lost_at_an_account_that_has_not_bought_yet(base: Base) -> None:
    rows = np.flatnonzero(base.deals.new & ~base.deals.won)
    assert (base.tenures.start[base.accounts[rows]] > base.deals.day[rows]).all()


def test_work_executives_almost_only_in_their_territory(base: Base) -> None:
    deals, them = base.deals, base.them
    executive = them.role[deals.desk] == "ae"
    home = base.where.territory[base.accounts] == them.territory[deals.desk]
    assert home[executive & ~deals.won].mean() > 0.95
    layer = base.where.layer[base.accounts]
    assert (segment_of(layer) == them.segment[deals.desk])[executive].all()
    assert (region_of(layer) == them.region[deals.desk])[executive].mean() > 0.98


def test_is_an_expansion_before_any_customer_refused(base: Base) -> None:
    one = np.array([0])
    with pytest.raises(ValueError, match="no account is a customer on 2016-05-02"):
        expansion_accounts(
            np.random.default_rng(1),
            base.them,
            np.flatnonzero(base.them.role == "kam")[:1],
            one - 1,
            np.array(["2016-05-02"], dtype="datetime64[D]"),
            base.where,
            base.tenures,
        )
