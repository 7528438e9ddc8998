# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from oms42.cli import data
from oms42.cli.errors import CommandError
from oms42.cli.project import find_root
from oms42.cli.real.command import differences, made
from oms42.datasets.real.catalog import folder


@pytest.fixture(scope="module")
def wanted() -> dict[str, bytes]:
    """Make the extracts once."""
    return made(find_root() / "web" / "node_modules")


def run(*words: str) -> int:
    """Run `oms42 data real …`."""
    parser = argparse.ArgumentParser(prog="oms42")
    data.register(parser.add_subparsers(required=True))
    args = parser.parse_args(["data", "real", *words])
    code: int = args.run(args)
    return code


def test_are_the_published_extracts_what_the_installed_packages_hold(
    wanted: dict[str, bytes],
) -> None:
    assert differences(folder(), wanted) == []


def test_is_a_description_that_says_something_else_told(
    tmp_path: Path, wanted: dict[str, bytes]
) -> None:
    place = tmp_path / "real"
    shutil.copytree(folder(), place)
    description = place / "datapackage.json"
    description.write_text(description.read_text("utf-8").replace("Eurostat lets", "We let"))
    assert differences(place, wanted) == [
        "datapackage.json is not what the installed packages give"
    ]


def test_is_the_description_valid_to_a_stranger() -> None:
    """Frictionless, in a process of its own: it leaves gzip readers to the garbage collector."""
    package = str(folder() / "datapackage.json")
    command = [sys.executable, "-m", "frictionless", "validate", package]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout[-2000:]


def test_are_a_changed_a_missing_and_a_strange_file_told(
    tmp_path: Path, wanted: dict[str, bytes]
) -> None:
    place = tmp_path / "real"
    shutil.copytree(folder(), place)
    (place / "nile.csv").write_text("t,value\n1871-01-01,9\n")
    (place / "cdnow.csv.gz").unlink()
    (place / "stray.csv").write_text("")
    (place / "us_cities.csv.gz").write_bytes(b"damaged")
    assert differences(place, wanted) == [
        "cdnow.csv.gz is missing",
        "us_cities.csv.gz is not what the installed packages give",
        "nile.csv is not what the installed packages give",
        "stray.csv is no extract of this code",
    ]


def test_is_a_stale_hash_told(tmp_path: Path, wanted: dict[str, bytes]) -> None:
    place = tmp_path / "real"
    shutil.copytree(folder(), place)
    description = place / "datapackage.json"
    description.write_text(description.read_text("utf-8").replace('"bytes": 1538', '"bytes": 7'))
    assert differences(place, wanted) == ["nile.csv has 1538 bytes, described are 7"]


def test_does_the_command_make_what_it_then_finds_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "real")
    assert run("--out", out) == 0
    assert "cdnow.csv.gz" in capsys.readouterr().out
    assert run("--check", "--out", out) == 0
    (tmp_path / "real" / "nile.csv").unlink()
    assert run("--check", "--out", out) == 1
    assert "nile.csv is missing" in capsys.readouterr().out


def test_is_a_folder_that_cannot_be_written_told() -> None:
    with pytest.raises(CommandError, match="cannot write to /dev/null/x: Not a directory"):
        run("--out", "/dev/null/x")
