# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Shapes for maps: are the kept files fresh, complete, light, and usable in a static chart?"""

import gzip
import json
from pathlib import Path
from xml.etree import ElementTree

import altair as alt
import pytest
import vl_convert

from oms42.charts.shapes import SHAPES, as_data, filled, refresh, topology

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src" / "oms42" / "charts" / "shapes"
ATLASES = ROOT / "web" / "node_modules" / "us-atlas"


def names(shapes: str) -> list[str]:
    """List the names of a set of shapes."""
    found = topology(shapes)["objects"]["shapes"]["geometries"]
    return [one["properties"]["name"] for one in found]


def test_are_the_kept_shapes_fresh(tmp_path: Path) -> None:
    """If red: the cut changed, or the atlas; `oms42 build` cuts them again."""
    assert refresh(ATLASES, tmp_path) == list(SHAPES)
    for name in SHAPES:
        assert (tmp_path / f"{name}.json").read_bytes() == (FOLDER / f"{name}.json").read_bytes()
    assert refresh(ATLASES, tmp_path) == []


def test_is_every_kept_file_a_set_that_is_known() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {f"{name}.json" for name in SHAPES}


def test_are_there_fifty_states_and_the_district() -> None:
    assert len(names("us_states")) == len(set(names("us_states"))) == 51
    assert {"District of Columbia", "Alaska", "Hawaii", "Ohio"} <= set(names("us_states"))
    assert "Puerto Rico" not in names("us_states")


def test_are_there_the_88_counties_of_ohio() -> None:
    """88 is the Census Bureau's count; their FIPS codes are the odd numbers from 39001."""
    ids = {one["id"] for one in topology("ohio_counties")["objects"]["shapes"]["geometries"]}
    assert ids == {f"39{i:03}" for i in range(1, 176, 2)}
    assert {"Adams", "Franklin", "Wyandot"} <= set(names("ohio_counties"))


@pytest.mark.parametrize("name", SHAPES)
def test_is_a_set_light_enough_for_a_page(name: str) -> None:
    assert len(gzip.compress((FOLDER / f"{name}.json").read_bytes())) < 15_000


def test_do_unknown_shapes_learn_which_there_are() -> None:
    with pytest.raises(ValueError, match="no shapes 'ohio'; there are: us_states, ohio_counties"):
        topology("ohio")


def test_does_vega_find_the_shapes_in_the_filled_data_set() -> None:
    data = filled("ohio_counties")
    assert data["name"] == "ohio_counties"
    assert data["format"]["feature"] in data["values"]["objects"]


def test_does_a_static_map_draw_every_shape_and_load_nothing() -> None:
    chart = alt.Chart(as_data("ohio_counties")).mark_geoshape().project(type="mercator")
    assert "url" not in json.dumps(chart.to_dict()["data"])
    svg = vl_convert.vegalite_to_svg(chart.to_json(), vl_version="5.20")
    filled = [one for one in ElementTree.fromstring(svg).iter() if one.get("fill") == "#4c78a8"]
    assert len(filled) == 88
    assert all(str(one.get("d")).endswith("Z") for one in filled)
