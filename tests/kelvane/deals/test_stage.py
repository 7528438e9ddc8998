# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import hashlib

import numpy as np
import pytest

from oms42.kelvane.deals.opportunities_contract import opportunities_contract
from oms42.kelvane.deals.stage import deals, in_order
from oms42.kelvane.field.stage import field
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.stage import roster
from oms42.kelvane.world import Columns, World

TABLES = ("opportunities", "opp_snapshots", "subscriptions")


def print_of(table: Columns) -> str:
    """Hash a table."""
    whole = hashlib.sha256()
    for name, values in table.items():
        whole.update(name.encode())
        whole.update(np.ascontiguousarray(values).tobytes())
    return whole.hexdigest()


@pytest.fixture(scope="module")
def other_world() -> World:
    return deals(roster(field(World(Identity(42, "class-b")))))


def test_gives_the_same_identity_the_same_tables(manned: World, dealt_world: World) -> None:
    again = deals(manned)
    for name in TABLES:
        assert print_of(again.tables[name]) == print_of(dealt_world.tables[name])


@pytest.mark.parametrize("name", TABLES)
def test_differs_a_variant_in_every_table(
    name: str, dealt_world: World, other_world: World
) -> None:
    assert print_of(dealt_world.tables[name]) != print_of(other_world.tables[name])


def test_have_the_tables_the_promised_rows(dealt_world: World) -> None:
    rows = {name: next(iter(dealt_world.tables[name].values())).size for name in TABLES}
    assert (rows["opportunities"], rows["subscriptions"]) == (13_000, 2_900)
    assert rows["opp_snapshots"] == pytest.approx(170_000, rel=0.08)


def test_is_every_key_of_the_deals_one_of_another_table(dealt_world: World) -> None:
    tables = dealt_world.tables
    table, subs = tables["opportunities"], tables["subscriptions"]
    assert np.isin(table["account_id"], tables["accounts"]["account_id"]).all()
    assert np.isin(table["rep_id"], tables["reps"]["rep_id"]).all()
    assert np.isin(table["sub_id"], [*subs["sub_id"].tolist(), ""]).all()
    assert np.isin(subs["account_id"], tables["accounts"]["account_id"]).all()
    assert np.isin(tables["opp_snapshots"]["opp_id"], table["opp_id"]).all()


def test_do_keys_follow_the_day_of_creation(dealt_world: World) -> None:
    table = dealt_world.tables["opportunities"]
    assert (np.diff(table["created"]) >= np.timedelta64(0, "D")).all()
    assert (table["opp_id"][0], table["opp_id"][-1]) == ("O000001", "O013000")


def test_bought_every_customer_first_with_its_first_subscription(dealt_world: World) -> None:
    accounts, subs = dealt_world.tables["accounts"], dealt_world.tables["subscriptions"]
    first = np.full(accounts["account_id"].size, np.datetime64("2100-01-01"))
    np.minimum.at(first, np.searchsorted(accounts["account_id"], subs["account_id"]), subs["start"])
    bought = ~np.isnat(accounts["first_purchase"])
    assert (bought == (first < np.datetime64("2099-01-01"))).all()
    assert (accounts["first_purchase"][bought] == first[bought]).all()
    assert bought[accounts["is_customer"]].all()


def test_is_every_won_new_logo_the_first_purchase_of_its_account(dealt_world: World) -> None:
    table, accounts = dealt_world.tables["opportunities"], dealt_world.tables["accounts"]
    won = (table["type"] == "new") & (table["outcome"] == "won")
    row = np.searchsorted(accounts["account_id"], table["account_id"][won])
    assert (accounts["first_purchase"][row] == table["close_date"][won]).all()


def test_adds_every_won_deal_of_a_quarter_up_to_the_rosters_target(dealt_world: World) -> None:
    table, target = dealt_world.tables["opportunities"], dealt_world.hidden["rep_quarters"]
    won = (table["type"] != "renewal") & (table["outcome"] == "won")
    month = table["close_date"][won].astype("datetime64[M]").astype(int)
    name = [f"{1970 + m // 12}Q{m % 12 // 3 + 1}" for m in month.tolist()]
    total: dict[tuple[str, str], float] = {}
    for key in zip(table["rep_id"][won].tolist(), name, table["amount_acv"][won], strict=True):
        total[key[:2]] = total.get(key[:2], 0.0) + key[2]
    pairs = zip(target["rep_id"].tolist(), target["quarter"].tolist(), strict=True)
    found = [total.get(pair, 0.0) for pair in pairs]
    assert found == pytest.approx(target["target_bookings"].tolist(), abs=0.01)


def test_shows_an_open_deal_its_last_snapshot(dealt_world: World) -> None:
    table, shots = dealt_world.tables["opportunities"], dealt_world.tables["opp_snapshots"]
    last = np.append(shots["opp_id"][1:] != shots["opp_id"][:-1], True)
    row = np.searchsorted(table["opp_id"], shots["opp_id"][last])
    still = table["outcome"][row] == "open"
    for name in ("stage", "forecast_cat", "close_date"):
        assert (table[name][row][still] == shots[name][last][still]).all()


def test_are_columns_brought_into_the_order_of_the_contract() -> None:
    names = [column.name for column in opportunities_contract().columns]
    mixed = {name: np.zeros(1) for name in sorted(names)}
    assert list(in_order(mixed)) == names != sorted(names)
