# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import gzip
import hashlib

import numpy as np

from oms42.kelvane.contract import Column, Contract
from oms42.kelvane.files import LONG, SMALL, table_files

from . import sample

UNITS = Contract("t", "T", "T.", (Column("units", "integer", "Units", "Units.", 1),))


def test_does_a_small_table_travel_as_one_plain_csv() -> None:
    made = table_files(sample.COLUMNS, sample.CONTRACT)
    assert made.files == {"sample.csv": sample.TEXT.encode()}
    assert (made.rows, made.main) == (3, "sample.csv")
    assert made.rendering == hashlib.sha256(sample.TEXT.encode()).hexdigest()


def test_is_a_larger_table_packed_with_parquet_beside_it() -> None:
    rows = SMALL // 6 + 100
    made = table_files({"units": np.arange(10_000, 10_000 + rows)}, UNITS)
    assert list(made.files) == ["t.csv.gz", "t.parquet"]
    plain = gzip.decompress(made.files["t.csv.gz"])
    assert made.rendering == hashlib.sha256(plain).hexdigest()
    assert plain.splitlines()[-1] == str(10_000 + rows - 1).encode()


def test_has_a_long_table_an_archive_too() -> None:
    made = table_files({"units": np.arange(LONG + 1)}, UNITS)
    assert list(made.files) == ["t.csv.gz", "t.npz", "t.parquet"]


def test_are_packed_bytes_the_same_whenever_they_are_made() -> None:
    """No time of day goes into the gzip header (bytes 4 to 7)."""
    packed = table_files({"units": np.arange(LONG)}, UNITS).files["t.csv.gz"]
    assert packed[4:8] == b"\0\0\0\0"
