# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The levers: a bar each in the order given, and the gap that they are to close?"""

from oms42.charts.compiled import compiled_spec, still

from .samples import SAMPLES

SAMPLE = SAMPLES["levers"]


def test_stand_the_levers_in_their_order_with_what_they_add() -> None:
    svg = still(compiled_spec("levers"), SAMPLE["rows"], {"gap": SAMPLE["gap"]})
    assert svg.index(">Earlier<") < svg.index(">More<")
    for text in ("1.00", "0.50"):
        assert f">{text}<" in svg


def test_reaches_the_axis_to_the_gap() -> None:
    """A gap of 2.4 beside levers of 1.0: the scale must hold both."""
    svg = still(compiled_spec("levers"), SAMPLE["rows"], {"gap": SAMPLE["gap"]})
    assert ">2.4<" in svg
    assert svg.count("mark-rule role-mark") == 1
