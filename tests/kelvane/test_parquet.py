# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import io

import pyarrow.parquet as pq

from oms42.kelvane.parquet import parquet_bytes

from . import sample


def test_does_a_reader_of_parquet_see_types_and_missing_values() -> None:
    """Parquet knows no seconds, so moments are milliseconds there."""
    table = pq.read_table(io.BytesIO(parquet_bytes(sample.COLUMNS, sample.CONTRACT)))
    kinds = {field.name: str(field.type) for field in table.schema}
    assert kinds == {
        "key": "string",
        "region": "string",
        "note": "string",
        "units": "int64",
        "price": "double",
        "share": "double",
        "won": "bool",
        "day": "date32[day]",
        "month": "string",
        "moment": "timestamp[ms]",
    }
    nulls = {name: table[name].null_count for name in table.column_names}
    assert {name for name, count in nulls.items() if count} == {"note", "price", "day", "moment"}


def test_are_numbers_rounded_as_in_the_rendering_and_zero_without_a_sign() -> None:
    table = pq.read_table(io.BytesIO(parquet_bytes(sample.COLUMNS, sample.CONTRACT)))
    assert table["share"].to_pylist() == [0.1235, 1.0, 0.0]
    assert [str(value) for value in table["price"].to_pylist()] == ["2.0", "None", "0.0"]
