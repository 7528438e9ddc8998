# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import json
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from oms42.datasets import DataError, UnknownTableError
from oms42.datasets.real import catalog
from oms42.datasets.site import SITE


def test_has_every_table_and_series_a_source_a_license_and_a_day_of_retrieval() -> None:
    for name in (*catalog.names(), *catalog.series_names()):
        entry = catalog.resource(name)
        source = entry["sources"][0]
        assert source["path"].startswith("https://"), name
        assert source["retrieved"] == "2026-11-23", name
        assert source["package"].split()[1][0].isdigit(), name
        assert entry["licenses"][0]["name"], name
        assert source["terms"], name


def test_are_all_files_together_well_below_three_megabytes() -> None:
    assert sum(file.stat().st_size for file in catalog.folder().iterdir()) < 600_000


def test_does_an_unknown_name_get_told_what_there_is() -> None:
    with pytest.raises(UnknownTableError, match=r"no real table or series 'nil'.*cdnow.*nile"):
        catalog.resource("nil")


def test_does_a_name_that_is_no_text_get_told_so() -> None:
    with pytest.raises(TypeError, match=r"is a text, got 3 \(int\)"):
        catalog.resource(3)  # type: ignore[arg-type] # that is the point


def test_does_a_kind_of_file_that_is_not_there_get_told_which_are() -> None:
    with pytest.raises(DataError, match="nile has no parquet file; it has csv"):
        catalog.path("nile", "parquet")


def test_does_another_company_keep_the_real_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OMS42_DATA names another company; the Nile stays the Nile."""
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": []}))
    monkeypatch.setenv("OMS42_DATA", str(tmp_path))
    assert catalog.path("nile").parent == catalog.folder()


def test_is_a_file_that_a_page_does_not_carry_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    shutil.copytree(catalog.folder(), home)
    (home / "cdnow.csv.gz").unlink()
    monkeypatch.setattr(catalog, "folder", lambda: home)
    with pytest.raises(DataError, match=r"cdnow\.csv\.gz is missing; run `oms42 data real`"):
        catalog.path("cdnow")
    monkeypatch.setitem(sys.modules, SITE, SimpleNamespace(fetch=str.encode))
    assert catalog.path("cdnow").read_bytes() == b"cdnow.csv.gz"


def test_does_the_statement_name_source_license_and_day() -> None:
    said = catalog.describe("electrical_equipment").statement
    for words in ("Real data: Eurostat", "Attribution 4.0", "statsmodels", "2026-11-23"):
        assert words in said
