# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The territory grid: can it be read without color, and does it draw what changes hands?"""

from xml.etree import ElementTree

import numpy as np

from oms42.charts.behind import KEY
from oms42.charts.cell_rows import cell_map
from oms42.charts.compiled import compiled_spec, still
from oms42.charts.territory_grid import chart

TODAY = np.array([0, 0, 1, 1])
PLAN = np.array([0, 1, 1, 1])


def drawn() -> ElementTree.Element:
    """Draw four cells in a line, of which the second changes hands."""
    cells = cell_map(
        ["C1", "C2", "C3", "C4"],
        [(0, 0), (3, 0), (6, 0), (9, 0)],
        accounts=[8, 9, 10, 11],
        hours=[80, 90, 100, 110],
        homes=[0, 3],
        names=["T1", "T2"],
        today=TODAY,
        pairs=[(0, 1), (1, 2), (2, 3)],
    )
    return ElementTree.fromstring(still(compiled_spec("territory_grid"), cells.rows(TODAY, PLAN)))


def test_has_every_cell_the_letter_of_its_territory_and_both_if_it_moves() -> None:
    texts = [one.text for one in drawn().iter() if one.tag.endswith("}text")]
    assert [text for text in texts if text and len(text) < 4] == ["A", "A→B", "B", "B"]


def test_has_the_cell_that_moves_a_heavy_frame_and_no_other() -> None:
    frames = [one for one in drawn().iter() if one.get("stroke-width") == "3"]
    assert len(frames) == 1


def test_has_each_home_a_ring() -> None:
    rings = [one for one in drawn().iter() if one.get("stroke-width") == "1.5"]
    assert len(rings) == 2


def test_are_cells_of_a_territory_of_one_color() -> None:
    fills = [one.get("fill") for one in drawn().iter() if one.get("fill-opacity") == "0.4"]
    assert fills[0] != fills[1] == fills[2] == fills[3]


def test_do_axis_and_table_say_that_the_map_is_synthetic() -> None:
    assert "synthetic" in str(chart().to_dict()["layer"][0]["encoding"]["x"])
    (behind,) = compiled_spec("territory_grid")["usermeta"][KEY]["tables"]
    assert "synthetic" in behind["caption"]
    assert [column[0] for column in behind["columns"]][:3] == ["cell", "before", "after"]
