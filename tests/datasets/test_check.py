# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from oms42.datasets.catalog import folder
from oms42.datasets.check import problems
from oms42.datasets.errors import DataError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of the published tables."""
    for name in ("datapackage.json", "bookings_monthly.csv"):
        shutil.copy(folder() / name, tmp_path / name)
    return tmp_path


def change(place: Path, old: str, new: str) -> None:
    """Change the table and renew size and hash, so that only the rows can tell."""
    table, descriptor = place / "bookings_monthly.csv", place / "datapackage.json"
    table.write_text(table.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    digest = hashlib.sha256(table.read_bytes()).hexdigest()
    package["resources"][0] |= {"hash": f"sha256:{digest}", "bytes": table.stat().st_size}
    descriptor.write_text(json.dumps(package), encoding="utf-8")


def test_are_the_published_tables_without_a_problem() -> None:
    assert problems(folder()) == []


def test_is_one_changed_digit_noticed_by_the_hash(copy: Path) -> None:
    table = copy / "bookings_monthly.csv"
    table.write_bytes(table.read_bytes().replace(b"2026-09,LATAM", b"2026-09,EMEAX", 1))
    found = problems(copy)
    assert "has the hash sha256:" in found[0]


def test_is_a_shortened_file_noticed_by_its_size_and_rows(copy: Path) -> None:
    table = copy / "bookings_monthly.csv"
    table.write_bytes(b"\n".join(table.read_bytes().splitlines()[:-1]) + b"\n")
    text = "\n".join(problems(copy))
    assert "bytes, described are" in text
    assert "719 rows, described are 720" in text


def test_is_a_missing_file_named(copy: Path) -> None:
    (copy / "bookings_monthly.csv").unlink()
    assert problems(copy) == ["bookings_monthly.csv is missing"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2023-02,NA", "2023-1,NA", "not a valid yearmonth"),
        (",EMEA,", ",MARS,", "line 6, column region: MARS breaks enum"),
        ("2023-01,NA", "2022-12,NA", "line 2, column month: 2022-12 breaks minimum 2023-01"),
        ("2026-09,NA", "2026-10,NA", "column month: 2026-10 breaks maximum 2026-09"),
        ("subscription,", "subscription,-", "column bookings: -"),
        ("2023-02,NA", "2023-01,NA", "rows repeat the key month, region, product"),
        ("month,region", "region,month", "the columns of bookings_monthly.csv must be"),
    ],
)
def test_is_a_row_that_breaks_the_schema_named(
    copy: Path, old: str, new: str, message: str
) -> None:
    change(copy, old, new)
    assert message in "\n".join(problems(copy))


def test_is_a_folder_without_a_description_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is no"):
        problems(tmp_path)
