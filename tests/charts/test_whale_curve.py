# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The whale curve: does it rise above the line of the total and come back to it?"""

import re
from xml.etree import ElementTree

from oms42.charts.compiled import compiled_spec, still
from oms42.charts.palette import BLUE

from .samples import SAMPLES

ROWS = SAMPLES["whale_curve"]["rows"]


def drawn() -> ElementTree.Element:
    """Draw the curve."""
    return ElementTree.fromstring(still(compiled_spec("whale_curve"), ROWS))


def test_does_the_curve_end_on_the_line_of_the_total() -> None:
    """The last point is 1, and the dashed rule is at 1."""
    (rule,) = [one for one in drawn().iter() if one.get("stroke-dasharray") == "5,4"]
    (curve,) = [
        str(one.get("d"))
        for one in drawn().iter()
        if one.get("stroke") == BLUE and one.get("stroke-width") == "2"
    ]
    heights = [float(y) for _, y in re.findall(r"([-\d.]+),([-\d.]+)", curve)]
    (level,) = re.findall(r"translate\([-\d.]+,([-\d.]+)\)", str(rule.get("transform")))
    assert heights[-1] == float(level)
    assert min(heights) < float(level) < heights[0]


def test_are_both_axes_in_percent() -> None:
    said = " ".join(drawn().itertext())
    assert "100%" in said
    assert "Customers, from the most profitable" in said
    assert "Share of total profit" in said
