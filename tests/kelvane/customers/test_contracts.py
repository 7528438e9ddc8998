# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest

from oms42.kelvane.contract import Contract
from oms42.kelvane.customers.contracts import contracts
from oms42.kelvane.world import World

CONTRACTS = {contract.name: contract for contract in contracts()}
MONEY_COLUMNS = {"revenue", "cogs", "returns_usd", "commit_usd", "used_usd", "list_used_usd"}


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=list(CONTRACTS))
def test_are_the_columns_the_tables_in_the_same_order(contract: Contract, world: World) -> None:
    assert [column.name for column in contract.columns] == list(world.tables[contract.name])


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=list(CONTRACTS))
def test_does_every_value_keep_its_limits(contract: Contract, world: World) -> None:
    table = world.tables[contract.name]
    for column in contract.columns:
        values = table[column.name]
        if column.categories:
            assert set(values.tolist()) <= set(column.categories), column.name
        texts = values.astype(str) if values.dtype.kind == "M" else values
        assert column.minimum is None or (texts >= column.minimum).all(), column.name
        assert column.maximum is None or (texts <= column.maximum).all(), column.name


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=list(CONTRACTS))
def test_does_the_key_identify_a_row(contract: Contract, world: World) -> None:
    table = world.tables[contract.name]
    rows = set(zip(*(table[name].astype(str).tolist() for name in contract.key), strict=True))
    assert len(rows) == table[contract.key[0]].size


def test_does_every_column_of_money_say_so() -> None:
    found = {
        column.name
        for contract in CONTRACTS.values()
        for column in contract.columns
        if column.unit.startswith("US dollars")
    }
    assert found == MONEY_COLUMNS


def test_does_every_account_exist(world: World) -> None:
    ids = world.tables["accounts"]["account_id"]
    for name in CONTRACTS:
        assert np.isin(world.tables[name]["account_id"], ids).all()
