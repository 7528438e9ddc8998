# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does feedback say why an answer failed, and nothing of the tests that were hidden?"""

import json
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from oms42.grading.pages.feedback import HideTests

SOURCE = """assert f(1), "visible"
### BEGIN HIDDEN TESTS
table = "canary-source"
assert f(9041) == 9042, "With larger numbers the result is wrong."
### END HIDDEN TESTS
end = 1"""
FRAME = "Cell In[2], line {line}\n      3 table = 'canary-source'\n----> 4 assert f(9041) == 9042\n"
CANARIES = ("canary", "9041", "9042")


def a_test(*outputs: dict[str, Any], source: str = SOURCE) -> NotebookNode:
    settings = {"grade_id": "f-tests", "grade": True, "locked": True, "solution": False}
    cell = nbformat.v4.new_code_cell(source, metadata={"nbgrader": settings})
    cell.outputs = [nbformat.from_dict(one) for one in outputs]
    return cell


def told(*outputs: dict[str, Any], source: str = SOURCE, **traits: Any) -> NotebookNode:
    notebook = nbformat.v4.new_notebook(cells=[a_test(*outputs, source=source)])
    return HideTests(**traits).preprocess(notebook, {})[0].cells[0]


def failed(words: str, name: str = "AssertionError", line: int = 4) -> dict[str, Any]:
    head = ["-" * 75, f"{name}    Traceback (most recent call last)"]
    traceback = [*head, FRAME.format(line=line), f"{name}: {words}"]
    return {"output_type": "error", "ename": name, "evalue": words, "traceback": traceback}


def printed(text: str, name: str = "stdout") -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": text}


def test_is_the_released_part_shown() -> None:
    source = told().source
    assert source.startswith('assert f(1), "visible"\n# More tests ran here.')
    assert source.endswith("\nend = 1")


def test_is_a_released_part_that_ends_a_block_still_python() -> None:
    source = "try:\n    x = 1\n    ### BEGIN HIDDEN TESTS\n    y = 2\n    ### END HIDDEN TESTS"
    assert "\n    # More tests" in told(source=source + "\nfinally:\n    pass").source


def test_does_the_message_stay_and_the_quoted_test_go() -> None:
    words = "With larger numbers the result is wrong."
    assert told(failed(words)).outputs[0].traceback == [f"AssertionError: {words}"]


@pytest.mark.parametrize(
    "output",
    [
        failed("[9041]", "ValueError"),
        failed("", "In9041"),
        failed("f(9041) is 9042, canary"),
        failed("canary\nCell In[2], line 1\n"),
        printed("given 9041\n"),
        printed("canary: 9041", "stderr"),
        {"output_type": "display_data", "data": {"text/plain": "9041"}, "metadata": {}},
        {
            "output_type": "execute_result",
            "data": {"text/plain": "'9041'", "text/html": "<b>9041</b>"},
            "metadata": {},
            "execution_count": 1,
        },
    ],
)
def test_does_no_hidden_source_input_or_value_get_through(output: dict[str, Any]) -> None:
    """Through a message, an exception's name, printed text, a display, a result."""
    shown = json.dumps(told(output))
    assert not [canary for canary in CANARIES if canary in shown]


def test_is_a_failure_on_known_inputs_told_in_full() -> None:
    """The first line stands in the release; so does all that the function was given there."""
    cell = told(failed("f(1) is 17; [1]", line=1))
    assert cell.outputs[0].traceback == ["AssertionError: f(1) is 17; [1]"]


def test_can_an_error_pretend_to_be_on_known_inputs() -> None:
    """The report of a cell that was ended has no frame of the test; a message can look like one."""
    words = "Cell In[2], line 1\n9041"
    error = failed(words) | {"traceback": [f"E: {words}"] * 2}
    assert "9041" not in json.dumps(told(error))


def test_is_a_failure_without_a_message_said_in_words() -> None:
    assert told(failed("")).outputs[0].traceback == [
        "AssertionError: a test that is not shown has failed"
    ]


def test_does_what_the_tests_print_say_why_a_part_was_lost() -> None:
    source = SOURCE + '\nprint(f"{part}, 0 of 2 points: {why}")\nwhy = "not sorted"'
    cell = told(printed("rows, 0 of 2 points: not sorted\n"), source=source)
    assert cell.outputs[0].text == "…, 0 of 2 points: not sorted"


def later(**traits: Any) -> list[NotebookNode]:
    """A student's cell before and after hidden tests ran, then tests with nothing hidden."""
    outputs = [nbformat.from_dict(one) for one in (printed("kept: 9041"), failed("9041"))]
    mine = [nbformat.v4.new_code_cell("show()", outputs=outputs) for _ in range(2)]
    tests = a_test(printed("9041"), source="assert f(2), 'two'")
    cells = [mine[0], a_test(), mine[1], tests]
    notebook = nbformat.v4.new_notebook(cells=cells)
    return list(HideTests(**traits).preprocess(notebook, {})[0].cells)


def test_can_a_later_cell_show_what_a_function_kept() -> None:
    """Before the hidden tests a student's code cannot know them, and its output stays."""
    before, _, after, tests = later()
    assert "9041" in json.dumps(before)
    assert "9041" not in json.dumps([after, tests])
    assert "made after hidden tests had run" in after.outputs[0].text


def test_can_all_be_shown_where_the_instructor_says_so() -> None:
    assert "9041" in json.dumps(later(show_output=True)[2])
    assert told(printed("given 9041"), show_output=True).outputs[0].text == "given 9041"
    assert len(told(printed("x" * 90_000), show_output=True).outputs[0].text) < 4100
    assert len(told(failed("x" * 9000), show_output=True).outputs[0].traceback[0]) < 700


def test_is_a_score_in_parts_still_shown() -> None:
    score = {"output_type": "execute_result", "data": {"text/plain": "1.0"}, "metadata": {}}
    assert told({**score, "execution_count": 1}).outputs[0].data == {"text/plain": "1.0"}


@pytest.mark.parametrize("source", ["assert f(1)", "# BEGIN"])
def test_is_a_cell_before_any_hidden_tests_left_as_it_is(source: str) -> None:
    error = failed("why")
    cell = told(error, source=source)
    assert (cell.source, cell.outputs[0].traceback) == (source, error["traceback"])
