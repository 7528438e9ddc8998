# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import io

import numpy as np

from oms42.kelvane.coded import npz_bytes

from . import sample


def archive() -> dict[str, np.ndarray]:
    """Return the arrays of the sample's archive."""
    content = npz_bytes(sample.COLUMNS, sample.CONTRACT)
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        return dict(file)


def test_does_every_column_take_the_smallest_type_that_holds_it() -> None:
    """By hand: 2⁴⁰ needs 64 bits; 20,726 days 16; 1,790,812,799 seconds 32; 1.0000 is 10,000."""
    kinds = {name: array.dtype.name for name, array in archive().items() if ".texts" not in name}
    assert kinds == {
        "key": "int8",
        "region": "int8",
        "note": "int8",
        "units": "int64",
        "price": "int16",
        "share": "int16",
        "won": "bool",
        "day": "int16",
        "month": "int16",
        "moment": "int32",
    }


def test_is_what_is_missing_the_smallest_number_of_the_type() -> None:
    stored = archive()
    for name in ("price", "day", "moment"):
        assert stored[name][1] == np.iinfo(stored[name].dtype).min, name
        assert stored[name][0] > np.iinfo(stored[name].dtype).min, name


def test_are_numbers_stored_as_they_are_written() -> None:
    """2.005 is written 2.00 (it is less in binary), 0.12345 as 0.1235."""
    stored = archive()
    assert stored["price"][[0, 2]].tolist() == [200, 0]
    assert stored["share"].tolist() == [1235, 10_000, 0]


def test_do_texts_come_with_a_sorted_book() -> None:
    stored = archive()
    assert stored["region.texts"].tolist() == ["EMEA", "NA"]
    assert stored["region.texts"][stored["region"]].tolist() == ["NA", "EMEA", "NA"]


def test_does_a_column_in_which_all_is_missing_survive() -> None:
    columns = {**sample.COLUMNS, "price": np.full(3, np.nan)}
    with np.load(io.BytesIO(npz_bytes(columns, sample.CONTRACT))) as file:
        assert file["price"].tolist() == [-128] * 3
