# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the table tell an instructor at a glance what is open, and a program the same?"""

import argparse
import json
from pathlib import Path

import pytest

from oms42.grading.intake.standing import Standing
from oms42.grading.intake.status import open_course, register, run_status, table

from .conftest import Course

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own


def test_does_the_table_line_up_and_count() -> None:
    rows = [
        Standing("ann", "graded", 7.0, 12.0, to_mark=True),
        Standing("a\nb", "flagged", None, 12.0, words="flagged: No."),
        Standing("leo", "not handed in", 0.0, 12.0),
    ]
    assert table(rows).splitlines() == [
        "student  state            score  of",
        "ann      graded, to mark  7      12",
        "'a\\nb'   flagged          -      12",
        "    flagged: No.",
        "leo      not handed in    0      12",
        "2 submissions: 1 graded, 1 flagged",
    ]


def test_does_the_exit_code_say_whether_a_person_has_to_act(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers())
    words = ["status", "ps1", "--course", str(course.root), "--json"]
    args = parser.parse_args(words)
    assert args.run(args) == 0
    assert json.loads(capsys.readouterr().out) == []
    course.hand_in("ann", course.right)
    assert args.run(args) == 1
    assert json.loads(capsys.readouterr().out)[0]["state"] == "waiting"


def test_is_what_nbgrader_never_sees_looked_at(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    """A class in which nobody handed in an .ipynb ends before the gate."""
    course.hand_in("ann", course.right, "ps1.ipynb.txt")
    course.hand_in("[b]", b"x", "answer.pdf")
    course.hand_in("bob", b"x", "answer.pdf")
    args = argparse.Namespace(assignment="ps1", course=course.root, json=True)
    assert run_status(args) == 1
    rows = json.loads(capsys.readouterr().out)
    assert {row["student"]: row["state"] for row in rows} == {
        "ann": "waiting",
        "[b]": "flagged",
        "bob": "flagged",
    }
    assert "there is 'answer.pdf'" in rows[-1]["words"]


def test_is_an_unknown_assignment_said(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    args = argparse.Namespace(assignment="ps9", course=course.root, json=False)
    assert run_status(args) == 2
    assert "no assignment 'ps9'" in capsys.readouterr().err


def test_is_the_courses_own_configuration_read(course: Course) -> None:
    coursedir = open_course(course.root)
    assert coursedir.course_id == "try"
    assert Path(coursedir.root) == course.root
