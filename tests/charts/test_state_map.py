# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The map of states: is each state found by its name, and one without a row still an outline?"""

from typing import Any
from xml.etree import ElementTree

from oms42.charts.behind import KEY
from oms42.charts.compiled import compiled_spec, still
from oms42.charts.palette import SEQUENTIAL
from oms42.charts.shapes import topology
from oms42.charts.state_map import PICK

STATES = [
    one["properties"]["name"] for one in topology("us_states")["objects"]["shapes"]["geometries"]
]


def fills(rows: list[dict[str, Any]]) -> list[str]:
    """Draw the map and read how its shapes are filled, in the order of the shapes."""
    svg = still(compiled_spec("state_map"), rows)
    paths = [one for one in ElementTree.fromstring(svg).iter() if one.tag.endswith("}path")]
    return [one.get("fill", "none") for one in paths if one.get("stroke") == "currentColor"]


def test_is_a_state_found_by_its_name_and_the_others_left_open() -> None:
    filled = fills([{"state": "Ohio", "value": 1}, {"state": "Texas", "value": 9}])
    assert len(filled) == 51
    found = {name for name, fill in zip(STATES, filled, strict=True) if fill != "none"}
    assert found == {"Ohio", "Texas"}


def test_is_more_darker() -> None:
    """The least and the most have the two ends of the palette's ramp."""
    rows = [{"state": "Ohio", "value": 1}, {"state": "Texas", "value": 9}]
    filled = dict(zip(STATES, fills(rows), strict=True))

    def color(code: str) -> str:
        red, green, blue = (int(code[i : i + 2], 16) for i in (1, 3, 5))
        return f"rgb({red}, {green}, {blue})"

    assert filled["Ohio"] == color(SEQUENTIAL[0])
    assert filled["Texas"] == color(SEQUENTIAL[-1])


def test_can_states_be_picked_by_name() -> None:
    notes = compiled_spec("state_map")["usermeta"][KEY]
    assert notes["selections"][PICK]["fields"] == ["state"]
    assert notes["shapes"] == ["us_states"]
