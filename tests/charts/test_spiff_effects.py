# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The event plot: is each quarter one point on its interval, told apart by more than color?"""

import re
from xml.etree import ElementTree

from oms42.charts.compiled import compiled_spec, still
from oms42.charts.spiff_effects import AFTER, BEFORE, DURING, NET, chart

from .samples import SAMPLES


def drawn() -> ElementTree.Element:
    return ElementTree.fromstring(
        still(compiled_spec("spiff_effects"), SAMPLES["spiff_effects"]["rows"])
    )


def test_has_each_phase_a_color_and_a_shape_of_its_own() -> None:
    points = next(one for one in chart().to_dict()["layer"] if "shape" in one["encoding"])
    for channel in ("color", "shape"):
        scale = points["encoding"][channel]["scale"]
        assert scale["domain"] == [BEFORE, DURING, AFTER, NET]
        assert len(set(scale["range"])) == 4


def test_do_the_quarters_stand_in_the_order_of_the_rows() -> None:
    """Not in that of the alphabet, where +1 comes before −1."""
    said = [one for one in drawn().itertext() if one in ("−1", "0", "+1", "net")]
    assert said[:4] == ["−1", "0", "+1", "net"]


def test_is_no_effect_one_line_under_the_points() -> None:
    """One rule in the color of the page's text, and one a row for the intervals."""
    groups = {one.get("class", ""): one for one in drawn().iter() if "mark-rule" in str(one.attrib)}
    counts = sorted(
        len([mark for mark in one.iter() if mark.get("stroke")])
        for name, one in groups.items()
        if "role-mark" in name
    )
    assert counts == [1, 4]


def test_does_the_axis_say_what_and_that_it_is_synthetic() -> None:
    said = re.sub(r"\s+", " ", " ".join(drawn().itertext()))
    assert "Units against normal (synthetic)" in said
    assert "Quarters from the SPIFF" in said
