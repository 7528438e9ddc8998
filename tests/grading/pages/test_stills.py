# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a marker see a student's chart as a picture, whatever the chart would do?"""

import base64
from typing import Any

import nbformat

from oms42.grading.pages.stills import PNG, StillCharts, drawn

BARS: dict[str, Any] = {
    "data": {"values": [{"a": 1, "b": 2}, {"a": 2, "b": 3}]},
    "mark": "bar",
    "encoding": {
        "x": {"field": "a", "type": "ordinal"},
        "y": {"field": "b", "type": "quantitative"},
    },
}
ENDLESS = {"data": {"sequence": {"start": 0, "stop": 1e10}}, "mark": "point"}
VEGALITE = "application/vnd.vegalite.v5+json"


def notebook(*charts: Any, **more: str) -> Any:
    """A notebook that displays charts."""
    outputs = [
        {"output_type": "display_data", "data": {VEGALITE: chart, **more}, "metadata": {}}
        for chart in charts
    ]
    cell = nbformat.v4.new_code_cell("chart")
    cell.outputs = [nbformat.from_dict(one) for one in outputs]
    return nbformat.v4.new_notebook(cells=[cell])


def test_does_each_honest_chart_become_a_picture_and_no_other() -> None:
    """A chart that reads a file of this machine is between two that bring their data."""
    foreign = {**BARS, "data": {"url": "file:///etc/passwd"}}
    made, _ = StillCharts().preprocess(notebook(BARS, foreign, BARS), {})
    pictures = [output.data.get(PNG) for output in made.cells[0].outputs]
    assert [picture is None for picture in pictures] == [False, True, False]
    assert base64.b64decode(pictures[0]).startswith(b"\x89PNG")


def test_does_a_chart_without_end_hold_the_batch_up() -> None:
    """What was drawn before it is kept."""
    made, _ = StillCharts(seconds=6.0).preprocess(notebook(BARS, ENDLESS), {})
    first, second = made.cells[0].outputs
    assert PNG in first.data
    assert PNG not in second.data


def test_is_a_chart_that_brings_a_picture_left_alone() -> None:
    made, _ = StillCharts().preprocess(notebook(BARS, **{PNG: "AAAA"}), {})
    assert made.cells[0].outputs[0].data[PNG] == "AAAA"


def test_does_nonsense_pass_without_a_process() -> None:
    made, _ = StillCharts().preprocess(notebook("x", None, [1]), {})
    assert all(PNG not in output.data for output in made.cells[0].outputs)


def test_is_a_list_of_nothing_nothing() -> None:
    assert drawn([("vega", "{")], 10.0) == [None]
