# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from oms42.datasets.catalog import folder
from oms42.datasets.check import problems
from oms42.datasets.errors import DataError

from .sample import DEALS, OWNERS, write


def add_archive(place: Path, stage: list[int]) -> None:
    """Put an npz of the deals beside the CSV, right but for the stages."""
    texts = {"deal": ["D1", "D1", "D2", "D2"], "owner": ["R1", "R1", "R2", "R2"]}
    stored: dict[str, Any] = {
        "week": np.array(["2026-06-01", "2026-06-08", "2026-06-01", "2026-06-15"], dtype="M8[D]"),
        "amount": np.array([10_050, 12_000, -32_768, 8_025], dtype="int16"),
        "stage": np.array(stage, dtype="int8"),
        "won": np.array([False, False, False, True]),
        "note": np.array([0, 1, 0, 0]),
        "note.texts": np.array(["", "late"]),
    }
    stored["week"] = stored["week"].astype("int64").astype("int16")
    for name, values in texts.items():
        stored[f"{name}.texts"], stored[name] = np.unique(values, return_inverse=True)
    buffer = io.BytesIO()
    np.savez(buffer, **stored)
    (place / "deals.npz").write_bytes(buffer.getvalue())
    package = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"][0]["files"] = [
        {
            "path": "deals.npz",
            "format": "npz",
            "bytes": len(buffer.getvalue()),
            "hash": f"sha256:{hashlib.sha256(buffer.getvalue()).hexdigest()}",
        }
    ]
    (place / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def test_are_the_published_tables_without_a_problem() -> None:
    assert problems(folder()) == []


def test_is_a_small_package_without_a_problem(tmp_path: Path) -> None:
    assert problems(write(tmp_path)) == []


def test_is_one_changed_digit_noticed_by_the_hash(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "deals.csv").write_text(DEALS.replace("120.00", "120.01"), encoding="utf-8")
    found = problems(tmp_path)
    assert "deals.csv has the hash sha256:" in found[0]


def test_is_a_shortened_file_noticed_by_its_size_and_rows(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "deals.csv").write_text(DEALS[: DEALS.rindex("2026")], encoding="utf-8")
    text = "\n".join(problems(tmp_path))
    assert "bytes, described are" in text
    assert "3 rows, described are 4" in text


@pytest.mark.parametrize("name", ["deals.csv", "owners.csv"])
def test_is_a_missing_file_named(tmp_path: Path, name: str) -> None:
    write(tmp_path)
    (tmp_path / name).unlink()
    assert f"{name} is missing" in problems(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2026-06-08", "2026-06-8", "not a valid date"),
        (",100.50", ",-100.50", "deals, line 2, column amount: -100.5 breaks minimum 0"),
        (",3,true", ",7,true", "deals, line 5, column stage: 7 breaks maximum 6"),
        ("2026-06-08", "2026-06-01", "rows repeat the key week, deal"),
        ("D2,R2", "D2,R9", "deals.owner holds R9, which is no owner of owners"),
        ("week,deal", "deal,week", "the columns of deals must be"),
    ],
)
def test_is_a_row_that_breaks_the_schema_named(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert message in "\n".join(problems(write(tmp_path, deals=DEALS.replace(old, new, 1))))


def test_is_a_value_that_is_no_category_named(tmp_path: Path) -> None:
    found = problems(write(tmp_path, owners=OWNERS.replace("EMEA", "MARS")))
    assert found == ["owners, line 3, column region: MARS breaks enum ['NA', 'EMEA'] (1 rows)"]


def test_is_a_link_to_a_table_that_cannot_be_read_named(tmp_path: Path) -> None:
    found = problems(write(tmp_path, owners="owner\nR1\n"))
    assert "deals.owner points at owners, which cannot be read" in found


def test_do_the_files_of_a_table_agree(tmp_path: Path) -> None:
    add_archive(write(tmp_path), [1, 2, 1, 3])
    assert problems(tmp_path) == []


def test_is_an_archive_that_differs_from_the_csv_named(tmp_path: Path) -> None:
    add_archive(write(tmp_path), [1, 2, 1, 4])
    assert problems(tmp_path) == ["deals.npz and deals.csv differ in stage"]


def test_is_a_missing_archive_named(tmp_path: Path) -> None:
    add_archive(write(tmp_path), [1, 2, 1, 3])
    (tmp_path / "deals.npz").unlink()
    assert problems(tmp_path) == ["deals.npz is missing"]


def test_is_a_folder_without_a_description_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is no"):
        problems(tmp_path)
