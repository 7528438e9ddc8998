# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from pathlib import Path

import numpy as np
import pytest

from oms42.kelvane.contract import Column, Contract
from oms42.kelvane.disk import write_company
from oms42.kelvane.files import TableFiles
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import World

from . import sample

UNITS = Contract("units", "T", "T.", (Column("units", "integer", "Units", "Units.", 1),))
CONTRACTS = (sample.CONTRACT, UNITS)


def world(rows: int, seed: int = 1) -> World:
    """Return a company of two tables."""
    columns = {"units": np.arange(rows)}
    return World(Identity(seed)).with_tables(sample=sample.COLUMNS, units=columns)


def contents(place: Path) -> dict[str, bytes]:
    """Return every file of a folder, hidden ones too."""
    return {file.name: file.read_bytes() for file in place.iterdir()}


def test_is_every_table_written_and_described(tmp_path: Path) -> None:
    told: list[str] = []
    out = tmp_path / "new" / "place"
    write_company(world(5), CONTRACTS, out, lambda table: told.append(table.contract.name))
    assert sorted(contents(out)) == ["datapackage.json", "sample.csv", "units.csv"]
    assert told == ["sample", "units"]


def test_does_an_interruption_keep_the_former_company_whole(tmp_path: Path) -> None:
    write_company(world(5), CONTRACTS, tmp_path)
    before = contents(tmp_path)

    def interrupt(table: TableFiles) -> None:
        if table.contract.name == "units":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_company(world(9, seed=2), CONTRACTS, tmp_path, interrupt)
    assert contents(tmp_path) == before


def test_does_a_table_that_cannot_be_written_leave_nothing_behind(tmp_path: Path) -> None:
    broken = world(5).with_tables(units={"units": np.array([1.5])})
    with pytest.raises(ValueError, match="whole numbers"):
        write_company(broken, CONTRACTS, tmp_path)
    assert contents(tmp_path) == {}


def test_does_a_table_that_has_grown_leave_no_file_of_its_former_kind(tmp_path: Path) -> None:
    write_company(world(5), CONTRACTS, tmp_path)
    write_company(world(20_000), CONTRACTS, tmp_path)
    names = ["datapackage.json", "sample.csv", "units.csv.gz", "units.parquet"]
    assert sorted(contents(tmp_path)) == names


def test_are_files_that_are_none_of_ours_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    write_company(world(5), CONTRACTS, tmp_path)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"


def test_is_a_folder_that_is_a_file_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        write_company(world(5), CONTRACTS, tmp_path / "file")


def test_does_a_reader_who_is_at_it_keep_the_old_file_whole(tmp_path: Path) -> None:
    """A new file takes the name in one step; nothing is written over what was there."""
    write_company(world(5), CONTRACTS, tmp_path)
    with (tmp_path / "units.csv").open(encoding="utf-8") as reader:
        write_company(world(9, seed=2), CONTRACTS, tmp_path)
        assert reader.read() == "units\n0\n1\n2\n3\n4\n"
    assert (tmp_path / "units.csv").read_text(encoding="utf-8").count("\n") == 10
