# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Cutting an atlas: do the wanted shapes stay themselves, with borders that still meet?"""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from oms42.charts.atlas import cut, simplify

ATLAS = Path(__file__).parents[2] / "web" / "node_modules" / "us-atlas" / "states-10m.json"

# Two squares of 10 by 10 side by side, sharing the border x = 10, each outline clockwise; the third
# shape is an islet of one unit. Arc 0 is the shared border, run upwards.
TWO: dict[str, Any] = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [10, 0], [0, -10], [-10, 0]],
        [[10, 0], [-10, 0], [0, 10], [10, 0]],
        [[30, 0], [0, 1], [1, 0], [0, -1], [-1, 0]],
    ],
    "objects": {
        "lands": {
            "geometries": [
                {"type": "Polygon", "id": "12", "arcs": [[0, 1]], "properties": {"name": "East"}},
                {"type": "Polygon", "id": "11", "arcs": [[2, -1]], "properties": {"name": "West"}},
                {
                    "type": "MultiPolygon",
                    "id": "21",
                    "arcs": [[[0, 1]], [[3]]],
                    "properties": {"name": "East with islet"},
                },
                {"type": "Polygon", "id": "31", "arcs": [[3]], "properties": {"name": "Islet"}},
            ]
        }
    },
}


def outlines(topology: dict[str, Any]) -> dict[str, list[list[tuple[float, float]]]]:
    """Decode a topology by the TopoJSON specification, apart from the code under test."""
    step = topology["transform"]["scale"][0]
    lines = []
    for arc in topology["arcs"]:
        x, y, line = 0, 0, []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * step, y * step))
        lines.append(line)
    found: dict[str, list[list[tuple[float, float]]]] = {}
    for shape in topology["objects"]["shapes"]["geometries"]:
        for polygon in shape["arcs"]:
            ring: list[tuple[float, float]] = []
            for index in polygon[0]:
                line = lines[index] if index >= 0 else lines[~index][::-1]
                ring += line[1:] if ring else line
            found.setdefault(shape["properties"]["name"], []).append(ring)
    return found


def area(ring: list[tuple[float, float]]) -> float:
    """Give the area by the shoelace formula, positive if the ring runs clockwise."""
    return -sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def test_are_the_wanted_shapes_kept_with_their_outlines() -> None:
    made = outlines(cut(TWO, "lands", ("1",), step=1))
    assert set(made) == {"East", "West"}
    for rings in made.values():
        assert [area(ring) for ring in rings] == [100]
        assert all(ring[0] == ring[-1] for ring in rings)


def test_is_a_shared_border_stored_once() -> None:
    made = cut(TWO, "lands", ("1",), step=1)
    assert len(made["arcs"]) == 3
    assert made["objects"]["shapes"]["geometries"][0]["id"] == "12"


def test_is_an_islet_dropped_unless_it_is_the_whole_shape() -> None:
    """On a coarse grid it may turn inside out, and then it would fill the globe."""
    made = outlines(cut(TWO, "lands", ("2", "3"), step=1))
    assert [area(ring) for ring in made["East with islet"]] == [100]
    assert len(made["Islet"]) == 1


def test_do_unknown_ids_say_what_was_looked_for() -> None:
    with pytest.raises(ValueError, match=r"none of the 4 lands has an id beginning with \('9',\)"):
        cut(TWO, "lands", ("9",), step=1)


def test_does_a_wiggle_below_the_tolerance_go_and_one_above_stay() -> None:
    line = [(0.0, 0.0), (0.1, 0.04), (0.2, 0.0), (0.3, 0.06), (0.4, 0.0)]
    assert simplify(line, 0.05) == [(0.0, 0.0), (0.3, 0.06), (0.4, 0.0)]


def test_is_a_long_straight_border_kept_in_pieces() -> None:
    """The map joins points by great circles; along the 49th parallel one long piece would bow."""
    parallel = [(float(x), 49.0) for x in range(0, -29, -1)]
    kept = simplify(parallel, 0.03)
    assert max(a[0] - b[0] for a, b in pairwise(kept)) <= 3


@pytest.mark.parametrize("step", [0.01, 0.03])
def test_do_the_states_keep_their_sizes(step: float) -> None:
    """Against a fine cut, decoded here: the largest part of each state to one part in twenty."""
    atlas = json.loads(ATLAS.read_text("utf-8"))
    fine = outlines(cut(atlas, "states", ("0", "1", "2", "3", "4", "5"), step=0.001))
    coarse = outlines(cut(atlas, "states", ("0", "1", "2", "3", "4", "5"), step=step))
    assert len(coarse) == 51
    for name, rings in coarse.items():
        largest = max(area(ring) for ring in rings)
        # the District of Columbia is 0.02 square degrees: on the coarser grid, five cells across
        assert largest == pytest.approx(max(area(ring) for ring in fine[name]), rel=0.06, abs=0.004)
        assert all(area(ring) > 0 for ring in rings), f"{name} has a ring that runs the wrong way"
