# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The gap in parts: does each bar begin where the last one ended, and is color not all it has?"""

import re
from xml.etree import ElementTree

from oms42.charts.compiled import compiled_spec, still
from oms42.charts.palette import BLUE, GRAY, ORANGE
from oms42.charts.pay_gap_parts import ACCEPTED, OPEN, WHOLE, chart

from .samples import SAMPLES


def drawn() -> ElementTree.Element:
    return ElementTree.fromstring(
        still(compiled_spec("pay_gap_parts"), SAMPLES["pay_gap_parts"]["rows"])
    )


def bars() -> dict[str, tuple[float, float]]:
    """The left and right end of each bar, by its stroke."""
    found = {}
    for one in drawn().iter():
        path = re.fullmatch(r"M([\d.]+),[\d.]+h([\d.]+)v[\d.]+h-[\d.]+Z", one.get("d", ""))
        if path and one.get("stroke") in (BLUE, GRAY, ORANGE) and float(path[2]) > 12:
            found[str(one.get("stroke"))] = float(path[1]), float(path[1]) + float(path[2])
    return found


def test_does_each_bar_begin_where_the_one_before_ends() -> None:
    """The sample: 12% raw, of which 10 points go with territory and 2 are left."""
    found = bars()
    assert abs(found[GRAY][1] - found[BLUE][1]) < 0.5  # pixels
    assert abs(found[BLUE][0] - found[ORANGE][1]) < 0.5  # pixels
    assert abs(found[GRAY][0] - found[ORANGE][0]) < 0.5  # pixels


def test_is_what_is_open_paler_and_not_only_of_another_color() -> None:
    encoding = chart().to_dict()["layer"][0]["encoding"]
    fills = encoding["fillOpacity"]["scale"]
    assert fills["domain"] == [WHOLE, ACCEPTED, OPEN]
    assert fills["range"][2] < 0.5 < min(fills["range"][:2])


def test_do_parts_stand_in_order_with_their_sizes() -> None:
    said = list(drawn().itertext())
    for words in (["Raw gap", "Territory", "Left"], ["12.0%", "10.0%", "2.0%"]):
        places = [said.index(one) for one in words]
        assert places == sorted(places)


def test_does_the_axis_say_what_and_that_it_is_synthetic() -> None:
    assert "Of men's mean pay (synthetic)" in " ".join(drawn().itertext())
