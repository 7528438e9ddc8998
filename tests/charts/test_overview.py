# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Small pictures of a table: is what is given what is drawn?"""

from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from oms42.charts.drawn import drawn
from oms42.charts.overview import KINDS, overview
from oms42.charts.palette import BLUE

DAYS = np.array(["2026-01-01", "2026-02-01", "2026-03-01"], dtype="datetime64[D]")
GIVEN: dict[str, dict[str, Any]] = {
    "bars": {"label": ["Food and beverage", "b", "c"], "value": [4_000, 2_000, 1_000]},
    "course": {"t": DAYS, "value": [20.0, 21.0, 22.0]},
    "level": {"t": DAYS, "value": [20.0, 21.0, 22.0]},
    "points": {"x": [1.0, 2.0], "y": [3.0, 4.0]},
    "places": {"longitude": [-74.0, -118.2, -157.9], "latitude": [40.7, 34.1, 21.3]},
    "shapes": {},
}


def parts(kind: str) -> list[ElementTree.Element]:
    """Draw a picture and give what is in it."""
    svg = drawn(overview(kind, GIVEN[kind], "Deals", "#123456"))
    return list(ElementTree.fromstring(svg).iter())


def words(kind: str) -> list[str]:
    """List the texts of a picture."""
    return [one.text or "" for one in parts(kind) if one.tag.endswith("text")]


@pytest.mark.parametrize("kind", KINDS)
def test_is_every_kind_drawn_in_the_books_blue(kind: str) -> None:
    assert any(BLUE in (one.get("fill"), one.get("stroke")) for one in parts(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_do_texts_take_the_color_that_is_given(kind: str) -> None:
    fills = {one.get("fill") for one in parts(kind) if one.tag.endswith("text") and one.text}
    assert fills <= {"#123456"}


def test_are_bars_as_long_as_their_values() -> None:
    bars = [one.get("d") or "" for one in parts("bars") if one.get("fill") == BLUE]
    lengths = [float(bar.split("h")[1].split("v")[0]) for bar in bars]
    assert len(lengths) == 3
    assert [length / lengths[-1] for length in lengths] == pytest.approx([4, 2, 1], rel=0.01)


def test_are_bars_in_the_order_given_under_their_whole_labels() -> None:
    assert [word for word in words("bars") if word in GIVEN["bars"]["label"]] == [
        "Food and beverage",
        "b",
        "c",
    ]


def test_has_a_long_label_room_in_the_picture() -> None:
    """Seven pixels a letter in the page's font; the picture is cut at its left edge."""
    svg = ElementTree.fromstring(drawn(overview("bars", GIVEN["bars"], "Deals", "#222222")))
    plot = next(one for one in svg.iter() if one.get("transform", "").startswith("translate("))
    left = float(plot.get("transform", "").removeprefix("translate(").split(",")[0])
    assert left >= 7 * len("Food and beverage")


def test_does_a_course_begin_at_zero_and_a_level_near_its_lowest_value() -> None:
    assert "0" in words("course")
    assert "0" not in words("level")


def test_are_all_points_and_all_counties_drawn() -> None:
    assert sum(one.get("fill") == BLUE for one in parts("points")) == 2
    assert sum(one.get("fill") == BLUE for one in parts("places")) == 3
    assert sum(one.get("stroke") == BLUE for one in parts("shapes")) == 88


@pytest.mark.parametrize("kind", KINDS)
def test_does_a_picture_fit_a_phone(kind: str) -> None:
    width = float(parts(kind)[0].get("width", "999"))
    assert width <= 330


def test_is_an_unknown_kind_told_which_there_are() -> None:
    with pytest.raises(ValueError, match="no kind of picture 'pie'; there are: bars, course"):
        overview("pie", {}, "", "#222222")
