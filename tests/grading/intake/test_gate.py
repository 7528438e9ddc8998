# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does plain `nbgrader autograde` pass the gate, and does no submission stop the batch?"""

import csv
import json
import shutil
from pathlib import Path

import pytest
from nbgrader.converters.base import NbGraderException

from oms42.grading.intake.gate import inspect, submissions
from oms42.grading.intake.status import open_course

from .conftest import CONFIG, GATE, Course, answered
from .corrupt import KINDS

pytestmark = [
    pytest.mark.grader,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),  # nbgrader's own
]
# the kinds that stop stock nbgrader's batch, lose a student, or end in a silent 0
WORST = {
    "dup": "test cell duplicated",
    "schema": "schema 99",
    "none": "nothing",
    "renamed": "an LMS's (1)",
    "json": "not JSON",
    "link": "a link to the author's notebook",
    "time": "time yesterday",
}


def table(course: Course) -> dict[str, dict[str, str]]:
    """The exported grades by student."""
    done = course.nbgrader("export")
    assert done.returncode == 0, done.stderr[-2000:]
    with (course.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


def test_does_the_batch_go_on_past_every_kind_that_stops_stock(course: Course) -> None:
    """Graded, or flagged with a reason; a failure never exports as 0."""
    course.hand_in("ann", course.right)
    course.hand_in("zoe", course.right)
    for student, kind in WORST.items():
        KINDS[kind][0](course.folder(student), course.right)
    done = course.nbgrader("autograde", "ps1", "--no-execute")
    assert done.returncode == 0, done.stderr[-3000:]
    rows = table(course)
    states = {student: KINDS[kind][1] for student, kind in WORST.items()}
    assert {student: row["status"] for student, row in rows.items()} == {
        **states,
        "ann": "graded",
        "zoe": "graded",
    }
    for row in rows.values():
        assert row["score"] == ("" if row["status"] == "flagged" else "7.0")
    assert "'json' is not graded" in done.stderr
    assert "not JSON" in done.stderr


def test_is_nothing_of_what_was_handed_in_changed(course: Course) -> None:
    file = course.hand_in("ann", course.right)
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    assert len(inspect(open_course(course.root), "ps1")) == 1
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert [path.name for path in file.parent.iterdir()] == ["ps1.ipynb"]


def test_is_every_folder_seen_whatever_its_name(course: Course) -> None:
    """Stock nbgrader passes by a hidden folder and one whose name has a line break."""
    for student in (".bob", "a\nb", "\udcff", "[x]", "ann"):
        course.hand_in(student, course.right)
    found = [student for student, _ in submissions(open_course(course.root), "ps1")]
    assert sorted(found) == sorted([".bob", "a\nb", "\udcff", "[x]", "ann"])
    reports = inspect(open_course(course.root), "ps1")
    assert [one.student for one in reports if one.status == "as is"] == ["ann"]


def test_is_an_assignment_said_to_be_missing(course: Course) -> None:
    with pytest.raises(NbGraderException, match="generate_assignment ps9"):
        inspect(open_course(course.root), "ps9")


def test_does_a_class_of_nothing_but_damage_end_with_a_reason(course: Course) -> None:
    course.hand_in("ann", b"")
    done = course.nbgrader("autograde", "ps1", "--no-execute")
    assert done.returncode == 1
    assert "ps1 is empty (0 bytes)" in done.stderr
    assert "Traceback" not in done.stderr


def test_is_a_second_submission_without_a_time_announced(course: Course) -> None:
    """Nbgrader skips it in silence, since nothing says that it is later."""
    course.hand_in("ann", course.right)
    course.nbgrader("autograde", "ps1", "--no-execute")
    course.hand_in("ann", answered(course.released, q3="Another reason."))
    done = course.nbgrader("autograde", "ps1", "--no-execute")
    assert "'ann' was handed in anew" in done.stderr


BUTTON = """
import json, sys
from nbgrader.apps.api import NbGraderAPI
from nbgrader.apps.baseapp import NbGrader
app = NbGrader()
app.initialize([])
api = NbGraderAPI(app.coursedir, parent=app)
found = {who: api.autograde("ps1", who) for who in sys.argv[1:]}
print(json.dumps([found, app.coursedir.submitted_directory]))
"""


def test_does_formgraders_button_pass_the_gate(course: Course) -> None:
    """The button calls nbgrader's interface for one student, in a server that lives on."""
    off = "c.Execute.enabled = False\nc.ClearOutput.enabled = False\n"
    (course.root / "nbgrader_config.py").write_text(CONFIG + GATE + off)
    course.hand_in("bob", b"[]", "ps1.ipynb")
    course.hand_in("ann", course.right, "PS1.ipynb.ipynb")
    found, directory = json.loads(course.python(BUTTON, "bob", "ann").splitlines()[-1])
    assert not found["bob"]["success"]
    assert "ps1 holds a list where a notebook's object must stand" in found["bob"]["log"]
    assert found["ann"]["success"], found["ann"]
    assert directory == "submitted"
    assert (course.root / "autograded/ann/ps1/ps1.ipynb").is_file()


@pytest.mark.prove
def test_do_honest_and_damaged_submissions_get_their_points(made: Course, tmp_path: Path) -> None:
    """Every kind in one class, run for real; honest scores are stock's to the last point."""
    honest = {
        "right": {},
        "wrong": {"q1": "def double(x):\n    return x"},
        "part": {"q2": "def half(x):\n    return x // 2"},
        "raises": {"q1": "1 / 0"},
        "empty": {"q1": "", "q2": "", "q3": ""},
    }
    rows = {}
    for config in ("", GATE):
        root = tmp_path / ("ours" if config else "stock") / "course"
        shutil.copytree(made.root, root)
        (root.parent / "home").mkdir()
        (root / "nbgrader_config.py").write_text(CONFIG + config)
        course = Course(root, made.released, made.right)
        for student, answers in honest.items():
            course.hand_in(student, answered(made.released, **answers))
        if config:
            for place, (make, _, _) in enumerate(KINDS.values()):
                make(course.folder(f"kind-{place:03}"), made.right)
        done = course.nbgrader("autograde", "ps1")
        assert done.returncode == 0, done.stderr[-3000:]
        rows[config] = table(course)
    for student in honest:
        assert rows[GATE][student]["score"] == rows[""][student]["score"], student
    assert [float(rows[""][one]["score"]) for one in honest] == [7, 4, 5, 4, 0]
    for place, (kind, (_, status, _)) in enumerate(KINDS.items()):
        row = rows[GATE][f"kind-{place:03}"]
        assert row["status"] == {"as is": "graded"}.get(status, status), kind
        lost = {"answer cell deleted": 4.0, "written answer deleted": 7.0}
        wanted = "" if status == "flagged" else str(lost.get(kind, 7.0))
        assert row["score"] == wanted, (kind, json.dumps(row))
