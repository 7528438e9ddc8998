# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The fan by week: is the band P10 to P90, and can the target be seen on the same scale?"""

from typing import Any

import pytest

from oms42.charts.quarter_weeks import chart


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """Give the chart as Vega-Lite."""
    found: dict[str, Any] = chart().to_dict()
    return found


def test_is_the_band_from_the_low_to_the_high_end(made: dict[str, Any]) -> None:
    encoding = made["layer"][0]["encoding"]
    assert (encoding["y"]["field"], encoding["y2"]["field"]) == ("low", "high")


def test_do_rows_and_target_come_from_outside_on_one_scale(made: dict[str, Any]) -> None:
    names = [one["data"]["name"] for one in made["layer"]]
    assert names == ["rows", "rows", "rows", "target"]
    assert "resolve" not in made


def test_do_the_axes_say_what_and_in_which_unit(made: dict[str, Any]) -> None:
    encoding = made["layer"][0]["encoding"]
    assert encoding["y"]["title"] == "Signed so far, $M (synthetic)"
    assert encoding["x"]["title"] == "End of week"
