# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.homes import Map, account_map, homes
from oms42.kelvane.deals.layer import segment_of
from oms42.kelvane.world import World

NOBODY = np.datetime64("NaT", "D")


def village(customers: int, others: int) -> Map:
    """Make one layer with a few accounts, all of territory T1."""
    n = customers + others
    no = np.zeros(n, dtype=bool)
    return Map(
        layer=np.zeros(n, dtype=np.int64),
        customer=np.arange(n) < customers,
        key=no,
        genuine=~no,
        partner=no,
        territory=np.full(n, "T1"),
        bought=np.full(n, NOBODY),
    )


def test_is_the_map_that_of_the_table(manned: World) -> None:
    where, table = account_map(manned), manned.tables["accounts"]
    assert (segment_of(where.layer) == table["segment"]).all()
    assert (where.customer.sum(), where.key.sum()) == (1_310, 84)


def test_has_every_customer_a_running_subscription_and_nobody_else(base: Base) -> None:
    running = np.isnat(base.written.end) | (base.written.end > np.datetime64("2026-09-30"))
    home = np.unique(base.written.account[running])
    assert home.tolist() == np.flatnonzero(base.where.customer).tolist()


def test_starts_a_won_deal_no_account_twice(base: Base) -> None:
    first = base.accounts[base.deals.won & base.deals.new]
    assert np.unique(first).size == first.size


def test_is_no_duplicate_ever_a_customer(base: Base) -> None:
    assert base.where.genuine[base.written.account].all()


def test_is_a_key_account_older_than_the_tables(base: Base) -> None:
    assert (base.tenures.start[base.where.key] < np.datetime64("2023-01-01")).all()


def test_goes_a_won_deal_to_its_sellers_territory_where_there_is_an_account() -> None:
    where = village(2, 0)
    where.territory[1] = "T2"
    layer, runs = np.zeros(2, dtype=np.int64), np.ones(2, dtype=bool)
    home = homes(np.random.default_rng(1), where, layer, np.array(["T2", "T1"]), runs)
    assert home.tolist() == [1, 0]


def test_are_more_won_deals_than_accounts_refused() -> None:
    where, layer, runs = village(1, 0), np.zeros(2, dtype=np.int64), np.ones(2, dtype=bool)
    with pytest.raises(ValueError, match="layer 0 has 1 accounts for 2 won deals"):
        homes(np.random.default_rng(1), where, layer, np.array(["T1", "T1"]), runs)


def test_are_too_few_lasting_subscriptions_refused() -> None:
    where, layer, runs = village(2, 1), np.zeros(1, dtype=np.int64), np.ones(1, dtype=bool)
    with pytest.raises(ValueError, match="2 customers of before 2023, but only 1"):
        homes(np.random.default_rng(1), where, layer, np.array([""]), runs)
