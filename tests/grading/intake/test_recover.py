# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a cell that has lost its name found, and never the wrong one?"""

from typing import Any

from oms42.grading.intake.expected import ExpectedCell
from oms42.grading.intake.recover import labels, recovered

ANSWER = ExpectedCell("q1", "code", "def f(x):\n    pass", False, True, False, False)
TEST = ExpectedCell("t1", "code", "assert f(1)", True, False, True, False, 2.0)
OTHER = ExpectedCell("t2", "code", "assert f(2)", True, False, True, False, 2.0)


def find(cells: list[dict[str, Any]], *wanted: ExpectedCell) -> dict[str, int]:
    return recovered(cells, {one.name: one for one in wanted}, {}, labels(cells))


def cell(source: str, **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "metadata": {}, **more}


def test_is_a_cell_found_by_its_id() -> None:
    assert find([cell("x"), cell("y", id="q1")], ANSWER) == {"q1": 1}


def test_is_a_test_found_by_its_text() -> None:
    assert find([cell("x"), cell("assert  f(1)\n")], TEST) == {"t1": 1}


def test_is_an_answer_found_by_what_it_defines() -> None:
    work = "import math\n\ndef f(x):\n    return x"
    assert find([cell("def g(x): pass"), cell(work)], ANSWER) == {"q1": 1}


def test_is_a_renamed_test_found_by_its_settings() -> None:
    said = {"nbgrader": {**TEST.settings, "grade_id": "mine"}}
    assert find([cell("pass", metadata=said)], TEST) == {"t1": 0}


def test_are_two_that_fit_left_to_a_person() -> None:
    said = {"nbgrader": {**TEST.settings, "grade_id": "mine"}}
    assert find([cell("a", metadata=said), cell("b", metadata=said)], TEST) == {}
    assert find([cell("a", metadata=said)], TEST, OTHER) == {}


def test_is_a_cell_of_another_name_taken_away_from_it() -> None:
    """A cell that is known as t2 cannot become t1."""
    found = find([cell("assert f(1)", metadata={"nbgrader": OTHER.settings})], TEST, OTHER)
    assert found == {}


def test_do_settings_of_any_kind_pass_as_a_label() -> None:
    said = [{"nbgrader": one} for one in (None, "x", [], {}, {"grade_id": ["q1"]})]
    assert labels([cell("", metadata=one) for one in said]) == {}
