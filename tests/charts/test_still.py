# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a chart of unknown origin show its own data, and nothing of this machine's?"""

import json
from typing import Any

import pytest

from oms42.charts.still import ForeignChartError, check_own, picture

BARS: dict[str, Any] = {
    "data": {"values": [{"a": "file:///etc/passwd", "url": 2}]},
    "mark": "bar",
    "encoding": {
        "x": {"field": "a", "type": "ordinal"},
        "y": {"field": "url", "type": "quantitative"},
    },
}


def test_is_a_chart_with_its_own_data_drawn() -> None:
    """Also one whose rows have a column called url."""
    assert picture("vegalite", json.dumps(BARS)).startswith(b"\x89PNG")
    assert picture("vega", '{"width": 9, "height": 9, "marks": []}').startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "more",
    [
        {"data": {"url": "file:///etc/passwd", "format": {"type": "csv"}}},
        {"data": {"url": "http://127.0.0.1/x"}},
        {"transform": [{"lookup": "a", "from": {"data": {"url": "x.csv"}, "key": "b"}}]},
        {"layer": [{"mark": "bar"}, {"data": {"url": {"signal": "'fi' + 'le:///x'"}}}]},
        {"mark": {"type": "image", "width": 9}},
        {"mark": "image"},
        {"width": 1e9},
    ],
)
def test_is_a_chart_that_asks_for_more_refused(more: dict[str, Any]) -> None:
    with pytest.raises(ForeignChartError):
        check_own({**BARS, **more})


def test_does_what_cannot_be_drawn_raise() -> None:
    with pytest.raises(ValueError, match="mark"):
        picture("vegalite", "{}")
