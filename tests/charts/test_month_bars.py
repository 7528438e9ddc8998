# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Bars by month: can a stretch be selected, and does scrolling past leave it alone?"""

from typing import Any

from oms42.charts.behind import KEY
from oms42.charts.compiled import compiled_spec
from oms42.charts.month_bars import STRETCH, chart


def test_can_a_stretch_of_months_be_selected() -> None:
    found = compiled_spec("month_bars")["usermeta"][KEY]["selections"][STRETCH]
    assert found == {"kind": "interval", "fields": ["t"], "channels": ["x"]}


def test_does_the_wheel_scroll_the_page() -> None:
    """Vega-Lite would zoom the stretch under the pointer and hold the page."""

    def events(value: Any) -> list[Any]:
        if isinstance(value, dict):
            here = [value["type"]] if value.get("source") == "scope" else []
            return here + [found for one in value.values() for found in events(one)]
        return [found for one in value for found in events(one)] if isinstance(value, list) else []

    types = events(compiled_spec("month_bars")["signals"])
    assert "pointerdown" in types
    assert "wheel" not in types


def test_does_a_bar_begin_at_zero_and_at_its_month_in_every_time_zone() -> None:
    scales = {one["name"]: one for one in compiled_spec("month_bars")["scales"]}
    assert scales["y"]["zero"] is True
    assert scales["x"]["type"] == "utc"


def test_is_the_selected_stretch_told_by_more_than_a_frame() -> None:
    color = chart().to_dict()["encoding"]["color"]
    assert color["value"] != color["condition"]["value"]
