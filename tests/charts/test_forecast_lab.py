# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The forecast lab's chart: can its series be told apart by more than color, and are axes named?"""

from typing import Any

import pytest

from oms42.charts.forecast_lab import ACTUAL, MODEL, NAIVE, chart


@pytest.fixture(scope="module")
def layers() -> list[dict[str, Any]]:
    """Give the encodings of the chart's layers: the lines, the points."""
    made = chart().to_dict()
    return [layer["encoding"] for layer in made["layer"]]


def test_is_every_series_named_with_a_color_of_its_own(layers: list[dict[str, Any]]) -> None:
    for encoding in layers:
        scale = encoding["color"]["scale"]
        assert scale["domain"] == [ACTUAL, MODEL, NAIVE]
        assert len(set(scale["range"])) == 3


def test_are_the_two_forecasts_told_apart_without_color(layers: list[dict[str, Any]]) -> None:
    dashes = layers[0]["strokeDash"]["scale"]
    dash = dict(zip(dashes["domain"], map(tuple, dashes["range"]), strict=True))
    assert dash[MODEL] != dash[NAIVE]


def test_does_the_axis_say_what_and_in_which_unit(layers: list[dict[str, Any]]) -> None:
    title = layers[0]["y"]["title"]
    assert "Bookings" in title
    assert "$M a month" in title


def test_are_months_months_in_every_time_zone(layers: list[dict[str, Any]]) -> None:
    """In local time, 1 January UTC would be December west of Greenwich."""
    assert {encoding["x"]["scale"]["type"] for encoding in layers} == {"utc"}


def test_does_a_tooltip_speak_of_the_point_that_it_stands_at(layers: list[dict[str, Any]]) -> None:
    """A line is one mark: its tooltip would be that of its first month, wherever the pointer is."""
    assert ["tooltip" in encoding for encoding in layers] == [False, True]


def test_do_the_rows_come_from_outside() -> None:
    made = chart().to_dict()
    assert made["data"] == {"name": "rows"}
    assert "datasets" not in made


def test_do_the_labels_take_the_pages_own_color() -> None:
    config = chart().to_dict()["config"]
    assert config["axis"]["labelColor"] == "currentColor"
    assert config["background"] == "transparent"
