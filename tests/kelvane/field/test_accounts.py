# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.field.accounts import COUNTRIES
from oms42.kelvane.field.grid import AREAS
from oms42.kelvane.world import World


def originals(world: World) -> np.ndarray:
    """Tell which rows are no duplicates."""
    return np.asarray(world.hidden["accounts"]["duplicate_of"] == "")


def test_are_there_7110_accounts_in_the_order_of_their_keys(any_field: World) -> None:
    table = any_field.tables["accounts"]
    assert table["account_id"].tolist() == [f"A{i:05d}" for i in range(1, 7_111)]
    assert any_field.hidden["accounts"]["account_id"].tolist() == table["account_id"].tolist()


def test_are_there_1310_customers_and_5800_prospects(any_field: World) -> None:
    """Company facts."""
    customer = any_field.tables["accounts"]["is_customer"]
    assert (customer.sum(), (~customer).sum()) == (1_310, 5_800)


def test_is_an_account_owned_by_the_seller_of_its_territory(any_field: World) -> None:
    table, cells = any_field.tables["accounts"], any_field.tables["geo_cells"]
    lands, seats = any_field.tables["territories"], any_field.hidden["seats"]
    holder = dict(zip(lands["territory_id"].tolist(), lands["rep_id"].tolist(), strict=True))
    land = dict(zip(cells["cell_id"].tolist(), cells["territory_id"].tolist(), strict=True))
    plain = originals(any_field) & ~table["is_key"]
    owners = [holder[land[cell]] for cell in table["cell_id"][plain].tolist()]
    assert table["owner_rep_id"][plain].tolist() == owners
    kams = dict(
        zip(
            seats["rep_id"][seats["role"] == "kam"].tolist(),
            seats["region"][seats["role"] == "kam"].tolist(),
            strict=True,
        )
    )
    key = table["is_key"]
    regions = [kams[owner] for owner in table["owner_rep_id"][key].tolist()]
    assert regions == table["region"][key].tolist()
    assert set(np.unique(table["owner_rep_id"][key], return_counts=True)[1].tolist()) == {6}


def test_does_the_country_lie_in_the_area_and_the_area_in_the_region(any_field: World) -> None:
    table, hidden = any_field.tables["accounts"], any_field.hidden["accounts"]
    for area in np.unique(hidden["area"]).tolist():
        mine = hidden["area"] == area
        assert set(table["country"][mine].tolist()) == {code for code, _ in COUNTRIES[area]}
        (region,) = set(table["region"][mine].tolist())
        assert area in {name for name, _ in AREAS[region]}


def test_are_four_percent_of_the_accounts_parents(any_field: World) -> None:
    """The parent is an enterprise, is no child itself, and gives its word to the child's name."""
    table = any_field.tables["accounts"]
    child = table["parent_id"] != ""
    parents = np.unique(table["parent_id"][child])
    assert parents.size == 284
    row = np.searchsorted(table["account_id"], table["parent_id"][child])
    assert set(table["segment"][row].tolist()) == {"enterprise"}
    assert (table["parent_id"][row] == "").all()
    first = [name.split()[0] for name in table["name"][child].tolist()]
    assert first == [name.split()[0] for name in table["name"][row].tolist()]


def test_are_names_plain_text_and_no_two_firms_share_one(any_field: World) -> None:
    names = any_field.tables["accounts"]["name"][originals(any_field)].tolist()
    assert len(names) - len(set(names)) <= 3  # two children of one parent may share trade and form
    assert not any(set(name) & set(',"\n') for name in names)


def test_does_every_domain_end_in_example(any_field: World) -> None:
    """RFC 2606 keeps .example free, so that no real address is written."""
    domains = any_field.tables["accounts"]["domain"]
    assert all(name.endswith(".example") for name in domains[domains != ""].tolist())
    assert abs((domains[originals(any_field)] == "").mean() - 0.08) < 0.011


def test_are_public_industries_in_the_public_segment_alone(any_field: World) -> None:
    table = any_field.tables["accounts"]
    public = np.isin(
        table["industry"], ["Water utility", "Power utility", "Public transport", "Public health"]
    )
    assert np.array_equal(public, table["segment"] == "public")
