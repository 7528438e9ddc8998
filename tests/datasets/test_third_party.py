# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a stranger to this project read the tables as we do? Frictionless is that stranger."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from frictionless import validate

from oms42.datasets.catalog import folder, names

from .sample import DEALS, OWNERS, write


def errors(place: Path) -> set[str]:
    """Return the kinds of errors that Frictionless finds."""
    report = validate(str(place / "datapackage.json"))
    return {error.type for task in report.tasks for error in task.errors} | {
        error.type for error in report.errors
    }


@pytest.mark.prove  # forty seconds; `oms42 data check`, part of every run, asks the same
def test_is_the_published_package_valid_to_the_last_row() -> None:
    """Sizes, hashes, types, limits, keys and foreign keys of every table, by the command itself.

    In a process of its own: the library leaves gzip readers to the garbage collector.
    """
    package = str(folder() / "datapackage.json")
    command = [sys.executable, "-m", "frictionless", "validate", package, "--json"]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    report = json.loads(run.stdout)
    assert report["valid"]
    assert [task["name"] for task in report["tasks"]] == list(names())
    assert report["stats"]["warnings"] == 0


def test_is_a_small_package_valid(tmp_path: Path) -> None:
    assert errors(write(tmp_path)) == set()


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("2026-06-08", "2026-06-31", "type-error"),
        (",100.50", ",-100.50", "constraint-error"),
        ("2026-06-08", "2026-06-01", "primary-key"),
        ("D2,R2", "D2,R9", "foreign-key"),
    ],
)
def test_does_a_stranger_see_a_damaged_row(tmp_path: Path, old: str, new: str, kind: str) -> None:
    """The schema says enough; the hash is renewed so that it does not tell."""
    assert errors(write(tmp_path, deals=DEALS.replace(old, new, 1))) == {kind}


def test_does_a_stranger_see_a_value_that_is_no_category(tmp_path: Path) -> None:
    assert "constraint-error" in errors(write(tmp_path, owners=OWNERS.replace("EMEA", "MARS")))


def test_does_a_stranger_see_a_wrong_hash(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "deals.csv").write_text(DEALS.replace("late", "soon"), encoding="utf-8")
    assert errors(tmp_path) == {"hash-count"}
