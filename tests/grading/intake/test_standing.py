# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is each state told from the others, and is a score given only where there is one?"""

import shutil

import pytest
from nbgrader.api import Gradebook

from oms42.grading.begun import begin
from oms42.grading.intake.standing import Standing, standings
from oms42.grading.intake.status import open_course

from .conftest import Course

pytestmark = [
    pytest.mark.grader,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),  # nbgrader's own
]


def found(course: Course) -> dict[str, Standing]:
    coursedir = open_course(course.root)
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        return {one.student: one for one in standings(coursedir, gradebook, "ps1")}


def test_is_every_state_told(course: Course) -> None:
    """Graded, mended, flagged, failed, waiting, not handed in: one student each; one broke off."""
    course.hand_in("ann", course.right)
    course.hand_in("max", course.right, "PS1.ipynb")
    course.hand_in("bob", b"")
    course.hand_in("eve", course.right)
    course.hand_in("kim", course.right)
    with Gradebook(f"sqlite:///{course.root}/gradebook.db", "try") as gradebook:
        gradebook.add_student("leo")
    done = course.nbgrader("autograde", "ps1", "--no-execute")
    assert done.returncode == 0, done.stderr[-2000:]
    shutil.rmtree(course.root / "autograded" / "eve")  # as nbgrader leaves a failure
    course.hand_in("tim", course.right)
    begin(course.root / "autograded/kim/ps1")  # as a run that was killed leaves it
    rows = found(course)
    assert {name: (one.state, one.score) for name, one in rows.items()} == {
        "ann": ("graded", 7.0),
        "max": ("mended", 7.0),
        "bob": ("flagged", None),
        "eve": ("failed", None),
        "tim": ("waiting", None),
        "kim": ("waiting", None),
        "leo": ("not handed in", 0.0),
    }
    assert rows["ann"].to_mark
    assert "empty" in rows["bob"].words
