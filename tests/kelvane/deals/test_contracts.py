# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from oms42.kelvane.contract import Contract
from oms42.kelvane.deals.contracts import contracts
from oms42.kelvane.world import World

MISSING: dict[str, Callable[[NDArray[Any]], NDArray[np.bool_]]] = {
    "string": lambda values: values == "",
    "number": np.isnan,
    "integer": np.isnan,
    "date": np.isnat,
}
TYPES = {"string": "U", "number": "f", "integer": "i", "date": "M"}


@pytest.mark.parametrize("contract", contracts(), ids=lambda contract: contract.name)
def test_keeps_the_table_its_contract(contract: Contract, dealt_world: World) -> None:
    """Columns, types, categories, limits, missing values and key, column by column."""
    table = dealt_world.tables[contract.name]
    assert list(table) == [column.name for column in contract.columns]
    for column in contract.columns:
        values = table[column.name]
        assert values.dtype.kind == TYPES[column.type], column.name
        missing = MISSING[column.type](values)
        assert column.required is False or not missing.any(), column.name
        known = values[~missing]
        if column.categories:
            assert set(known.tolist()) <= set(column.categories), column.name
        limit = np.datetime64 if column.type == "date" else float
        if column.minimum is not None:
            assert known.min() >= limit(column.minimum), column.name
        if column.maximum is not None:
            assert known.max() <= limit(column.maximum), column.name
    keys = np.stack([table[name].astype(str) for name in contract.key])
    assert np.unique(keys, axis=1).shape == keys.shape


def test_can_a_snapshot_be_taken_of_the_snapshots_alone() -> None:
    """The last state of an opportunity knows its outcome, so a date in the past cannot undo it."""
    assert {contract.name: contract.as_of for contract in contracts()} == {
        "opportunities": "",
        "opp_snapshots": "snapshot_date",
        "subscriptions": "",
    }
