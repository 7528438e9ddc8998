# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from oms42.datasets import catalog
from oms42.datasets.errors import DataError, UnknownTableError
from oms42.datasets.site import SITE


@pytest.fixture
def moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a place where the loaders believe their own module to be."""
    home = tmp_path / "src" / "oms42" / "datasets"
    home.mkdir(parents=True)
    monkeypatch.setattr(catalog, "__file__", str(home / "catalog.py"))
    return home


def test_which_tables_are_there() -> None:
    assert catalog.names()[:2] == ("bookings_monthly", "accounts")


def test_are_the_tables_that_travel_with_a_page_small_together() -> None:
    """The page carries all of them at its start: together at most 150 kB."""
    sizes = [catalog.path(name).stat().st_size for name in catalog.small()]
    assert "bookings_monthly" in catalog.small()
    assert 0 < sum(sizes) <= 150_000


def test_is_every_published_file_small_and_all_together_under_20_mb() -> None:
    sizes = [file.stat().st_size for file in catalog.folder().iterdir()]
    assert max(sizes) < 3_000_000
    assert sum(sizes) < 20_000_000


def test_is_the_folder_that_the_environment_names_looked_into_first(elsewhere: Path) -> None:
    assert catalog.folder() == elsewhere
    assert catalog.names() == ("deals", "owners")


def test_is_a_file_that_a_page_does_not_carry_fetched_once(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page carries the description and the small tables; its site gives the others."""
    held = (elsewhere / "deals.csv").read_bytes()
    (elsewhere / "deals.csv").unlink()
    asked = []

    def fetch(name: str) -> bytes:
        asked.append(name)
        return held

    monkeypatch.setitem(sys.modules, SITE, SimpleNamespace(fetch=fetch))
    for _ in range(2):
        assert catalog.path("deals").read_bytes() == held
    catalog.path("owners")
    assert asked == ["deals.csv"]


def test_does_a_folder_with_a_description_never_mix_with_another(elsewhere: Path) -> None:
    """Another company's table would be read as this one's."""
    (elsewhere / "deals.csv").unlink()
    with pytest.raises(DataError, match=r"its file .*deals\.csv is missing"):
        catalog.path("deals")


def test_is_a_kind_of_file_that_a_table_does_not_have_named() -> None:
    with pytest.raises(DataError, match="bookings_monthly has no npz file; it has csv"):
        catalog.path("bookings_monthly", "npz")


def test_where_is_a_table() -> None:
    file = catalog.path("bookings_monthly")
    assert file.is_file()
    assert file.read_text(encoding="utf-8").startswith("month,region,product,")


def test_does_an_unknown_name_get_the_list_of_tables() -> None:
    with pytest.raises(UnknownTableError, match=r"'booking'.*the tables are: bookings_monthly"):
        catalog.path("booking")


@pytest.mark.parametrize("name", [None, 3, ["bookings_monthly"]])
def test_is_a_name_that_is_no_text_refused(name: object) -> None:
    with pytest.raises(TypeError, match="name of a table is a text"):
        catalog.resource(name)  # type: ignore[arg-type] # a wrong type is the point


def test_does_describe_say_what_the_table_holds_and_that_it_is_synthetic() -> None:
    info = catalog.describe("bookings_monthly")
    assert (info.rows, info.key) == (720, ("month", "region", "product"))
    assert list(info.columns)[-1] == "plan"
    assert "Synthetic" in info.statement


def test_are_the_tables_found_beside_the_module_as_in_a_wheel(moved: Path) -> None:
    data = moved / "data"
    data.mkdir()
    (data / "datapackage.json").write_text('{"resources": []}', encoding="utf-8")
    assert catalog.folder() == data


def test_are_the_tables_found_at_the_top_of_a_checkout(moved: Path, tmp_path: Path) -> None:
    data = tmp_path / "datasets"
    data.mkdir()
    (data / "datapackage.json").write_text('{"resources": []}', encoding="utf-8")
    assert catalog.folder() == data


def test_is_a_package_without_data_told_what_to_do(moved: Path) -> None:
    with pytest.raises(DataError, match="oms42 data build"):
        catalog.folder()


def test_is_a_described_table_without_a_file_named(moved: Path) -> None:
    (moved / "data").mkdir()
    entry = {"name": "leads", "path": "leads.csv", "schema": {"fields": []}}
    text = json.dumps({"resources": [entry]})
    (moved / "data" / "datapackage.json").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"its file .*leads\.csv is missing"):
        catalog.path("leads")


@pytest.mark.parametrize(
    "text",
    ["{", "[]", "{}", '{"resources": [{"name": "x"}]}', '{"resources": [3]}'],
    ids=["cut short", "a list", "no resources", "no path", "no object"],
)
def test_is_a_damaged_description_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="oms42 data build"):
        catalog.package(tmp_path)


def test_is_a_missing_description_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is no"):
        catalog.package(tmp_path)


def test_does_the_datasheet_list_every_table_with_its_rows() -> None:
    sheet = (catalog.folder() / "README.md").read_text(encoding="utf-8")
    for name in catalog.names():
        info = catalog.describe(name)
        line = f"| `{name}` | {info.rows:,} | {info.title} | {', '.join(info.key)} |"
        assert line in sheet, line
