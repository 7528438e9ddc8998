# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pay curve's chart: is a jump a gap, and is the quota marked?"""

import re
from xml.etree import ElementTree

from oms42.charts.compiled import compiled_spec, still
from oms42.charts.palette import BLUE

from .samples import SAMPLES

SAMPLE = SAMPLES["pay_curve"]


def drawn() -> ElementTree.Element:
    """Draw the sample: one plan that jumps at 100 %."""
    svg = still(compiled_spec("pay_curve"), SAMPLE["rows"], {"spread": SAMPLE["spread"]})
    return ElementTree.fromstring(svg)


def test_is_a_jump_a_gap_between_two_lines() -> None:
    """Two pieces of two points each, and the second begins above the first one's end."""
    lines = [
        [tuple(map(float, point)) for point in re.findall(r"([-\d.]+),([-\d.]+)", one.get("d", ""))]
        for one in drawn().iter()
        if one.get("stroke") == BLUE and one.get("stroke-width") == "2"
    ]
    first, second = sorted(line for line in lines if len(line) == 2 and line[0] != line[1])[:2]
    assert first[1][0] == second[0][0]
    assert second[0][1] < first[1][1]


def test_is_the_quota_marked_and_each_axis_named() -> None:
    dashed = [one for one in drawn().iter() if one.get("stroke-dasharray") == "5,4"]
    assert len(dashed) == 1
    said = " ".join(drawn().itertext())
    assert "Attainment of quota" in said
    assert "100%" in said
    assert "Incentive a year" in said
