# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from oms42.datasets.arrays import columns, read_columns
from oms42.datasets.errors import DataError, UnknownTableError
from oms42.kelvane.bookings import bookings_monthly
from oms42.kelvane.identity import Identity

SCHEMA = {
    "fields": [
        {"name": "month", "type": "yearmonth"},
        {"name": "region", "type": "string"},
        {"name": "plan", "type": "number"},
        {"name": "units", "type": "integer"},
    ]
}
HEADER = "month,region,plan,units\n"


def read(tmp_path: Path, text: str, schema: dict[str, Any] = SCHEMA) -> dict[str, Any]:
    file = tmp_path / "t.csv"
    file.write_text(text, encoding="utf-8")
    return read_columns(file, schema)


def test_are_the_columns_those_that_the_generator_made() -> None:
    loaded, made = columns("bookings_monthly"), bookings_monthly(Identity(42))
    assert list(loaded) == list(made)
    assert np.array_equal(loaded["month"].astype(str), made["month"])
    for name in ("region", "product", "bookings", "revenue", "units", "price_avg", "plan"):
        assert np.array_equal(loaded[name], made[name]), name


def test_has_each_type_its_dtype(tmp_path: Path) -> None:
    table = read(tmp_path, HEADER + "2025-01,NA,1.50,3\n2025-02,EMEA,2,-4\n")
    assert [table[name].dtype.str[1:] for name in table] == ["M8[M]", "U4", "f8", "i8"]
    assert table["region"].tolist() == ["NA", "EMEA"]
    assert table["plan"].tolist() == [1.5, 2.0]


def test_does_reading_need_neither_pandas_nor_scipy() -> None:
    """The published page loads numpy alone."""
    code = (
        "import sys; from oms42 import datasets; datasets.columns('bookings_monthly');"
        "print(sorted({'pandas', 'scipy', 'altair'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("2025-13,NA,1,1", "column month: '2025-13' is not a valid yearmonth"),
        ("2025,NA,1,1", "column month: '2025' is not a valid yearmonth"),
        ("2025-01,,1,1", "column region: '' is not a valid string"),
        ("2025-01,NA,nan,1", "column plan: 'nan' is not a valid number"),
        ("2025-01,NA,inf,1", "column plan: 'inf' is not a valid number"),
        ("2025-01,NA,,1", "column plan: '' is not a valid number"),
        ("2025-01,NA,1,1.5", "column units: '1.5' is not a valid integer"),
        ("2025-01,NA,1", "3 values where 4 belong"),
        ("2025-01,NA,1,1,1", "5 values where 4 belong"),
    ],
)
def test_is_a_damaged_row_named_by_line_and_column(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(DataError, match=message) as caught:
        read(tmp_path, HEADER + "2025-01,NA,1,1\n" + row + "\n")
    assert "t.csv, line 3" in str(caught.value)
    assert "oms42 data build" in str(caught.value)


@pytest.mark.parametrize("text", ["", "month,plan\n2025-01,1\n"], ids=["empty", "other header"])
def test_is_another_header_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match=r"the columns of t\.csv must be"):
        read(tmp_path, text)


def test_is_a_table_without_rows_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="a header and no rows"):
        read(tmp_path, HEADER)


def test_is_a_file_that_is_no_csv_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="not readable as CSV"):
        read(tmp_path, HEADER + '2025-01,"NA,1,1\n')


def test_is_a_file_that_is_no_text_refused(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="not readable as CSV"):
        read_columns(file, SCHEMA)


def test_is_a_type_that_the_loader_does_not_know_named(tmp_path: Path) -> None:
    schema = {"fields": [{"name": "x", "type": "geopoint"}]}
    with pytest.raises(DataError, match="type 'geopoint'; the loader knows yearmonth, string"):
        read(tmp_path, "x\n1\n", schema)


def test_does_an_unknown_table_get_the_list_of_tables() -> None:
    with pytest.raises(UnknownTableError, match="the tables are: bookings_monthly"):
        columns("bookings")
