# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a late policy cost what it says, with grace, a cap and extensions?"""

from datetime import timedelta
from pathlib import Path

import pytest
from nbformat.v4 import new_notebook
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config import Config

from oms42.grading.intake.status import open_course
from oms42.grading.lms.late import (
    NAME,
    Extension,
    LatePolicy,
    LmsError,
    penalty,
    policy_of,
    read_extensions,
    recompute,
)

from .conftest import DUE, grade

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own
HOUR = 3600.0


@pytest.mark.parametrize(
    ("hours", "settings", "cost"),
    [
        (0.25, {"grace_minutes": 15}, 0.0),  # to the minute
        (0.26, {"grace_minutes": 15}, 1.0),  # one day begun: 10 x 0.1
        (24.0, {}, 1.0),
        (24.1, {}, 2.0),
        (24.0 * 30, {"cap": 0.5}, 5.0),  # 10 x 0.5 and not 10 x 3
        (47.0, {"extension_days": 1}, 1.0),
        (23.0, {"extension_days": 1}, 0.0),
    ],
)
def test_does_a_late_hand_in_cost_what_the_policy_says(hours, settings, cost) -> None:
    assert penalty(10.0, hours * HOUR, 0.1, **settings) == pytest.approx(cost)


@pytest.mark.parametrize("text", ["soon", "-1", "nan", "inf", ""])
def test_is_an_extension_that_is_none_refused_by_row(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.csv"
    file.write_text(f"student_id,assignment,extension\n1,e2,{text}\n")
    with pytest.raises(LmsError, match="row 2: the extension is"):
        read_extensions(file)


def test_are_extensions_read_from_a_european_spreadsheet(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes("\ufeffstudent_id;assignment;extension\r\n007;e2;0,5\r\n8;e2;ex\r\n".encode())
    assert read_extensions(file) == {
        ("007", "e2"): Extension(0.5),
        ("8", "e2"): Extension(excused=True),
    }


def test_are_two_rows_of_one_student_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("student_id,assignment,extension\n1,e2,1\n1,e2,2\n")
    with pytest.raises(LmsError, match="row 3"):
        read_extensions(file)


def test_does_stocks_step_find_the_extension_while_it_grades(course: Path) -> None:
    """The step is hung as nbgrader hangs it: converter, exporter, step. An hour costs half of 7."""
    (course / "extensions.csv").write_text("student_id,assignment,extension\nann,e2,1\n")
    config = Config()
    config.AssignLatePenalties.plugin_class = NAME
    config.LatePolicy.per_day = 0.5
    coursedir = open_course(course)
    converter = Autograde(coursedir=coursedir, config=config)
    exporter = converter.exporter_class(parent=converter, config=config)
    step = AssignLatePenalties(parent=exporter)
    for student, cost in (("ann", 0.0), ("bob", 3.5)):
        grade(course, student, {"mase": 3, "pinball": 4}, DUE + timedelta(hours=1))
        known = {"notebook": "forecasting", "assignment": "e2", "student": student}
        step.preprocess(new_notebook(), {"nbgrader": {**known, "db_url": coursedir.db_url}})
        with Gradebook(coursedir.db_url, "try") as gradebook:
            found = gradebook.find_submission("e2", student)
            assert found.late_submission_penalty == pytest.approx(cost)


def test_is_a_policy_outside_a_course_refused() -> None:
    policy = LatePolicy(parent=AssignLatePenalties())
    policy.parent.assignment_id = "e2"
    with pytest.raises(LmsError, match="outside a course"):
        policy.late_submission_penalty("ann", 1.0, 1.0)


def test_are_penalties_worked_out_again_without_grading(course: Path) -> None:
    """Ann is a day and an hour late: 2 x 10 % of 7; an extension of a day leaves 10 %."""
    grade(course, "ann", {"mase": 3, "pinball": 4}, DUE + timedelta(hours=25))
    policy = LatePolicy(per_day=0.1)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "try") as gradebook:
        assert recompute(gradebook, "e2", policy, course) == {"ann": (0.0, pytest.approx(1.4))}
        assert recompute(gradebook, "e2", policy, course) == {}
        (course / "extensions.csv").write_text("student_id,assignment,extension\nann,e2,1\n")
        changed = recompute(gradebook, "e2", policy, course)
        assert changed == {"ann": (pytest.approx(1.4), pytest.approx(0.7))}
        assert gradebook.find_submission("e2", "ann").late_submission_penalty == pytest.approx(0.7)


def test_is_the_policy_ours_only_if_the_configuration_says_so() -> None:
    config = Config()
    config.LatePolicy.per_day = 0.2
    assert policy_of(config) is None
    config.AssignLatePenalties.plugin_class = NAME
    policy = policy_of(config)
    assert policy is not None
    assert policy.per_day == 0.2


def test_does_lateness_cost_nothing_to_who_is_excused() -> None:
    policy = LatePolicy(per_day=0.5)
    assert policy.cost(4.0, HOUR, Extension(excused=True)) == 0.0
    assert policy.cost(4.0, HOUR, Extension()) == 2.0
