# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import io
from datetime import date, datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from oms42.datasets.errors import DataError
from oms42.datasets.parquet import from_parquet

FIELDS: list[dict[str, Any]] = [
    {"name": "note", "type": "string"},
    {"name": "month", "type": "yearmonth"},
    {"name": "day", "type": "date"},
    {"name": "moment", "type": "datetime"},
    {"name": "price", "type": "number"},
    {"name": "won", "type": "boolean"},
]


def raw() -> bytes:
    """Write a table with a missing value in every column that may have one."""
    table = pa.table(
        {
            "note": ["x", None],
            "month": ["2026-01", "2026-02"],
            "day": [date(2026, 1, 31), None],
            "moment": pa.array([datetime(2026, 1, 31, 8), None], pa.timestamp("ms")),
            "price": [1.5, None],
            "won": [True, False],
        }
    )
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    return buffer.getvalue()


def test_are_the_arrays_those_that_the_csv_would_give() -> None:
    table = from_parquet(raw(), {"fields": FIELDS}, "t")
    kinds = [values.dtype.str[1:] for values in table.values()]
    assert kinds == ["U1", "M8[M]", "M8[D]", "M8[s]", "f8", "b1"]
    assert table["note"].tolist() == ["x", ""]
    assert table["month"].astype(str).tolist() == ["2026-01", "2026-02"]
    assert table["day"].astype(str).tolist() == ["2026-01-31", "NaT"]
    assert table["moment"].astype(str).tolist() == ["2026-01-31T08:00:00", "NaT"]
    assert table["price"][0] == 1.5
    assert np.isnan(table["price"][1])
    assert table["won"].tolist() == [True, False]


@pytest.mark.parametrize("cut", [0, 40])
def test_is_a_damaged_file_refused(cut: int) -> None:
    with pytest.raises(DataError, match="the parquet file of t is damaged"):
        from_parquet(raw()[:cut], {"fields": FIELDS}, "t")


def test_is_a_file_without_a_column_refused() -> None:
    more = [*FIELDS, {"name": "units", "type": "integer"}]
    with pytest.raises(DataError, match="the parquet file of t is damaged"):
        from_parquet(raw(), {"fields": more}, "t")
