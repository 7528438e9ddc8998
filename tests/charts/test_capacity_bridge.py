# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The capacity bridge: does each bar begin where the last one ended, with the target across?"""

from xml.etree import ElementTree

from oms42.charts.compiled import compiled_spec, still
from oms42.charts.palette import BLUE, GREEN, ORANGE

from .samples import SAMPLES

SAMPLE = SAMPLES["capacity_bridge"]


def drawn() -> str:
    """Draw the sample."""
    data = {"target": SAMPLE["target"]}
    return still(compiled_spec("capacity_bridge"), SAMPLE["rows"], data)


def test_meet_the_bars_where_one_step_ends_and_the_next_begins() -> None:
    """Levels and sources in blue and green, the loss in orange; the loss ends where it began."""
    groups = [g for g in ElementTree.fromstring(drawn()).iter() if g.get("class")]
    (bars,) = [g for g in groups if "mark-rect role-mark" in str(g.get("class"))]
    found = {}
    for bar in bars:
        path = str(bar.get("d"))
        left = float(path[1 : path.index(",")])
        found[bar.get("fill")] = left, left + float(path.split("h")[1].split("v")[0])
    assert set(found) == {BLUE, ORANGE, GREEN}
    assert abs(found[BLUE][1] - found[ORANGE][1]) < 0.1
    assert abs(found[GREEN][0] - found[ORANGE][0]) < 0.1


def test_is_every_change_written_with_its_sign() -> None:
    for text in ("+60.0", "\u221210.0", "+3.0"):
        assert f">{text}<" in drawn()


def test_is_there_one_line_at_the_target() -> None:
    assert drawn().count("mark-rule role-mark") == 1
