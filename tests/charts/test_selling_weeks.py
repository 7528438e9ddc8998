# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The weeks of a selling year: are quarters' ends marked, and lines told apart?"""

from xml.etree import ElementTree

from oms42.charts.compiled import compiled_spec, still
from oms42.charts.selling_weeks import BOOKED, DISCOUNT, HAZARD, chart

from .samples import SAMPLES


def test_has_each_line_a_color_and_a_dash_of_its_own() -> None:
    lines = chart().to_dict()["layer"][0]["encoding"]
    for channel in ("color", "strokeDash"):
        scale = lines[channel]["scale"]
        assert scale["domain"] == [BOOKED, HAZARD, DISCOUNT]
        assert len(set(map(str, scale["range"]))) == 3


def test_do_the_ticks_stand_at_the_ends_of_the_quarters() -> None:
    svg = still(compiled_spec("selling_weeks"), SAMPLES["selling_weeks"]["rows"])
    said = list(ElementTree.fromstring(svg).itertext())
    assert [one for one in said if one in ("13", "26", "39", "52")] == ["13", "26", "39", "52"]
    assert "Week of the year" in said


def test_does_a_tooltip_speak_of_the_point_that_it_stands_at() -> None:
    encodings = [layer["encoding"] for layer in chart().to_dict()["layer"]]
    assert ["tooltip" in one for one in encodings] == [False, True]
