# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The balance of an alignment: two bars a territory, on the side that its deviation says?"""

from typing import Any
from xml.etree import ElementTree

from oms42.charts.alignment_balance import MEASURES, chart
from oms42.charts.compiled import compiled_spec, still
from oms42.charts.palette import BLUE, ORANGE

from .samples import SAMPLES

ROWS = SAMPLES["alignment_balance"]["rows"]


def bars(rows: list[dict[str, Any]]) -> list[tuple[str, float, float]]:
    """Read color, left end and width of each bar off the picture."""
    drawn = ElementTree.fromstring(still(compiled_spec("alignment_balance"), rows))
    (group,) = [one for one in drawn.iter() if "mark-rect" in str(one.get("class"))]
    found = []
    for one in group:
        path = str(one.get("d"))
        width = float(path.split("h")[1].split("v")[0])
        found.append((str(one.get("fill")), float(path[1 : path.index(",")]), width))
    return found


def test_has_each_territory_a_bar_for_work_and_one_for_potential() -> None:
    found = bars(ROWS)
    assert [color for color, _, _ in found].count(BLUE) == 2
    assert [color for color, _, _ in found].count(ORANGE) == 2


def test_does_too_little_lie_left_and_too_much_right_of_one_line() -> None:
    """East has 7 % too much work, West 13 % too little: the bars meet at the line."""
    (_, east, more), (_, west, less) = bars(ROWS)[:2]
    assert abs(west + less - east) < 0.2
    assert abs(less / more - 13 / 7) < 0.05


def test_is_one_line_drawn_however_many_rows() -> None:
    svg = still(compiled_spec("alignment_balance"), ROWS)
    assert svg.count("mark-rule role-mark") == 1
    (middle,) = [part for part in svg.split("<g ") if "mark-rule role-mark" in part]
    assert middle.count("<line") == 1


def test_are_the_measures_those_of_the_report() -> None:
    assert MEASURES == ("Workload", "Potential")
    scale = chart().to_dict()["layer"][0]["encoding"]["color"]["scale"]
    assert scale["domain"] == list(MEASURES)


def test_grows_the_picture_with_the_territories() -> None:
    many = [{**row, "territory": f"{row['territory']} {i}"} for row in ROWS for i in range(6)]
    few, more = (
        ElementTree.fromstring(still(compiled_spec("alignment_balance"), rows)).get("height")
        for rows in (ROWS, many)
    )
    assert float(str(more)) > float(str(few)) + 200
