# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do the tables keep their contracts?"""

import numpy as np
import pytest

from oms42.kelvane.contract import Contract
from oms42.kelvane.selling.contracts import contracts
from oms42.kelvane.world import World


@pytest.mark.parametrize("contract", contracts(), ids=lambda contract: contract.name)
def test_has_the_table_the_columns_in_their_order(contract: Contract, world: World) -> None:
    table = world.tables[contract.name]
    assert list(table) == [column.name for column in contract.columns]
    for column in contract.columns:
        if column.categories:
            assert set(np.unique(table[column.name]).tolist()) == set(column.categories)


@pytest.mark.parametrize("contract", contracts(), ids=lambda contract: contract.name)
def test_does_every_foreign_key_find_its_row(contract: Contract, world: World) -> None:
    table = world.tables[contract.name]
    for link in contract.links:
        there = set(world.tables[link.table][link.key or link.column].tolist())
        assert set(table[link.column].tolist()) <= there, link


def test_does_the_dictionary_spoil_nothing() -> None:
    text = " ".join(
        f"{contract.description} {column.description}"
        for contract in contracts()
        for column in contract.columns
    ).lower()
    assert not any(word in text for word in ("pt-", "leak", "planted", "defect", "trap", "noise"))
