# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.kelvane.contract import Contract
from oms42.kelvane.tables import contracts
from oms42.kelvane.world import World

# Rows as the specification of the case has them, where it gives a number that is exact.
ROWS = {
    "accounts": 7_110,
    "geo_cells": 480,
    "territories": 60,
    "reps": 146,
    "managers": 11,
    "bookings_monthly": 720,
    "leads": 24_000,
    "calls_sample": 6_000,
    "enablement_rct": 2_300,
    "partners": 46,
    "deal_regs": 2_100,
    "gifts_hospitality": 1_800,
}
NAMES = {
    *ROWS,
    "quotas",
    "opportunities",
    "opp_snapshots",
    "subscriptions",
    "consumption_m",
    "account_pnl",
    "activities_m",
    "comp_payouts",
    "survey_engage",
}


def keys(contract: Contract, world: World) -> list[tuple[object, ...]]:
    """Return the key of each row."""
    table = world.tables[contract.name]
    return list(zip(*(table[name].tolist() for name in contract.key), strict=True))


def test_is_there_every_table_of_the_specification() -> None:
    names = {contract.name for contract in contracts()}
    assert names >= NAMES


def test_has_each_table_the_specified_number_of_rows(world: World) -> None:
    found = {name: next(iter(world.tables[name].values())).size for name in ROWS}
    assert found == ROWS


def test_has_each_table_the_columns_of_its_contract(world: World) -> None:
    for contract in contracts():
        names = {column.name for column in contract.columns}
        assert set(world.tables[contract.name]) == names, contract.name


def test_does_each_table_have_a_key_that_no_two_rows_share(world: World) -> None:
    for contract in contracts():
        found = keys(contract, world)
        assert contract.key, contract.name
        assert len(set(found)) == len(found), contract.name


def test_does_every_foreign_key_lead_to_a_row(world: World) -> None:
    for contract in contracts():
        for link in contract.links:
            values = set(world.tables[contract.name][link.column].tolist()) - {""}
            there = set(world.tables[link.table][link.key or link.column].tolist())
            assert values, f"{contract.name}.{link.column}"
            assert values <= there, f"{contract.name}.{link.column}"


def test_is_every_column_that_ends_in_id_a_key_or_a_foreign_key() -> None:
    for contract in contracts():
        known = {*contract.key, *(link.column for link in contract.links)}
        loose = [c.name for c in contract.columns if c.name.endswith("_id") and c.name not in known]
        assert loose == [], contract.name


def test_are_names_fit_for_a_data_package() -> None:
    names = [contract.name for contract in contracts()]
    assert len(set(names)) == len(names)
    assert all(name.replace("_", "").isalnum() and name.islower() for name in names)


def test_has_every_column_a_title_a_sentence_and_an_example_of_its_type() -> None:
    kinds = {"number": (int, float), "integer": int, "boolean": bool}
    for contract in contracts():
        for column in contract.columns:
            where = f"{contract.name}.{column.name}"
            assert column.title[0].isupper(), where
            assert column.description.endswith("."), where
            assert isinstance(column.example, kinds.get(column.type, str)), where


def test_does_no_description_give_a_planted_defect_away() -> None:
    """A data dictionary says what may be missing, not what was done to the data (PT-23)."""
    barred = (
        "duplic",
        "twice",
        "defect",
        "planted",
        "mistake",
        "off by one",
        "leak",
        "PT-",
    )
    for contract in contracts():
        words = [contract.description, *(column.description for column in contract.columns)]
        found = [word for word in barred if any(word in text for text in words)]
        assert found == [], contract.name
