# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.kelvane.field.contracts import contracts
from oms42.kelvane.render import csv_bytes
from oms42.kelvane.world import World


def test_does_every_table_of_the_field_fit_its_contract(any_field: World) -> None:
    """Writing refuses other columns, missing values where none may be, and odd texts."""
    rows = {}
    for contract in contracts():
        content = csv_bytes(any_field.tables[contract.name], contract)
        rows[contract.name] = content.count(b"\n") - 1
    assert rows == {"accounts": 7_110, "geo_cells": 480, "territories": 60}


def test_is_every_category_one_that_the_contract_names(any_field: World) -> None:
    for contract in contracts():
        for column in contract.columns:
            if column.categories:
                values = set(any_field.tables[contract.name][column.name].tolist())
                assert values <= set(column.categories), f"{contract.name}.{column.name}"
