# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from oms42.datasets.catalog import resource
from oms42.datasets.content import content, unpacked
from oms42.datasets.errors import DataError

from .sample import DEALS


def test_is_a_described_file_read_as_it_is(elsewhere: Path) -> None:
    assert content(resource("deals"), "csv") == DEALS.encode()


def test_is_a_file_that_somebody_has_saved_again_refused(elsewhere: Path) -> None:
    """A spreadsheet writes other line ends and other dates; the reader must not trust them."""
    (elsewhere / "deals.csv").write_bytes(DEALS.replace("\n", "\r\n").encode())
    with pytest.raises(
        DataError, match=r"deals\.csv is not the file that was published.*oms42 data"
    ):
        content(resource("deals"), "csv")


def test_is_a_packed_file_unpacked_after_its_hash_is_proved(elsewhere: Path) -> None:
    packed = gzip.compress(DEALS.encode(), mtime=0)
    (elsewhere / "deals.csv.gz").write_bytes(packed)
    package = json.loads((elsewhere / "datapackage.json").read_text(encoding="utf-8"))
    digest = f"sha256:{hashlib.sha256(packed).hexdigest()}"
    package["resources"][0] |= {"path": "deals.csv.gz", "hash": digest}
    (elsewhere / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert content(resource("deals"), "csv") == DEALS.encode()
    (elsewhere / "deals.csv.gz").write_bytes(packed[:-3])
    with pytest.raises(DataError, match="its hash is"):
        content(resource("deals"), "csv")


@pytest.mark.parametrize(
    "raw",
    [
        b"month\n",
        gzip.compress(b"month" * 99, mtime=0)[:-5],
        gzip.compress(b"x", mtime=0)[:-8] + b"0" * 8,
    ],
)
def test_are_bytes_that_are_no_whole_gzip_file_refused(raw: bytes) -> None:
    with pytest.raises(DataError, match=r"t\.csv\.gz cannot be unpacked"):
        unpacked(raw, "t.csv.gz")
