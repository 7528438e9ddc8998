# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Ranked bars: longest first, from zero, with the amount in words and a region to pick?"""

from xml.etree import ElementTree

from oms42.charts.behind import KEY
from oms42.charts.compiled import compiled_spec, still
from oms42.charts.region_bars import PICK, chart

ROWS = [{"region": name, "value": v} for name, v in (("APAC", 34.3), ("NA", 92.0), ("EMEA", 62.3))]


def test_are_the_bars_ranked_and_their_amounts_written() -> None:
    svg = still(compiled_spec("region_bars"), ROWS)
    said = " ".join(ElementTree.fromstring(svg).itertext())
    assert said.index("NA") < said.index("EMEA") < said.index("APAC")
    for amount in ("34.3", "92.0", "62.3"):
        assert amount in said


def test_does_a_bar_begin_at_zero() -> None:
    """A bar's length is its message."""
    (scale,) = [one for one in compiled_spec("region_bars")["scales"] if one["name"] == "x"]
    assert scale["zero"] is True


def test_can_regions_be_picked() -> None:
    notes = compiled_spec("region_bars")["usermeta"][KEY]
    assert notes["selections"] == {PICK: {"kind": "point", "fields": ["region"], "several": True}}
    assert chart().to_dict()["params"][0]["name"] == PICK
