# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Compiled charts: are they what their Altair says, and do they draw with no browser and no web?"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from oms42.charts.compiled import NAMES, compile_chart, compiled_spec, refresh, still
from oms42.charts.forecast_lab import ACTUAL, MODEL, NAIVE

FOLDER = Path(__file__).parents[2] / "src" / "oms42" / "charts" / "compiled"
ROWS = [
    {"t": t, "value": value, "series": name}
    for name, base in ((ACTUAL, 5.0), (MODEL, 6.0), (NAIVE, 7.0))
    for t, value in ((1672531200000, base), (1675209600000, base + 1))
]


def strings(value: Any) -> list[str]:
    """List every text in a specification."""
    if isinstance(value, dict):
        return [text for one in value.values() for text in strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in strings(one)]
    return [value] if isinstance(value, str) else []


def words(svg: str) -> str:
    """Read the texts of a picture."""
    return " ".join(ElementTree.fromstring(svg).itertext())


@pytest.mark.parametrize("name", NAMES)
def test_is_the_kept_specification_fresh(name: str) -> None:
    """If red: a chart or the theme changed; `oms42 build` compiles it again."""
    assert (FOLDER / f"{name}.vg.json").read_text("utf-8") == compile_chart(name)


def test_is_every_kept_file_a_chart_that_is_known() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {f"{name}.vg.json" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_does_a_specification_name_no_address_but_its_schema(name: str) -> None:
    spec = compiled_spec(name)
    assert spec["$schema"] == "https://vega.github.io/schema/vega/v5.json"
    assert [text for text in strings(spec) if "//" in text] == [spec["$schema"]]
    assert not any("url" in data for data in spec["data"])


@pytest.mark.parametrize("name", NAMES)
def test_does_a_specification_hold_a_place_for_rows_and_no_rows(name: str) -> None:
    rows = [data for data in compiled_spec(name)["data"] if data["name"] == "rows"]
    assert len(rows) == 1
    assert not rows[0].get("values")


@pytest.mark.parametrize("name", NAMES)
def test_is_no_time_written_in_the_readers_own_time_zone(name: str) -> None:
    """Months begin at midnight UTC: local time, west of Greenwich, names the month before."""
    texts = strings(compiled_spec(name))
    assert any("utcFormat(" in text for text in texts)
    assert [text for text in texts if "timeFormat(" in text] == []


@pytest.mark.parametrize("name", ["forecast", "", "../palette", "FORECAST_LAB"])
def test_does_an_unknown_name_learn_which_there_are(name: str) -> None:
    with pytest.raises(ValueError, match=r"no compiled chart .*; there are: forecast_lab"):
        compiled_spec(name)


def test_is_reading_a_specification_possible_without_altair() -> None:
    """A page has no Altair: it takes seconds to load and needs a wheel that is not to be had."""
    code = (
        "import sys; from oms42.charts import compiled_spec; compiled_spec('forecast_lab');"
        "print([n for n in ('altair', 'vl_convert', 'numpy', 'pandas') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_is_only_what_changed_written_again(tmp_path: Path) -> None:
    assert refresh(tmp_path / "compiled") == list(NAMES)
    assert refresh(tmp_path / "compiled") == []
    file = tmp_path / "compiled" / f"{NAMES[0]}.vg.json"
    file.write_text("stale")
    assert refresh(tmp_path / "compiled") == [NAMES[0]]
    assert json.loads(file.read_text())["$schema"]


def test_does_a_still_name_its_series_and_its_axis() -> None:
    said = words(still(compiled_spec("forecast_lab"), ROWS))
    for text in (ACTUAL, MODEL, NAIVE, "$M a month"):
        assert text in said


def test_does_a_still_follow_its_rows() -> None:
    spec = compiled_spec("forecast_lab")
    higher = [{**row, "value": 100 + float(str(row["value"]))} for row in ROWS]
    assert still(spec, ROWS) != still(spec, higher)
    assert "107" in words(still(spec, higher))
    assert spec == compiled_spec("forecast_lab"), "the specification itself was filled"


def test_does_a_still_take_the_color_of_the_page_that_it_stands_in() -> None:
    spec = compiled_spec("forecast_lab")
    assert "currentColor" in still(spec, ROWS)


def test_does_a_still_load_nothing() -> None:
    """Namespaces are the only addresses: no picture, no font, no script."""
    svg = still(compiled_spec("forecast_lab"), ROWS)
    assert "<script" not in svg
    assert "href=" not in svg.replace("xmlns:xlink=", "")
    assert "@import" not in svg


def test_may_there_be_no_rows_yet() -> None:
    assert still(compiled_spec("forecast_lab"), []).startswith("<svg")
