# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import io
from typing import Any

import numpy as np
import pytest

from oms42.datasets.coded import decode
from oms42.datasets.errors import DataError

FIELDS: list[dict[str, Any]] = [
    {"name": "stage", "type": "string"},
    {"name": "price", "type": "number", "decimals": 2},
    {"name": "day", "type": "date"},
    {"name": "month", "type": "yearmonth"},
    {"name": "moment", "type": "datetime"},
    {"name": "won", "type": "boolean"},
    {"name": "units", "type": "integer"},
]
STORED = {
    "stage": np.array([1, 0, 1], dtype="int8"),
    "stage.texts": np.array(["", "won"]),
    "price": np.array([1_999, -32_768, 0], dtype="int16"),
    "day": np.array([20_000, -32_768, 0], dtype="int16"),
    "month": np.array([672, 0, -128 * 200], dtype="int16"),
    "moment": np.array([1, -(2**31), 0], dtype="int32"),
    "won": np.array([True, False, True]),
    "units": np.array([7, -7, 0], dtype="int8"),
}


def raw(stored: dict[str, np.ndarray]) -> bytes:
    """Pack arrays into an archive."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **stored)  # type: ignore[arg-type] # the stubs know one keyword only
    return buffer.getvalue()


def test_are_numbers_turned_back_into_what_they_stand_for() -> None:
    """By hand: 20,000 days after 1 January 1970 is 4 October 2024; month 672 is January 2026."""
    table = decode(raw(STORED), {"fields": FIELDS}, "t")
    assert table["stage"].tolist() == ["won", "", "won"]
    assert table["price"].tolist()[::2] == [19.99, 0.0]
    assert table["day"].astype(str).tolist() == ["2024-10-04", "NaT", "1970-01-01"]
    assert table["month"].astype(str).tolist()[:2] == ["2026-01", "1970-01"]
    assert table["moment"].astype(str).tolist()[:2] == ["1970-01-01T00:00:01", "NaT"]
    assert table["won"].tolist() == [True, False, True]
    assert (table["units"].tolist(), table["units"].dtype.name) == ([7, -7, 0], "int64")
    assert np.isnan(table["price"][1])


def test_is_every_cent_the_number_that_its_text_gives() -> None:
    """A hundredth of a whole number is rounded once, like the text: 0.29 is 0.29."""
    cents = np.arange(100_000, dtype="int32")
    table = decode(raw({"price": cents}), {"fields": FIELDS[1:2]}, "t")
    assert table["price"].tolist() == [float(f"{c // 100}.{c % 100:02d}") for c in range(100_000)]


@pytest.mark.parametrize("cut", [0, 10, 400])
def test_is_a_damaged_archive_refused(cut: int) -> None:
    with pytest.raises(DataError, match="the archive of t is damaged"):
        decode(raw(STORED)[:cut], {"fields": FIELDS}, "t")


def test_is_an_archive_without_a_column_refused() -> None:
    fewer = {name: values for name, values in STORED.items() if name != "won"}
    with pytest.raises(DataError, match="the archive of t is damaged"):
        decode(raw(fewer), {"fields": FIELDS}, "t")


def test_is_an_archive_with_objects_refused() -> None:
    """Objects would be unpickled, and a pickle can run anything."""
    objects = {**STORED, "stage.texts": np.array(["", "won"], dtype=object)}
    with pytest.raises(DataError, match="the archive of t is damaged"):
        decode(raw(objects), {"fields": FIELDS}, "t")
