# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The territory map: real places on real states, each in the look of its territory?"""

from xml.etree import ElementTree

import numpy as np

from oms42.charts.behind import KEY
from oms42.charts.compiled import compiled_spec, still
from oms42.charts.palette import BLUE, GRAY, GREEN, ORANGE
from oms42.charts.territory_map import INK
from oms42.charts.territory_rows import territory_rows

from .samples import SAMPLES
from .test_palette import contrast

NAMES = [f"Territory {j}" for j in range(12)]


def twelve() -> ElementTree.Element:
    """Draw 48 accounts of twelve territories on a grid within the contiguous states."""
    x, y = (one.ravel() for one in np.meshgrid(np.linspace(-115, -80, 8), np.linspace(33, 45, 6)))
    codes = np.arange(48) % 12
    data = territory_rows(x, y, codes, homes=np.arange(12), names=NAMES)
    return ElementTree.fromstring(still(compiled_spec("territory_map"), data["rows"], data))


def test_is_every_account_drawn_in_one_of_four_colors() -> None:
    drawn = twelve()
    fills = [one.get("fill") for one in drawn.iter() if one.get("opacity") == "0.85"]
    assert len(fills) == 48
    assert {fill: fills.count(fill) for fill in fills} == dict.fromkeys(
        (BLUE, ORANGE, GREEN, GRAY), 12
    )


def test_have_marks_of_one_color_three_forms() -> None:
    shapes = {
        str(one.get("d", ""))[-30:].translate(str.maketrans("", "", "0123456789.-, "))
        for one in twelve().iter()
        if one.get("opacity") == "0.85" and one.get("fill") == BLUE
    }
    assert len(shapes) == 3


def test_has_each_territory_its_letter() -> None:
    letters = [one.text for one in twelve().iter() if one.tag.endswith("}text")]
    assert letters == list("ABCDEFGHIJKL")


def test_can_a_letter_be_read_on_its_disc() -> None:
    assert contrast(INK, "#ffffff") >= 7


def test_are_the_states_drawn_beneath() -> None:
    svg = still(compiled_spec("territory_map"), *_sample())
    outlines = [
        one for one in ElementTree.fromstring(svg).iter() if one.get("stroke-width") == "0.5"
    ]
    assert len(outlines) == 51


def test_lies_a_city_in_its_state() -> None:
    """Columbus left of Cleveland, Cincinnati below both, Chicago to the west of all."""
    svg = still(compiled_spec("territory_map"), *_sample())
    spots = [
        tuple(float(v) for v in str(one.get("transform"))[10:-1].split(","))
        for one in ElementTree.fromstring(svg).iter()
        if one.get("opacity") == "0.85"
    ]
    columbus, cleveland, cincinnati, chicago = spots
    assert chicago[0] < cincinnati[0] < columbus[0] < cleveland[0]
    assert cincinnati[1] > columbus[1] > cleveland[1]


def test_are_both_tables_behind_the_map() -> None:
    notes = compiled_spec("territory_map")["usermeta"][KEY]
    assert [one["name"] for one in notes["tables"]] == ["rows", "homes"]
    assert notes["shapes"] == ["us_states"]


def _sample() -> tuple[list[dict[str, object]], dict[str, list[dict[str, object]]]]:
    values = SAMPLES["territory_map"]
    return values["rows"], values
