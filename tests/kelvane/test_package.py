# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import hashlib
import json
from typing import Any

import numpy as np
import pytest

from oms42.kelvane.contract import Column, Contract
from oms42.kelvane.files import LONG, table_files
from oms42.kelvane.identity import Identity
from oms42.kelvane.package import descriptor_bytes

from . import sample

HISTORY = Contract(
    "weeks",
    "Weeks",
    "One row a week.",
    (Column("week", "integer", "Week", "Week.", 1),),
    key=("week",),
    as_of="week",
    latest_of=("deal",),
)
SMALL_TABLE = table_files(sample.COLUMNS, sample.CONTRACT)
LONG_TABLE = table_files({"week": np.arange(LONG + 1)}, HISTORY)


@pytest.fixture(scope="module")
def package() -> dict[str, Any]:
    """Return the description of two tables."""
    read: dict[str, Any] = json.loads(
        descriptor_bytes([SMALL_TABLE, LONG_TABLE], Identity(3, "class-b"))
    )
    return read


def test_does_the_package_say_that_it_is_synthetic_whose_and_under_which_license(
    package: dict[str, Any],
) -> None:
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["synthetic"]["statement"].startswith("Synthetic")
    assert (package["synthetic"]["seed"], package["synthetic"]["variant"]) == (3, "class-b")
    for entry in (package, *package["resources"]):
        assert entry["licenses"][0]["name"] == "CC-BY-4.0"
        assert entry["sources"]


def test_are_hash_and_bytes_those_of_the_file_and_the_rendering_that_of_the_text(
    package: dict[str, Any],
) -> None:
    small, long = package["resources"]
    assert small["hash"] == small["rendering"]
    packed = LONG_TABLE.files["weeks.csv.gz"]
    assert long["hash"] == f"sha256:{hashlib.sha256(packed).hexdigest()}"
    assert long["bytes"] == len(packed)
    text = "week\n" + "\n".join(str(week) for week in range(LONG + 1)) + "\n"
    assert long["rendering"] == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def test_are_the_other_files_of_a_table_listed(package: dict[str, Any]) -> None:
    small, long = package["resources"]
    assert "files" not in small
    assert [(one["path"], one["format"]) for one in long["files"]] == [
        ("weeks.npz", "npz"),
        ("weeks.parquet", "parquet"),
    ]
    assert (long["path"], long["format"], long["compression"]) == ("weeks.csv.gz", "csv", "gz")


def test_does_the_package_say_how_a_snapshot_is_taken(package: dict[str, Any]) -> None:
    small, long = package["resources"]
    assert long["asOf"] == {"column": "week", "latestOf": ["deal"]}
    assert "asOf" not in small
