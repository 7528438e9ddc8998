# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does each LMS find its own format, with empty fields and never 0 for what is not graded?"""

import csv
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from oms42.grading.intake.status import open_course
from oms42.grading.lms.exported import read_export
from oms42.grading.lms.grades import Grades, Line, LmsError, gather, layout
from oms42.grading.lms.late import Extension
from oms42.grading.lms.roster import Person
from oms42.grading.lms.tables import write_table

from .conftest import grade

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own

ANN = Person("007", '=Lee, "A"', "学生", "ann@x.test", "107", "0042", "alee", "A, B and C")
BOB = Person("008", "Müller", "Jörg", "bob@x.test", "108", "0043", "+bob", "A")
TASKS = {"mase": 3.0, "pinball": 4.0}
GRADES = Grades(
    (
        Line(ANN, 6.5, False, {"mase": 3.0, "pinball": 3.5}, "late: -0.5 points"),
        Line(BOB, None, why="flagged"),
    ),
    7.0,
    TASKS,
)


def written(tmp_path: Path, lms: str, **options: bool) -> list[list[str]]:
    file = tmp_path / "out.csv"
    write_table(file, layout(GRADES, lms, "E2 (1234)", **options))
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened))


def test_is_it_what_canvas_imports(tmp_path: Path) -> None:
    """Columns: canvas-lms, lib/gradebook_exporter.rb and gradebook_importer.rb."""
    assert written(tmp_path, "canvas", tasks=True) == [
        [
            *("Student", "ID", "SIS User ID", "SIS Login ID", "Section"),
            *("E2 (1234)", "E2 (1234): mase", "E2 (1234): pinball"),
        ],
        ["    Points Possible", "", "", "", "", "7", "3", "4"],
        ['\'=Lee, "A", 学生', "107", "0042", "alee", "A, B and C", "6.5", "3", "3.5"],
        ["Müller, Jörg", "108", "0043", "'+bob", "A", "", "", ""],
    ]


def test_does_canvas_own_reader_find_the_same_students(tmp_path: Path) -> None:
    """What we write for Canvas has the form of what Canvas writes."""
    written(tmp_path, "canvas")
    read = read_export((tmp_path / "out.csv").read_bytes(), "out.csv", "canvas")
    assert [(one.lms_id, one.sis_id, one.login) for one in read] == [
        ("107", "0042", "alee"),
        ("108", "0043", "+bob"),
    ]
    assert (read[1].last_name, read[1].first_name) == ("Müller", "Jörg")


def test_is_it_what_moodle_imports(tmp_path: Path) -> None:
    """Columns: moodle, grade/import/csv/tests/load_data_test.php."""
    heading, ann, bob = written(tmp_path, "moodle")
    ids = ["ID number", "Username", "Email address"]
    assert heading == [*ids, "Assignment: E2 (1234)", "Feedback: E2 (1234)"]
    assert ann == ["0042", "alee", "ann@x.test", "6.5", "late: -0.5 points"]
    assert bob == ["0043", "'+bob", "bob@x.test", "", ""]


def test_is_it_what_brightspace_imports(tmp_path: Path) -> None:
    """Columns: community.d2l.com, article 3538, "Importing grades"."""
    heading, ann, bob = written(tmp_path, "brightspace", tasks=True)
    assert heading == [
        *("OrgDefinedId", "Username", "E2 (1234) Points Grade", "E2 (1234) mase Points Grade"),
        *("E2 (1234) pinball Points Grade", "End-of-Line Indicator"),
    ]
    assert ann == ["#0042", "#alee", "6.5", "3", "3.5", "#"]
    assert bob == ["#0043", "#+bob", "", "", "", "#"]


@pytest.mark.parametrize("lms", ["canvas", "moodle", "brightspace"])
def test_is_a_student_whom_the_lms_cannot_know_refused(lms: str) -> None:
    with pytest.raises(LmsError, match=r"x: roster\.csv has no id of theirs"):
        layout(Grades((Line(Person("x", "Li"), 1.0),), 7.0), lms, "E2")


def test_does_canvas_get_ex_for_who_is_excused() -> None:
    rows = layout(Grades((Line(ANN, None, True),), 7.0, TASKS), "canvas", "E2", tasks=True)
    assert rows[2][5:] == ["EX", "EX", "EX"]


def test_is_what_the_gradebook_does_not_know_left_empty(course: Path) -> None:
    grade(course, "ann", {"mase": 3, "pinball": 3.5})
    grade(course, "mark", {"mase": 3})  # pinball has still to be marked
    grade(course, "fail", {"mase": 0, "pinball": 0})
    (course / "autograded/fail/e2/forecasting.ipynb").unlink()
    grade(course, "free", {"mase": 0, "pinball": 0})
    (course / "submitted/wait/e2").mkdir(parents=True)
    grade(course, "stranger", {"mase": 1, "pinball": 1})
    names = ("ann", "mark", "fail", "free", "wait", "gone")
    people = [Person(name) for name in names]
    granted = {("free", "e2"): Extension(excused=True)}
    coursedir = open_course(course)
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        zero = gradebook.find_grade("pinball", "forecasting", "e2", "mark")
        zero.needs_manual_grade = True
        gradebook.db.commit()
        found = gather(coursedir, gradebook, "e2", people, granted)
        strict = gather(coursedir, gradebook, "e2", people, granted, absent_zero=True)
    assert {line.person.student: (line.score, line.why) for line in found.lines} == {
        "ann": (6.5, ""),
        "mark": (None, "a part has still to be marked"),
        "fail": (None, "failed"),
        "free": (None, "excused"),
        "wait": (None, "waiting"),
        "gone": (None, "not handed in"),
    }
    assert found.lines[0].tasks == {"mase": 3.0, "pinball": 3.5}
    assert (found.max_score, found.tasks, found.strangers) == (7.0, TASKS, ("stranger",))
    assert strict.lines[-1].score == 0.0
