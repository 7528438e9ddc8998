# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quarter simulator's chart: is it clear what is reached, in which unit, without color too?"""

from typing import Any

import pytest

from oms42.charts.quarter_simulator import BELOW, REACHED, TARGET, WEIGHTED, chart


@pytest.fixture(scope="module")
def layers() -> list[dict[str, Any]]:
    """Give the layers: bars, quantiles, their names, rules."""
    made: list[dict[str, Any]] = chart().to_dict()["layer"]
    return made


def test_has_each_side_and_each_line_a_color_of_its_own(layers: list[dict[str, Any]]) -> None:
    scales = [one["encoding"]["color"]["scale"] for one in (layers[0], layers[4])]
    assert scales[0] == scales[1]
    assert scales[0]["domain"] == [BELOW, REACHED, TARGET, WEIGHTED]
    assert len(set(scales[0]["range"])) == 4


def test_are_target_and_weighted_pipeline_told_apart_without_color(
    layers: list[dict[str, Any]],
) -> None:
    dashes = layers[4]["encoding"]["strokeDash"]["scale"]["range"]
    assert dashes[0] != dashes[1]


def test_do_the_bars_stand_on_zero(layers: list[dict[str, Any]]) -> None:
    assert layers[0]["encoding"]["y2"] == {"datum": 0}


def test_do_the_axes_say_what_and_in_which_unit(layers: list[dict[str, Any]]) -> None:
    encoding = layers[0]["encoding"]
    assert "$M (synthetic)" in encoding["x"]["title"]
    assert encoding["y"]["title"] == "Share of quarters"


def test_do_rows_and_marks_come_from_outside(layers: list[dict[str, Any]]) -> None:
    assert [one["data"] for one in layers] == [{"name": "rows"}, *[{"name": "marks"}] * 4]
