# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Small multiples: one scale for all panels, regions told apart by more than color?"""

from xml.etree import ElementTree

from oms42.charts.bookings_panels import REGIONS, chart
from oms42.charts.compiled import compiled_spec, still
from oms42.kelvane.facts import REGIONS as KELVANES

from .samples import SAMPLES


def test_are_the_regions_the_companys_own() -> None:
    assert REGIONS == KELVANES


def test_has_each_region_a_color_and_a_dash_of_its_own() -> None:
    line = chart().to_dict()["spec"]["layer"][0]["encoding"]
    for channel in ("color", "strokeDash"):
        assert len({str(one) for one in line[channel]["scale"]["range"]}) == len(REGIONS)


def test_is_there_one_panel_a_product_and_one_scale_for_all() -> None:
    svg = still(compiled_spec("bookings_panels"), SAMPLES["bookings_panels"]["rows"])
    said = " ".join(ElementTree.fromstring(svg).itertext())
    for product in ("consumption", "hardware", "services", "subscription"):
        assert said.count(product) == 1
    assert [scale["name"] for scale in compiled_spec("bookings_panels")["scales"]].count("y") == 1
