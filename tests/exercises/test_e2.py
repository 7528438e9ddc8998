# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do the tests of E2 tell right answers from wrong ones, without nbgrader, in this process?"""

import re
from pathlib import Path

import pytest

from oms42.grading.rules import HIDDEN, SOLUTION
from oms42.grading.text import to_text

HERE = Path(__file__).parent
RUBRIC = HERE.parents[1] / "exercises/rubrics/e2.md"
POINTS = {"mase-tests": 3, "pinball-tests": 3, "asof-tests": 5, "decision": 4}
TASKS = {"mase": "mase", "pinball": "pinball", "asof_dataset": "asof-dataset"}
TESTS = {"mase": "mase-tests", "pinball": "pinball-tests", "asof-dataset": "asof-tests"}
KEPT = [path.relative_to(HERE).with_suffix("") for path in sorted(HERE.glob("[rw]*/*/*.py"))]
STUB = "def {name}(*arguments):\n    raise NotImplementedError()"


def kept(kind):
    return [path.as_posix() for path in KEPT if path.parts[0] == kind]


def cell_of(name):
    return TASKS[name.split("/")[1]]


def test_the_reference_solution_earns_every_point(grade):
    scores = grade({})
    assert {cell: score.points for cell, score in scores.items()} == {
        "mase-tests": 3,
        "pinball-tests": 3,
        "asof-tests": 5,
    }


@pytest.mark.parametrize("name", kept("right"))
def test_a_right_solution_of_another_style_earns_every_point(name, grade, answers):
    cell = cell_of(name)
    score = grade({cell: answers[name].code})[TESTS[cell]]
    assert score.points == answers[name].earns == POINTS[TESTS[cell]], score.words


@pytest.mark.parametrize("name", kept("wrong"))
def test_a_wrong_solution_earns_what_it_deserves_and_is_told_why(name, grade, answers):
    cell, answer = cell_of(name), answers[name]
    score = grade({cell: answer.code})[TESTS[cell]]
    assert score.points == answer.earns < POINTS[TESTS[cell]], score.words
    assert answer.told in score.words


@pytest.mark.parametrize("name", kept("wrong"))
def test_a_wrong_solution_costs_points_in_its_own_task_only(name, grade, answers):
    scores = grade({cell_of(name): answers[name].code})
    others = {cell: score for cell, score in scores.items() if cell != TESTS[cell_of(name)]}
    assert all(score.points == POINTS[cell] for cell, score in others.items())


@pytest.mark.parametrize(("function", "cell"), TASKS.items())
def test_an_untouched_task_earns_nothing_and_is_told_so(function, cell, grade):
    score = grade({cell: STUB.format(name=function)})[TESTS[cell]]
    assert score.points == 0
    assert "NotImplementedError" in score.words


@pytest.mark.parametrize("result", ["None", "'0.2857'", "[0.2857]", "float('nan')", "1j"])
@pytest.mark.parametrize("function", ["mase", "pinball"])
def test_something_that_is_not_a_number_earns_nothing(function, result, grade):
    code = f"def {function}(*arguments):\n    return {result}"
    score = grade({function: code})[TESTS[function]]
    assert score.points == 0
    assert re.search("must return one number|gives nan", score.words)


@pytest.mark.parametrize(
    "result", ["None", "opps", "snapshots", "pd.DataFrame()", "pd.DataFrame({'opp_id': []})", "7"]
)
def test_a_result_that_is_no_answer_earns_nothing(result, grade):
    code = f"def asof_dataset(snapshots, opps, as_of):\n    return {result}"
    score = grade({"asof-dataset": code})["asof-tests"]
    # the raw tables are in the wrong order, hold the wrong rows and columns nobody can vouch for
    assert score.points == 0, score.words


@pytest.mark.parametrize(("function", "cell"), TASKS.items())
def test_a_right_solution_sees_full_marks_before_it_is_handed_in(function, cell, grade):
    """Do the visible tests alone say the same as nbgrader will, so that Validate agrees?"""
    score = grade({}, hidden=False)[TESTS[cell]]
    assert score.points == POINTS[TESTS[cell]]
    assert "Others, which you cannot see" in score.words


@pytest.mark.parametrize(
    "name",
    [
        "wrong/mase/aligns_by_label",
        "wrong/mase/sorts_in_place",
        "wrong/pinball/level_of_the_example",
        "wrong/asof_dataset/keeps_unknown_columns",
        "wrong/asof_dataset/fills_holes",
        "wrong/asof_dataset/earlier_of_two",
    ],
)
def test_hidden_tests_catch_what_the_visible_ones_let_pass(name, grade, answers):
    cell = cell_of(name)
    visible = grade({cell: answers[name].code}, hidden=False)[TESTS[cell]]
    assert visible.points == POINTS[TESTS[cell]] > answers[name].earns


def test_the_numbers_of_worked_example_2_5_are_visible(source):
    """Three decimals of the book: scale 11.375, model 0.286, seasonal naive 0.527."""
    tests = next(cell.source for cell in source.cells if cell.id == "mase-tests")
    visible = tests.split(f"### BEGIN {HIDDEN}")[0]
    assert "3.25 / 11.375 = 0.2857" in visible
    assert "6 / 11.375 = 0.5275" in visible
    assert (round(3.25 / 11.375, 3), round(6 / 11.375, 3)) == (0.286, 0.527)


def test_each_task_states_its_points(source):
    text = "\n".join(cell.source for cell in source.cells if cell.cell_type == "markdown")
    points = {
        cell.id: cell.metadata["nbgrader"]["points"]
        for cell in source.cells
        if "points" in cell.metadata.get("nbgrader", {})
    }
    assert points == POINTS
    headings = re.findall(r"^## \d\. .*\((\d) points\)$", text, flags=re.MULTILINE)
    assert [int(value) for value in headings] == list(POINTS.values())


def test_task_and_rubric_have_the_same_four_levels(source):
    levels = re.compile(r"^\| [1-4] \| .* \|$", flags=re.MULTILINE)
    task = next(cell.source for cell in source.cells if cell.id == "decision-task")
    rubric = RUBRIC.read_text(encoding="utf-8").split("## The figures")[0]
    assert levels.findall(task) == levels.findall(rubric)
    assert len(levels.findall(task)) == 4


def test_the_text_comes_back_from_the_notebook_as_it_was(source):
    text = (HERE.parents[1] / "exercises/source/e2/forecasting.py").read_text(encoding="utf-8")
    assert to_text(source) == text


def test_students_get_no_solution_in_a_text_cell(source):
    """Do the cells outside solutions and test cells hold anything that must not be released?"""
    plain = [cell for cell in source.cells if not cell.metadata.get("nbgrader")]
    assert not [cell.id for cell in plain if SOLUTION in cell.source or HIDDEN in cell.source]


def test_the_figures_of_the_decision_are_those_of_the_model_answer(grade, source):
    """By hand: A errs by 4, 3, 3, 3 (all short), B by 3, -4, 5, -2; the scale is 11.375."""
    answer = next(cell.source for cell in source.cells if cell.id == "decision")
    for figure in (3.25 / 11.375, 3.5 / 11.375, 0.8 * 13 / 4, (0.8 * 6 + 0.2 * 8) / 4):
        assert f"{figure:.3f}".rstrip("0") in answer
    assert f"{2 / 3.75:.3f}" in answer  # 3.25 tau = 2 - 0.5 tau
