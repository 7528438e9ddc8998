# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Compiled charts: do they draw with no browser and no web, and hold no rows of their own?"""

import subprocess
import sys
from typing import Any
from xml.etree import ElementTree

import pytest

from oms42.charts.behind import KEY
from oms42.charts.compiled import NAMES, compiled_spec, still
from oms42.charts.forecast_lab import ACTUAL, MODEL, NAIVE

from .samples import SAMPLES

ROWS = SAMPLES["forecast_lab"]["rows"]


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


def picture(name: str) -> str:
    """Draw a chart with its sample rows."""
    values = SAMPLES[name]
    return still(compiled_spec(name), values["rows"], values)


@pytest.mark.parametrize("name", NAMES)
def test_does_a_specification_name_no_address_but_its_schema(name: str) -> None:
    spec = compiled_spec(name)
    assert spec["$schema"] == "https://vega.github.io/schema/vega/v5.json"
    assert [text for text in strings(spec) if "//" in text] == [spec["$schema"]]
    assert not any("url" in data for data in spec["data"])


@pytest.mark.parametrize("name", NAMES)
def test_does_a_specification_hold_places_for_rows_and_no_rows(name: str) -> None:
    """Each data set that a table describes is there once, and nothing is in any."""
    spec = compiled_spec(name)
    names = [data["name"] for data in spec["data"]]
    tables = [one["name"] for one in spec["usermeta"][KEY]["tables"]]
    assert tables[0] == "rows"
    assert [names.count(one) for one in tables] == [1] * len(tables)
    assert not any(data.get("values") for data in spec["data"])


@pytest.mark.parametrize("name", NAMES)
def test_is_no_time_written_in_the_readers_own_time_zone(name: str) -> None:
    """Months begin at midnight UTC: local time, west of Greenwich, names the month before."""
    spec = compiled_spec(name)
    assert [text for text in strings(spec) if "timeFormat(" in text] == []
    assert [scale["type"] for scale in spec.get("scales", ()) if scale["type"] == "time"] == []


@pytest.mark.parametrize("name", NAMES)
def test_does_every_chart_say_where_its_numbers_come_from(name: str) -> None:
    """Synthetic or made up: on the chart, in its table, or by standing for any company."""
    said = " ".join(strings(compiled_spec(name)))
    assert "synthetic" in said or "made up" in said or name == "whale_curve"


@pytest.mark.parametrize("name", NAMES)
def test_does_a_color_come_from_the_palette_and_from_no_scheme(name: str) -> None:
    """The page's Vega carries none of the named schemes."""

    def schemes(value: Any) -> list[Any]:
        if isinstance(value, dict):
            here = [value["scheme"]] if "scheme" in value else []
            return here + [found for one in value.values() for found in schemes(one)]
        return [found for one in value for found in schemes(one)] if isinstance(value, list) else []

    assert schemes(compiled_spec(name)) == []


@pytest.mark.parametrize("name", ["forecast", "", "../palette", "FORECAST_LAB"])
def test_does_an_unknown_name_learn_which_there_are(name: str) -> None:
    with pytest.raises(ValueError, match=r"no compiled chart .*; there are: .*forecast_lab"):
        compiled_spec(name)


def test_is_reading_a_specification_possible_without_altair() -> None:
    """A page has no Altair: it takes seconds to load and needs a wheel that is not to be had."""
    code = (
        "import sys; from oms42.charts import compiled_spec; compiled_spec('forecast_lab');"
        "print([n for n in ('altair', 'vl_convert', 'pandas') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", NAMES)
def test_can_every_chart_be_drawn_with_no_browser(name: str) -> None:
    svg = picture(name)
    assert "currentColor" in svg, "its text takes no color from the page"
    assert "<script" not in svg
    assert "href=" not in svg.replace("xmlns:xlink=", "")
    assert "@import" not in svg


def test_does_a_still_name_its_series_and_its_axis() -> None:
    said = words(picture("forecast_lab"))
    for text in (ACTUAL, MODEL, NAIVE, "$M a month"):
        assert text in said


def test_does_a_still_follow_its_rows() -> None:
    spec = compiled_spec("forecast_lab")
    higher = [{**row, "value": 100 + row["value"]} for row in ROWS]
    assert still(spec, ROWS) != still(spec, higher)
    assert "107" in words(still(spec, higher))
    assert spec == compiled_spec("forecast_lab"), "the specification itself was filled"


def test_does_a_still_draw_a_second_data_set() -> None:
    spec, values = compiled_spec("forecast_fan"), SAMPLES["forecast_fan"]
    assert "Jan 2022" not in words(still(spec, values["rows"], {"past": values["past"]}))
    earlier = [{"t": 1640995200000, "value": 3.0}, *values["past"]]  # 1 January 2022, UTC
    assert "Jan 2022" in words(still(spec, values["rows"], {"past": earlier}))


def test_does_a_still_show_which_points_are_selected() -> None:
    """The bars that are not selected grow pale."""
    spec, rows = compiled_spec("region_bars"), SAMPLES["region_bars"]["rows"]
    assert 'opacity="0.4"' not in still(spec, rows)
    chosen = still(spec, rows, selection={"region": [{"region": "EMEA"}]})
    assert chosen.count('opacity="0.4"') == 1


def test_does_a_still_of_a_selected_stretch_draw_all_the_same() -> None:
    spec, rows = compiled_spec("month_bars"), SAMPLES["month_bars"]["rows"]
    ends = [rows[0]["t"], rows[1]["t"]]
    assert still(spec, rows, selection={"months": [{"t": ends}]}) == still(spec, rows)


def test_does_a_still_map_draw_the_shapes() -> None:
    """Two states have a row and so a color; the others are outlines."""
    svg = picture("state_map")
    assert svg.count("rgb(") >= 1
    assert svg.count('stroke="currentColor"') >= 51


def test_may_there_be_no_rows_yet() -> None:
    assert still(compiled_spec("forecast_lab"), []).startswith("<svg")
