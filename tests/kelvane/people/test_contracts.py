# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.contract import Column
from oms42.kelvane.people.contracts import contracts
from oms42.kelvane.world import World

TABLES = {contract.name: contract for contract in contracts()}
KINDS = {
    "string": "U",
    "number": "f",
    "integer": "i",
    "boolean": "b",
    "date": "M",
    "yearmonth": "M",
}


def test_are_the_six_tables_described() -> None:
    assert set(TABLES) == {
        "reps",
        "managers",
        "quotas",
        "comp_payouts",
        "activities_m",
        "survey_engage",
    }


@pytest.mark.parametrize("name", sorted(TABLES))
def test_has_the_table_the_columns_of_its_contract_in_order_and_type(
    name: str, world: World
) -> None:
    table = world.tables[name]
    assert list(table) == [column.name for column in TABLES[name].columns]
    for column in TABLES[name].columns:
        assert table[column.name].dtype.kind == KINDS[column.type], column.name


@pytest.mark.parametrize("name", sorted(TABLES))
def test_does_every_value_keep_the_limits_of_its_column(name: str, world: World) -> None:
    for column in TABLES[name].columns:
        assert broken(column, world.tables[name][column.name]) == [], column.name


def broken(column: Column, values: np.ndarray) -> list[object]:
    """First values outside the limits."""
    missing = np.isnat(values) if values.dtype.kind == "M" else values == ""
    if values.dtype.kind == "f":
        missing = np.isnan(values)
    wrong = missing & column.required
    if column.categories:
        wrong |= ~missing & ~np.isin(values, column.categories)
    if column.minimum is not None and values.dtype.kind in "fi":
        wrong |= values < float(column.minimum)
    if column.maximum is not None and values.dtype.kind in "fi":
        wrong |= values > float(column.maximum)
    if column.type == "number":
        wrong |= np.abs(values - np.round(values, column.decimals)) > 1e-9
    return list(values[wrong][:3].tolist())


@pytest.mark.parametrize("name", sorted(TABLES))
def test_is_the_key_unique_and_does_every_link_arrive(name: str, world: World) -> None:
    table, contract = world.tables[name], TABLES[name]
    keys = list(zip(*(table[k].tolist() for k in contract.key), strict=True))
    assert len(set(keys)) == len(keys)
    for link in contract.links:
        target = world.tables[link.table][link.key or link.column]
        assert np.isin(table[link.column], target).all()
