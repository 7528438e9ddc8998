# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The fan: does the past stay while the forecast moves, and is the band's edge the data's?"""

import re
from xml.etree import ElementTree

from oms42.charts.compiled import compiled_spec, still
from oms42.charts.forecast_fan import chart

from .samples import SAMPLES

VALUES = SAMPLES["forecast_fan"]


def band(svg: str) -> list[tuple[float, float]]:
    """Read the corners of the band."""
    (path,) = [
        str(one.get("d"))
        for one in ElementTree.fromstring(svg).iter()
        if one.get("opacity") == "0.25" and one.get("fill") == "#0072b2"
    ]
    return [(float(x), float(y)) for x, y in re.findall(r"([-\d.]+),([-\d.]+)", path)]


def test_are_there_two_data_sets_so_that_one_can_stay() -> None:
    names = [data["name"] for data in compiled_spec("forecast_fan")["data"] if "source" not in data]
    assert names == ["rows", "past"]
    assert "datasets" not in chart().to_dict()


def test_is_the_band_as_high_as_the_data_say() -> None:
    """Widths 2, 4 and 6 at the three months: the drawn heights must be as 1 to 2 to 3."""
    corners = band(still(compiled_spec("forecast_fan"), VALUES["rows"], VALUES))
    top, bottom = corners[:3], corners[3:][::-1]
    heights = [abs(a[1] - b[1]) for a, b in zip(top, bottom, strict=True)]
    assert [round(h / heights[0]) for h in heights] == [1, 2, 3]


def test_do_all_marks_share_one_scale() -> None:
    axes = [axis for axis in compiled_spec("forecast_fan")["axes"] if axis.get("title")]
    assert [axis["title"] for axis in axes] == ["Bookings, $M a month (synthetic)"]
