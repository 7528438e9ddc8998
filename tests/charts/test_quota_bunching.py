# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quota explorer's histogram: is the band just past quota apart, and the comparison there?"""

from typing import Any

import pytest

from oms42.charts.quota_bunching import BAND, ELSE, WITHOUT, chart


@pytest.fixture(scope="module")
def layers() -> list[dict[str, Any]]:
    """Give the layers: the bars, the ticks without a ratchet."""
    made: list[dict[str, Any]] = chart().to_dict()["layer"]
    return made


def test_has_the_band_a_color_of_its_own_beside_its_place(layers: list[dict[str, Any]]) -> None:
    for layer in layers:
        scale = layer["encoding"]["color"]["scale"]
        assert scale["domain"] == [ELSE, BAND, WITHOUT]
        assert len(set(scale["range"])) == 3


def test_is_the_comparison_another_mark_than_the_bars(layers: list[dict[str, Any]]) -> None:
    assert [layer["mark"]["type"] for layer in layers] == ["bar", "rule"]
    assert layers[1]["encoding"]["y"]["field"] == "without"


def test_do_the_bars_stand_on_zero(layers: list[dict[str, Any]]) -> None:
    assert layers[0]["encoding"]["y2"] == {"datum": 0}


def test_does_the_axis_say_that_the_sellers_are_synthetic(layers: list[dict[str, Any]]) -> None:
    assert "synthetic" in layers[0]["encoding"]["x"]["title"]
