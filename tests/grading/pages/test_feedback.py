# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does feedback say why an answer failed, and nothing of the tests that were hidden?"""

from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from oms42.grading.pages.feedback import HideTests

SOURCE = (
    "assert f(1)\n### BEGIN HIDDEN TESTS\nassert f(41), 'secret'\n### END HIDDEN TESTS\nend = 1"
)
QUOTED = ["Traceback", "----> 2 assert f(41)"]


def told(*outputs: dict[str, Any], source: str = SOURCE, **traits: Any) -> NotebookNode:
    cell = nbformat.v4.new_code_cell(source)
    cell.outputs = [nbformat.from_dict(one) for one in outputs]
    return HideTests(**traits).preprocess_cell(cell, {}, 0)[0]


def failed(words: str, name: str = "AssertionError") -> dict[str, Any]:
    return {"output_type": "error", "ename": name, "evalue": words, "traceback": QUOTED}


def test_is_the_released_part_shown() -> None:
    source = told().source
    assert source.startswith("assert f(1)\n# More tests ran here.")
    assert source.endswith("\nend = 1")
    assert "41" not in source


def test_does_the_message_stay_and_the_quoted_test_go() -> None:
    cell = told(failed("With m = 1 the result is wrong."))
    assert cell.outputs[0].traceback == ["AssertionError: With m = 1 the result is wrong."]


def test_is_a_failure_without_a_message_said_in_words() -> None:
    assert told(failed("")).outputs[0].traceback == [
        "AssertionError: a test that is not shown has failed"
    ]


OUT = {"output_type": "stream", "name": "stdout", "text": "rows, 0 of 2 points: not sorted"}


def test_does_what_the_tests_print_say_why_a_part_was_lost() -> None:
    assert told(OUT).outputs[0].text == OUT["text"]
    assert len(told({**OUT, "text": "x" * 90_000}).outputs[0].text) < 4100


def test_can_a_display_stand_among_hidden_tests() -> None:
    """The tests print; a picture or a table there is the student's own."""
    shown = {"output_type": "display_data", "data": {"text/plain": "41"}, "metadata": {}}
    assert told(shown).outputs == []


def test_can_all_print_be_left_out() -> None:
    cell = told(OUT, {**OUT, "name": "stderr"}, show_output=False)
    assert [output.text for output in cell.outputs] == [
        "Something was written to stderr while the tests ran.\n"
    ]


def test_can_a_student_put_a_book_into_a_message() -> None:
    cell = told(failed("x" * 9000, "ValueError"))
    assert len(cell.outputs[0].traceback[0]) < 700


def test_is_a_score_in_parts_still_shown() -> None:
    score = {"output_type": "execute_result", "data": {"text/plain": "1.0"}, "metadata": {}}
    assert told({**score, "execution_count": 1}).outputs[0].data == {"text/plain": "1.0"}


@pytest.mark.parametrize("source", ["assert f(1)", "# BEGIN"])
def test_is_a_cell_without_hidden_tests_left_as_it_is(source: str) -> None:
    cell = told(failed("why"), source=source)
    assert (cell.source, cell.outputs[0].traceback) == (source, QUOTED)
