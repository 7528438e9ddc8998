# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The forecast lab's chart: can its series be told apart by more than color, and are axes named?"""

from typing import Any

import pytest

from oms42.charts.forecast_lab import ACTUAL, MODEL, NAIVE, chart


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    """Give the Vega-Lite of the chart."""
    made: dict[str, Any] = chart().to_dict()
    return made


def test_is_every_series_named_with_a_color_of_its_own(spec: dict[str, Any]) -> None:
    scale = spec["encoding"]["color"]["scale"]
    assert scale["domain"] == [ACTUAL, MODEL, NAIVE]
    assert len(set(scale["range"])) == 3


def test_are_the_two_forecasts_told_apart_without_color(spec: dict[str, Any]) -> None:
    dashes = spec["encoding"]["strokeDash"]["scale"]
    dash = dict(zip(dashes["domain"], map(tuple, dashes["range"]), strict=True))
    assert dash[MODEL] != dash[NAIVE]


def test_does_the_axis_say_what_and_in_which_unit(spec: dict[str, Any]) -> None:
    title = spec["encoding"]["y"]["title"]
    assert "Bookings" in title
    assert "$M a month" in title


def test_are_months_months_in_every_time_zone(spec: dict[str, Any]) -> None:
    """In local time, 1 January UTC would be December west of Greenwich."""
    assert spec["encoding"]["x"]["scale"]["type"] == "utc"


def test_do_the_rows_come_from_outside(spec: dict[str, Any]) -> None:
    assert spec["data"] == {"name": "rows"}
    assert "datasets" not in spec


def test_do_the_labels_take_the_pages_own_color(spec: dict[str, Any]) -> None:
    assert spec["config"]["axis"]["labelColor"] == "currentColor"
    assert spec["config"]["background"] == "transparent"
