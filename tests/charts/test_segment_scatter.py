# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The scatter of segments: a mark a customer, each segment with a shape of its own?"""

from xml.etree import ElementTree

from oms42.charts.compiled import compiled_spec, still

from .samples import SAMPLES

ROWS = SAMPLES["segment_scatter"]["rows"]


def test_has_each_customer_a_mark_and_each_segment_its_look() -> None:
    """Six segments, four colors: color and shape together are six different looks."""
    tree = ElementTree.fromstring(still(compiled_spec("segment_scatter"), ROWS))
    groups = [g for g in tree.iter() if "mark-symbol role-mark" in str(g.get("class"))]
    looks = {(one.get("stroke"), one.get("d")) for group in groups for one in group}
    assert len(looks) == len(ROWS) == 6
