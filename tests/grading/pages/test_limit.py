# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is output cut by bytes, and is what a score is read from never cut away?"""

from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.utils import determine_grade

from oms42.grading.pages.limit import LimitBytes

TEST = {"grade": True, "solution": False, "grade_id": "t", "points": 2.0, "locked": True}


def stream(text: str, name: str = "stdout") -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": text}


def result(text: str) -> dict[str, Any]:
    data = {"text/plain": text}
    return {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1}


def error(words: str) -> dict[str, Any]:
    return {"output_type": "error", "ename": "E", "evalue": words, "traceback": [words]}


def limited(*outputs: dict[str, Any], **sizes: int) -> NotebookNode:
    """A test cell after the cut."""
    cell = nbformat.v4.new_code_cell("x", metadata={"nbgrader": TEST}, execution_count=1)
    cell.outputs = [nbformat.from_dict(output) for output in outputs]
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [cell]  # as a kernel leaves it: not checked
    LimitBytes(**sizes).preprocess(notebook, {})
    nbformat.validate(notebook)
    return cell


def test_is_one_line_of_sixty_megabytes_cut() -> None:
    cell = limited(stream("x" * 60_000_000))
    assert len(nbformat.writes(nbformat.v4.new_notebook(cells=[cell]))) < 1_100_000
    assert "cut here: it is larger than 1048576 bytes" in cell.outputs[0].text


def test_does_a_flood_of_small_outputs_end() -> None:
    """A million empty displays are as large as one long text."""
    assert len(limited(*[stream("")] * 1000, max_bytes=160).outputs) == 10


@pytest.mark.parametrize(
    ("last", "points"), [(error("no"), 0), (stream("no", "stderr"), 0), (result("1.0"), 1.0)]
)
def test_is_the_score_the_same_after_a_flood(last: dict[str, Any], points: float) -> None:
    """Stock nbgrader drops a note on stderr that comes after the thousandth line."""
    cell = limited(*[stream("x" * 50)] * 40, last, max_bytes=200)
    assert determine_grade(cell) == (points, 2.0)


def test_does_a_large_error_stay_an_error_with_its_message() -> None:
    cell = limited(error("why " * 100_000), max_bytes=1000)
    assert cell.outputs[0].evalue.startswith("why why")
    assert len(cell.outputs[0].traceback[0]) < 3000
    assert determine_grade(cell) == (0, 2.0)


def test_is_a_large_picture_dropped_and_a_small_one_kept() -> None:
    display = {"output_type": "display_data", "metadata": {}, "data": {"image/png": "A" * 50}}
    kept = limited(display, max_picture=60).outputs[0].data
    assert kept == {"image/png": "A" * 50}
    large = {**display, "data": {"image/png": "A" * 70}}
    assert limited(large, max_picture=60).outputs[0].data == {
        "text/plain": "[an output that is too large]"
    }


@pytest.mark.parametrize(
    "output",
    [
        {"output_type": "magic"},
        {"output_type": "display_data", "data": "x", "metadata": {}},
        {"output_type": "stream", "name": 1, "text": 2},
    ],
)
def test_does_an_output_of_no_shape_keep_the_page_from_opening(output: dict[str, Any]) -> None:
    """It becomes a note, and costs what a note on stderr costs."""
    cell = limited(output)
    assert cell.outputs[0].text == "[an output of no known shape]"
    assert determine_grade(cell) == (0, 2.0)


@pytest.mark.parametrize("count", ["<img>", -1, True, 1.5])
def test_is_a_cells_number_a_number(count: Any) -> None:
    cell = nbformat.v4.new_code_cell("x")
    cell.execution_count = count
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [cell]
    LimitBytes().preprocess(notebook, {})
    assert cell.execution_count is None


def test_are_small_outputs_left_as_they_are() -> None:
    outputs = [stream("a\n"), result("2.0"), error("e")]
    assert limited(*outputs).outputs == [nbformat.from_dict(one) for one in outputs]
