# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is every mistake of an author found before nbgrader sees it, and nothing else?"""

import re

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.grading.rules import problems

SOLUTION = "def mean(x):\n    ### BEGIN SOLUTION\n    return sum(x) / len(x)\n    ### END SOLUTION"
TESTS = (
    "assert mean([1, 3]) == 2\n### BEGIN HIDDEN TESTS\nassert mean([2]) == 2\n### END HIDDEN TESTS"
)
GRADED = {"grade": True, "locked": True, "points": 2, "schema_version": 3, "solution": False}
SOLVED = {"grade": False, "locked": False, "schema_version": 3, "solution": True}
WRITTEN = {"grade": True, "locked": False, "points": 2, "schema_version": 3, "solution": True}


def cell(source, settings=None, name="mean", kind="code", **changes):
    make = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
    if settings is None:
        return make(source, id=name or "unnamed-1", metadata={"name": name} if name else {})
    return make(source, id=name, metadata={"nbgrader": {"grade_id": name} | settings | changes})


def found(*cells):
    notebook = nbformat.v4.new_notebook()
    notebook.cells = list(cells)  # not through the constructor: it renames duplicate ids
    return problems(notebook)


def test_a_sound_exercise_has_no_problem():
    assert not found(
        cell("# A title", name="story", kind="markdown"),
        cell("import numpy as np", name="setup"),
        cell(SOLUTION, SOLVED),
        cell(TESTS, GRADED, "mean-tests"),
        cell("Because.", WRITTEN, "reason", "markdown"),
    )


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (cell("x = 1", name=None), "cell 'unnamed-1': it has neither a grade_id nor a name"),
        (cell("x = 1", name="q1_tests"), "cell 'q1_tests': a name is lower-case words"),
        (cell("x = 1", name="cell-"), "cell 'cell-': a name is lower-case words"),
        (cell(TESTS, GRADED, points=None), "it needs points above zero, not None"),
        (cell(TESTS, GRADED, points=0), "it needs points above zero, not 0"),
        (cell(TESTS, GRADED, points=True), "it needs points above zero, not True"),
        (cell(TESTS, GRADED, points="3"), "it needs points above zero, not '3'"),
        (cell(TESTS, GRADED, points=float("nan")), "it needs points above zero, not nan"),
        (cell(SOLUTION, SOLVED, points=3), "it has points (3) but is not graded"),
        (cell(TESTS, GRADED, schema_version=2), "schema_version must be 3"),
        (cell(TESTS, GRADED, locked=False), "a test cell must be locked"),
        (cell(TESTS, GRADED, locked="yes"), "'locked' is 'yes'; it must be a bool"),
        (cell("def mean(x):\n    return 2", SOLVED), "needs '### BEGIN SOLUTION'"),
        (cell(SOLUTION, name="setup"), "holds a solution but is not a solution cell"),
        (cell(TESTS, name="setup"), "holds hidden tests but is not a test cell"),
        (cell(TESTS, SOLVED), "holds hidden tests but is not a test cell"),
        (cell(TESTS, WRITTEN, kind="markdown"), "holds hidden tests but is not a test cell"),
        (cell(SOLUTION, GRADED), "holds a solution but is not a solution cell"),
        (cell("Because.", WRITTEN, kind="markdown", solution=False), "needs both grade and sol"),
        (cell("Because.", SOLVED, kind="markdown"), "needs both grade and solution"),
        (cell("### BEGIN SOLUTION\nx = 1", SOLVED), "'BEGIN SOLUTION' and 'END SOLUTION' must"),
        (cell("### END HIDDEN TESTS", GRADED), "'END HIDDEN TESTS' must come in pairs"),
        (cell("%matplotlib inline", GRADED), "it is not plain Python"),
        (cell("assert mean([1]) ==", GRADED), "it is not plain Python: invalid syntax (line 1)"),
        (cell("score = 1\nscore", GRADED), "ends in the expression 'score'"),
        (cell("np.float64(1)", GRADED), "ends in the expression 'np.float64(1)'"),
        (cell("float(1);", GRADED), "ends in the expression 'float(1)'"),
        (cell("float(1) ; # points", GRADED), "ends in the expression 'float(1)'"),
        (cell("mean([1])", GRADED), "ends in the expression 'mean([1])'"),
    ],
)
def test_each_mistake_is_named(wrong, words):
    messages = found(wrong)
    assert any(words in message for message in messages), messages


@pytest.mark.parametrize(
    "source",
    [
        "assert True",
        "float(sum([1]))",
        "int(1)  # points",
        "print('done')",
        "x = 1",
        "",
        "print(1);",
    ],
)
def test_an_ending_that_nbgrader_reads_as_it_is_meant_passes(source):
    assert not found(cell(source, GRADED))


def test_the_ending_counts_with_and_without_the_hidden_tests():
    """Would the released cell, which students validate with, give full points by accident?"""
    hidden = "### BEGIN HIDDEN TESTS\nassert True\n### END HIDDEN TESTS"
    assert found(cell(f"abs(-1)\n{hidden}", GRADED)) == (
        "cell 'mean': without its hidden tests it ends in the expression 'abs(-1)'; unless that "
        "is float(…) or int(…) with no semicolon, or print(…), nbgrader may give full points",
    )


def test_a_name_used_twice_is_reported_once_with_its_count():
    two = found(cell("x = 1", name="setup"), cell("y = 1", name="setup"))
    assert two == ("cell 'setup': 2 cells have this name; each needs its own",)


def test_a_grade_id_may_not_repeat_a_name():
    tests = cell(TESTS, GRADED, "tests")
    both = found(cell(SOLUTION, SOLVED), tests, cell("y = 1", name="tests"))
    assert both == ("cell 'tests': 2 cells have this name; each needs its own",)


def test_a_name_that_only_an_open_cell_sets_is_reported():
    """A student could replace the import that a test relies on."""
    tests = cell("assert np.isclose(mean([1]), 1)", GRADED, "tests")
    words = found(cell("import numpy as np", name="setup"), cell(SOLUTION, SOLVED), tests)
    assert words == (
        "cell 'tests': it uses 'np', which neither a locked cell nor a solution sets, so a student "
        "could set it to anything; set or import it in a locked cell",
    )


LINES = {"B": "### BEGIN HIDDEN TESTS", "E": "### END HIDDEN TESTS", "x": "x = 1"}


@given(st.text(alphabet="BEx", max_size=8))
def test_marks_are_accepted_exactly_if_they_pair(order):
    """The oracle is the regular language of begin, anything but a mark, end."""
    source = "\n".join(LINES[mark] for mark in order)
    refused = any("must come in pairs" in words for words in found(cell(source, GRADED)))
    assert refused == (re.fullmatch(r"(x|Bx*E)*", order) is None)
