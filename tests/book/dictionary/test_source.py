# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest

from oms42 import datasets
from oms42.book.dictionary.source import KELVANE, REAL, source
from oms42.datasets import real


def test_are_the_tables_those_that_the_loaders_know() -> None:
    assert tuple(one["name"] for one in source(KELVANE).resources) == datasets.names()
    known = (*real.names(), *real.series_names())
    assert tuple(one["name"] for one in source(REAL).resources) == known


@pytest.mark.parametrize("name", [KELVANE, REAL])
def test_does_each_line_of_code_load_its_table(name: str) -> None:
    """Run as it stands in the page, with nothing but the import above it."""
    package = source(name)
    for entry in package.resources:
        line = package.load(entry).splitlines()[0]
        frame = eval(line, {"datasets": datasets})  # the line comes from the package, not a reader
        assert len(frame) == entry["rows"], line


def test_does_a_table_with_a_history_show_how_to_look_back() -> None:
    (entry,) = (one for one in source(KELVANE).resources if one["name"] == "opp_snapshots")
    second = source(KELVANE).load(entry).splitlines()[1]
    assert second.startswith('datasets.opp_snapshots(as_of="2026-06-30")')


@pytest.mark.parametrize("name", [KELVANE, REAL])
def test_are_all_the_files_that_the_page_hangs_on_there(name: str) -> None:
    files = source(name).files
    assert files[0].name == "datapackage.json"
    assert all(file.is_file() for file in files)


def test_is_an_unknown_package_told_which_there_are() -> None:
    with pytest.raises(ValueError, match="no package of tables 'x'; there are kelvane and real"):
        source("x")


def test_is_the_data_nature_said() -> None:
    assert (source(KELVANE).nature, source(REAL).nature) == ("synthetic data", "real data")
    assert source(KELVANE).folder == Path(datasets.path("reps")).parent
