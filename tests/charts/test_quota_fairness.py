# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quota explorer's scatter: one rule at the quota, a line of its own look, named axes."""

from typing import Any

import pytest

from oms42.charts.quota_fairness import chart


@pytest.fixture(scope="module")
def layers() -> list[dict[str, Any]]:
    """Give the layers: the quota's rule, the points, the fitted line."""
    made: list[dict[str, Any]] = chart().to_dict()["layer"]
    return made


def test_is_the_quota_drawn_once_at_100_percent(layers: list[dict[str, Any]]) -> None:
    assert layers[0]["encoding"]["y"] == {"datum": 1}
    assert layers[0]["transform"] == [{"aggregate": [{"op": "count", "as": "n"}]}]


def test_are_points_and_line_apart_in_color_and_mark(layers: list[dict[str, Any]]) -> None:
    assert [layers[i]["mark"]["type"] for i in (1, 2)] == ["point", "line"]
    assert layers[1]["mark"]["color"] != layers[2]["mark"]["color"]


def test_do_the_axes_say_what_and_in_which_unit(layers: list[dict[str, Any]]) -> None:
    encoding = layers[1]["encoding"]
    assert encoding["x"]["title"] == "Over the mean (synthetic)"
    assert encoding["y"]["axis"]["format"] == ".0%"


def test_does_the_line_come_from_outside(layers: list[dict[str, Any]]) -> None:
    assert layers[2]["data"] == {"name": "line"}
