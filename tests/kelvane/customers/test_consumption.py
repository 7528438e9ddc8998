# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest

from oms42.kelvane.customers.base import Base
from oms42.kelvane.customers.consumption import consumption
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns


def made_of(base: Base, identity: Identity) -> Columns:
    bought = base.bought.astype("datetime64[D]")
    return consumption(base.account_id, bought, base.value, identity).table


@pytest.fixture(scope="module")
def table(base: Base, identity: Identity) -> Columns:
    return made_of(base, identity)


def test_is_each_account_shown_month_after_month_from_its_first(table: Columns) -> None:
    new = np.r_[True, table["account_id"][1:] != table["account_id"][:-1]]
    assert new.sum() == 380
    assert (table["contract_month"][new] == 1).all()
    inside = ~new[1:]
    assert (np.diff(table["contract_month"])[inside] == 1).all()
    assert (np.diff(table["month"]).astype(int)[inside] == 1).all()


def test_is_use_of_fiscal_2025_seventy_percent_of_consumption_revenue(table: Columns) -> None:
    """0.70 × 17.6M = 12.32M, to the cent."""
    year = table["month"].astype("datetime64[Y]") == np.datetime64("2025")
    assert round(float(table["used_usd"][year].sum()), 2) == 12_320_000.00


def test_is_use_at_list_price_use_before_the_tiers_discount(table: Columns) -> None:
    commit = table["commit_usd"]
    discount = np.where(commit >= 100_000, 0.20, np.where(commit >= 25_000, 0.12, 0.0))
    assert table["used_usd"] == pytest.approx(table["list_used_usd"] * (1 - discount), abs=0.01)


def test_does_the_status_tell_anniversaries_and_ends(table: Columns) -> None:
    anniversary = table["contract_month"] % 12 == 0
    assert ((table["commit_status"] == "running") == ~anniversary).all()
    last = np.r_[table["account_id"][1:] != table["account_id"][:-1], True]
    stops = last & (table["month"] < np.datetime64("2026-09", "M"))
    assert (table["commit_status"][stops] == "ended").all()
    assert last[table["commit_status"] == "ended"].all()


def test_does_a_renewal_change_the_commitment_and_nothing_else_does(table: Columns) -> None:
    moved = np.flatnonzero(
        (np.diff(table["commit_usd"]) != 0) & (table["account_id"][1:] == table["account_id"][:-1])
    )
    assert (table["commit_status"][moved] == "renewed").all()


def test_is_a_seed_or_a_variant_another_table(base: Base, table: Columns) -> None:
    again = made_of(base, Identity())
    assert all(np.array_equal(table[name], again[name]) for name in table)
    for other in (Identity(7), Identity(42, "class-b")):
        there = made_of(base, other)
        assert not np.array_equal(table["used_usd"], there["used_usd"])
