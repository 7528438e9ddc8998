# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The calibration studio's chart: are said and happened on one scale, the series apart by shape?"""

from typing import Any

import pytest

from oms42.charts.calibration_studio import MENDED, RAW, chart


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """Give the chart's specification."""
    spec: dict[str, Any] = chart().to_dict()
    return spec


def test_is_a_right_angle_a_right_angle(made: dict[str, Any]) -> None:
    """Said and happened from 0 to 1 on sides of one length: on the diagonal they are equal."""
    encoding = made["layer"][4]["encoding"]
    assert encoding["x"]["scale"]["domain"] == encoding["y"]["scale"]["domain"] == [0, 1]
    assert made["width"] == made["height"]
    ideal = made["layer"][0]["encoding"]
    assert [ideal[end]["datum"] for end in ("x", "y", "x2", "y2")] == [0, 0, 1, 1]


def test_are_the_series_told_apart_by_shape_and_by_color(made: dict[str, Any]) -> None:
    encoding = made["layer"][4]["encoding"]
    for channel in ("shape", "color"):
        scale = encoding[channel]["scale"]
        assert scale["domain"] == [RAW, MENDED]
        assert len(set(scale["range"])) == 2


def test_has_each_point_an_interval_and_its_number_of_deals(made: dict[str, Any]) -> None:
    reach, points = made["layer"][3]["encoding"], made["layer"][4]["encoding"]
    assert (reach["y"]["field"], reach["y2"]["field"]) == ("low", "high")
    assert points["size"]["field"] == "deals"


def test_does_the_axis_say_that_the_deals_are_synthetic(made: dict[str, Any]) -> None:
    assert "synthetic" in made["layer"][4]["encoding"]["x"]["title"]
