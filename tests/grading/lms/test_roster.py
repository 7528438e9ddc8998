# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a roster keep who is in it, and refuse what cannot be told apart?"""

from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from oms42.grading.lms.roster import (
    LmsError,
    Person,
    enter,
    load,
    merged,
    namesakes,
    save,
)

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own


def test_can_one_student_of_an_export_be_two_of_the_roster() -> None:
    roster = [Person("a", email="x@y.test"), Person("b", lms_id="7")]
    with pytest.raises(LmsError, match="is both a and b"):
        merged(roster, [Person("c", "Lee", "Ann", email="X@y.test", lms_id="7")])


def test_does_the_roster_come_back_from_its_file(tmp_path: Path) -> None:
    people = [Person("007", 'O"Neil; "Z"', "=学生", section="A, B"), Person("9", "-x", "\u00fc")]
    assert save(tmp_path, people)
    assert not save(tmp_path, people)
    assert load(tmp_path) == people


def test_are_the_students_in_the_gradebook_once(course: Path) -> None:
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "try") as gradebook:
        for last in ("Lee", "Li"):
            enter([Person("107", last, "Ann", lms_id="107")], gradebook)
        assert [(one.id, one.last_name) for one in gradebook.students] == [("107", "Li")]


def test_are_namesakes_named() -> None:
    people = [Person("1", "Müller", "Jörg"), Person("2", "MU\u0308LLER", "Jörg"), Person("3")]
    assert [[one.student for one in group] for group in namesakes(people)] == [["1", "2"]]
