# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The map of counties: is each county found by its code, and do the shapes stay outside?"""

from xml.etree import ElementTree

from oms42.charts.compiled import compiled_spec, still
from oms42.charts.county_map import TERRITORIES, chart
from oms42.charts.palette import BLUE, ORANGE


def test_is_a_county_filled_by_its_territory() -> None:
    rows = [
        {"county": "39001", "territory": TERRITORIES[0]},
        {"county": "39003", "territory": TERRITORIES[1]},
        {"county": "39005", "territory": TERRITORIES[1]},
    ]
    drawn = ElementTree.fromstring(still(compiled_spec("county_map"), rows))
    outlined = [one for one in drawn.iter() if one.get("stroke") == "white"]
    shapes = [one.get("fill") for one in outlined if "L" in str(one.get("d"))]  # no legend's dot
    assert shapes.count(BLUE) == 1
    assert shapes.count(ORANGE) == 2


def test_is_no_shape_in_the_chart_itself() -> None:
    """They are the same for every chart; a page loads them once."""
    spec = chart().to_dict()
    assert spec["data"] == {"name": "ohio_counties"}
    assert not any(data.get("values") for data in compiled_spec("county_map")["data"])


def test_has_each_territory_a_color_of_its_own() -> None:
    scale = chart().to_dict()["encoding"]["color"]["scale"]
    assert scale["domain"] == list(TERRITORIES)
    assert len(set(scale["range"])) == len(TERRITORIES)
