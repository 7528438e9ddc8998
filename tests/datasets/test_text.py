# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from typing import Any

import numpy as np
import pytest

from oms42.datasets.errors import DataError
from oms42.datasets.text import parse

SCHEMA: dict[str, Any] = {
    "fields": [
        {"name": "month", "type": "yearmonth", "constraints": {"required": True}},
        {"name": "region", "type": "string", "constraints": {"required": True}},
        {"name": "plan", "type": "number", "constraints": {"required": True}},
        {"name": "units", "type": "integer", "constraints": {"required": True}},
        {"name": "won", "type": "boolean", "constraints": {"required": True}},
        {"name": "day", "type": "date"},
        {"name": "moment", "type": "datetime"},
        {"name": "price", "type": "number"},
        {"name": "note", "type": "string"},
    ]
}
HEADER = "month,region,plan,units,won,day,moment,price,note\n"
GOOD = "2025-01,NA,1.50,3,true,2025-01-31,2025-01-31T08:00:00,2.5,x"


def read(text: str, schema: dict[str, Any] = SCHEMA) -> dict[str, np.ndarray]:
    return parse(text.encode(), schema, "t")


def test_has_each_type_its_dtype() -> None:
    table = read(HEADER + GOOD + "\n2025-02,EMEA,2,-4,false,,,,\n")
    kinds = [table[name].dtype.str[1:] for name in table]
    assert kinds == ["M8[M]", "U4", "f8", "i8", "b1", "M8[D]", "M8[s]", "f8", "U1"]
    assert table["region"].tolist() == ["NA", "EMEA"]
    assert table["plan"].tolist() == [1.5, 2.0]
    assert table["won"].tolist() == [True, False]


def test_is_nothing_between_commas_a_missing_value() -> None:
    table = read(HEADER + GOOD + "\n2025-02,EMEA,2,-4,false,,,,\n")
    assert np.isnat(table["day"]).tolist() == [False, True]
    assert np.isnat(table["moment"]).tolist() == [False, True]
    assert np.isnan(table["price"]).tolist() == [False, True]
    assert table["note"].tolist() == ["x", ""]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2025-01,", "2025-13,", "column month: '2025-13' is not a valid yearmonth"),
        ("2025-01,", "2025,", "column month: '2025' is not a valid yearmonth"),
        ("2025-01,", ",", "column month: '' is not a valid yearmonth"),
        ("NA", "", "column region: '' is not a valid string"),
        ("1.50", "nan", "column plan: 'nan' is not a valid number"),
        ("1.50", "inf", "column plan: 'inf' is not a valid number"),
        ("1.50", "", "column plan: '' is not a valid number"),
        ("1.50", "1 50", "column plan: '1 50' is not a valid number"),
        (",3,", ",1.5,", "column units: '1.5' is not a valid integer"),
        (",3,", ",,", "column units: '' is not a valid integer"),
        ("true", "yes", "column won: 'yes' is not a valid boolean"),
        ("true", "", "column won: '' is not a valid boolean"),
        ("2025-01-31,", "2025-02-30,", "column day: '2025-02-30' is not a valid date"),
        ("2025-01-31,", "2025-01,", "column day: '2025-01' is not a valid date"),
        ("T08:00:00", "", "column moment: '2025-01-31' is not a valid datetime"),
        ("2.5", "-inf", "column price: '-inf' is not a valid number"),
        (",x", "", "8 values where 9 belong"),
        (",x", ",x,y", "10 values where 9 belong"),
    ],
)
def test_is_a_damaged_row_named_by_line_and_column(old: str, new: str, message: str) -> None:
    with pytest.raises(DataError, match=message) as caught:
        read(HEADER + GOOD + "\n" + GOOD.replace(old, new, 1) + "\n")
    assert "t, line 3" in str(caught.value)
    assert "oms42 data build" in str(caught.value)


@pytest.mark.parametrize("text", ["", "month,plan\n2025-01,1\n"], ids=["empty", "other header"])
def test_is_another_header_refused(text: str) -> None:
    with pytest.raises(DataError, match="the columns of t must be"):
        read(text)


def test_is_a_table_without_rows_refused() -> None:
    with pytest.raises(DataError, match="a header and no rows"):
        read(HEADER)


def test_is_a_text_that_is_no_csv_refused() -> None:
    with pytest.raises(DataError, match="not readable as CSV"):
        read(HEADER + '2025-01,"NA,1,1\n')


def test_are_bytes_that_are_no_text_refused() -> None:
    with pytest.raises(DataError, match="not readable as CSV"):
        parse(b"\xff\xfe\x00", SCHEMA, "t")


def test_is_a_type_that_the_loader_does_not_know_named() -> None:
    with pytest.raises(DataError, match="type 'geopoint'; the loader knows yearmonth, date"):
        read("x\n1\n", {"fields": [{"name": "x", "type": "geopoint"}]})
