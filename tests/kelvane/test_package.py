# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import hashlib
import json
from pathlib import Path

import pytest
from frictionless import validate

from oms42.datasets.catalog import folder
from oms42.kelvane.package import descriptor_bytes, table_file, tables


def write(place: Path, seed: int) -> Path:
    """Write every table and the descriptor into a folder."""
    files = [table_file(table, seed) for table in tables()]
    for file in files:
        (place / file.path).write_bytes(file.content)
    (place / "datapackage.json").write_bytes(descriptor_bytes(files, seed))
    return place / "datapackage.json"


def test_are_the_published_files_what_seed_42_gives() -> None:
    files = [table_file(table, 42) for table in tables()]
    for file in files:
        assert (folder() / file.path).read_bytes() == file.content, file.path
    assert (folder() / "datapackage.json").read_bytes() == descriptor_bytes(files, 42)


@pytest.mark.parametrize("seed", [42, 7])
def test_does_a_third_party_find_the_package_valid(tmp_path: Path, seed: int) -> None:
    """Frictionless reads every row against the schema, the hash and the size."""
    report = validate(str(write(tmp_path, seed)))
    assert report.valid, report.to_summary()
    assert [task.stats["rows"] for task in report.tasks] == [720]


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"2023-02,NA", b"2023-99,NA"), (b",EMEA,", b",MARS,"), (b"2023-02,NA", b"2023-01,NA")],
    ids=["type", "category", "key"],
)
def test_does_the_third_party_see_a_damaged_row(tmp_path: Path, old: bytes, new: bytes) -> None:
    """So the schema says enough for a stranger to notice; the hash is renewed to leave it alone."""
    descriptor = write(tmp_path, 42)
    table = tmp_path / "bookings_monthly.csv"
    table.write_bytes(table.read_bytes().replace(old, new, 1))
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    digest = hashlib.sha256(table.read_bytes()).hexdigest()
    package["resources"][0] |= {"hash": f"sha256:{digest}", "bytes": table.stat().st_size}
    descriptor.write_text(json.dumps(package), encoding="utf-8")
    errors = {error.type for task in validate(str(descriptor)).tasks for error in task.errors}
    assert errors & {"type-error", "constraint-error", "primary-key"}


def test_does_the_package_say_that_it_is_synthetic_and_under_which_licence() -> None:
    files = [table_file(table, 3) for table in tables()]
    package = json.loads(descriptor_bytes(files, 3))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["synthetic"]["seed"] == 3
    assert package["synthetic"]["statement"].startswith("Synthetic")
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    for resource in package["resources"]:
        assert resource["licenses"][0]["name"] == "CC-BY-4.0"
        assert resource["sources"]


def test_are_table_names_unique_and_fit_for_a_data_package() -> None:
    names = [table.contract.name for table in tables()]
    assert len(set(names)) == len(names)
    assert all(name.replace("_", "").isalnum() and name.islower() for name in names)
