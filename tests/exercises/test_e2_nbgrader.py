# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does stock nbgrader carry E2 from the text to the exported grade, to the point?

Everything happens in a copy of the course in a temporary folder, through nbgrader's own commands,
each a process of its own with a home and a Jupyter configuration of its own.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from oms42.grading.course import build, find_sources

pytestmark = pytest.mark.grader

COURSE = Path(__file__).parents[2] / "exercises"
FUNCTIONS = ("mase", "pinball", "asof_dataset")
CELLS = ("mase", "pinball", "asof-dataset")
TESTS = ("mase-tests", "pinball-tests", "asof-tests")
FULL = {"mase-tests": 3.0, "pinball-tests": 3.0, "asof-tests": 5.0}
ANSWER = "I would sign B: at 0.8 it costs 1.6 against 2.6."
RIGHT, PARTLY, LATE, FIRST_WRONG = "1000", "1001", "1002", 2000


@dataclass(frozen=True)
class Graded:
    """A course after the whole way: its folder, the expected and the found grades."""

    before: set[str]
    course: Path
    expected: dict[str, dict[str, float]]
    found: dict[str, dict[str, float]]


@pytest.fixture(scope="module")
def graded(tmp_path_factory, answers):
    """Build, generate, release, collect, autograde, grade by hand, give feedback, export."""
    before = {path.name for path in COURSE.rglob("*")}
    home = tmp_path_factory.mktemp("home")
    course = home / "course"
    shutil.copytree(COURSE, course, ignore=shutil.ignore_patterns("*.ipynb"))
    for source in find_sources(course):
        build(source)
    environment = isolated(home)
    nbgrader(course, environment, "generate_assignment", "e2")
    nbgrader(
        course, environment, "release_assignment", "e2", f"--Exchange.root={home / 'exchange'}"
    )
    expected = hand_in(course, answers)
    for command in ("zip_collect", "autograde"):
        nbgrader(course, environment, command, "e2")
    marks = {
        student: (points["decision"], words_for(student))
        for student, points in expected.items()
        if student != PARTLY  # an answer that was left empty earns 0 with nobody's help
    }
    script = Path(__file__).with_name("enter_grades.py")
    found = python(course, environment, str(script), stdin=json.dumps(marks))
    nbgrader(course, environment, "generate_feedback", "e2")
    nbgrader(course, environment, "export")
    return Graded(before, course, expected, json.loads(found))


def isolated(home):
    """An environment in which nothing of the user is read or written, and BLAS has one thread."""
    own = {
        "HOME": home,
        "IPYTHONDIR": home / "ipython",
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTER_NO_CONFIG": 1,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",  # for alembic
        "OPENBLAS_NUM_THREADS": 1,
        "OMP_NUM_THREADS": 1,
    }
    return os.environ | {name: str(value) for name, value in own.items()}


def python(course, environment, *words, stdin=None):
    """Run Python in the course folder and return what it printed; its log on failure."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=course,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


def nbgrader(course, environment, *words):
    """Run one nbgrader command."""
    return python(course, environment, "-m", "nbgrader", *words)


def words_for(student):
    return f"Comment for {student}."


def reference(course):
    """The author's solutions by cell, without the marks around them."""
    notebook = nbformat.read(course / "source/e2/forecasting.ipynb", as_version=4)
    return {
        cell.id: re.sub(r" *### (BEGIN|END) SOLUTION\n?", "", cell.source)
        for cell in notebook.cells
        if cell.id in CELLS
    }


def hand_in(course, answers):
    """Write the LMS's archive; return the points that each student in it should get."""
    right = reference(course)
    archive = course / "downloaded/e2/archive"
    archive.mkdir(parents=True)
    expected = {RIGHT: {**FULL, "decision": 4.0}}
    expected[PARTLY] = {"mase-tests": 3.0, "pinball-tests": 0.0, "asof-tests": 0.0, "decision": 0.0}
    expected[LATE] = {**FULL, "decision": 3.0}
    late = [f"right/{name}" for name in ("mase/array_with_a_warning", "pinball/two_cases")]
    late = [answers[name].code for name in (*late, "right/asof_dataset/loop_over_rows")]
    with zipfile.ZipFile(archive / "e2 submissions.zip", "w") as pack:
        write = pack.writestr
        write("doejane_1000_90001_forecasting.ipynb", filled(course, right, ANSWER))
        partly = filled(course, {"mase": right["mase"]}, None, drop="mase-tests")
        write("roe_richard_1001_90002_forecasting.ipynb", partly)
        late_work = filled(course, dict(zip(CELLS, late, strict=True)), ANSWER)
        write("müllerjörg_LATE_1002_90003_forecasting-1.ipynb", late_work)
        write("doejane_1000_90004_notes.txt", "see the notebook")
        for student, (names, work) in enumerate(wrong_work(answers), start=FIRST_WRONG):
            write(f"student_{student}_9_forecasting.ipynb", filled(course, work, ANSWER))
            points = [answers[name].earns for name in names]
            expected[str(student)] = dict(zip(TESTS, points, strict=True)) | {"decision": 1.0}
    return expected


def wrong_work(answers):
    """Deal out the wrong solutions, one for each task to a student, until all are dealt."""
    names = [[n for n in answers if n.startswith(f"wrong/{task}/")] for task in FUNCTIONS]
    for turn in range(max(map(len, names))):
        mine = [kept[turn % len(kept)] for kept in names]
        yield mine, {cell: answers[name].code for cell, name in zip(CELLS, mine, strict=True)}


def filled(course, work, answer, drop=None):
    """The released notebook, with a student's code and answer in it."""
    notebook = nbformat.read(course / "release/e2/forecasting.ipynb", as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.id != drop]
    for cell in notebook.cells:
        cell.source = work.get(cell.id, cell.source)
        if cell.id == "decision" and answer:
            cell.source = answer
    return nbformat.writes(notebook)


def test_every_task_of_every_submission_gets_the_points_it_should(graded):
    assert graded.found == graded.expected


def test_every_wrong_solution_was_handed_in(graded, answers):
    """Does the number of submissions cover the longest list of mistakes?"""
    lists = [[n for n in answers if n.startswith(f"wrong/{task}/")] for task in FUNCTIONS]
    assert [len(names) for names in lists] >= [4, 4, 6]
    assert len(graded.found) == 3 + max(map(len, lists))


def test_the_export_adds_the_points_up(graded):
    with (graded.course / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    totals = {student: sum(points.values()) for student, points in graded.expected.items()}
    assert {student: float(row["score"]) for student, row in rows.items()} == totals
    assert {row["max_score"] for row in rows.values()} == {"15.0"}


def test_the_release_holds_one_notebook_and_nothing_to_copy_from(graded):
    """Is a solution, a hidden test, a model answer or the text itself among what students get?"""
    folders = [graded.course / "release/e2", graded.course.parent / "exchange/oms42/outbound/e2"]
    for folder in folders:
        assert [path.name for path in folder.rglob("*")] == ["forecasting.ipynb"]
        text = (folder / "forecasting.ipynb").read_text(encoding="utf-8")
        for secret in (
            "SOLUTION",
            "HIDDEN",
            'kind=\\"stable\\")\\n        .drop',
            "O000201",
            "8/7",
        ):
            assert secret not in text
        assert text.count("raise NotImplementedError()") == 4  # three stubs, and the instructions
        assert "YOUR ANSWER HERE" in text


def test_no_text_with_solutions_lies_beside_the_work_that_is_run(graded):
    """Could a submission open the author's text in the folder it is graded in?"""
    files = {path.name for path in (graded.course / "autograded").rglob("*") if path.is_file()}
    assert files == {"forecasting.ipynb"}


def test_the_collection_reads_canvas_names(graded):
    """A late mark, a second attempt, an accent: does each end up under the student's id alone?"""
    folders = {path.name for path in (graded.course / "submitted").iterdir()}
    assert folders == set(graded.expected)
    for student in folders:
        work = [path.name for path in (graded.course / "submitted" / student / "e2").iterdir()]
        assert work == ["forecasting.ipynb"]


def test_a_deleted_test_cell_is_put_back(graded):
    """The points of mase show that it was also run: that student's answer to it is right."""
    path = graded.course / "autograded" / PARTLY / "e2/forecasting.ipynb"
    cells = nbformat.read(path, as_version=4).cells
    ids = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in cells]
    assert ids.index("mase-tests") == ids.index("mase") + 1


def test_feedback_reaches_everyone_and_says_why(graded):
    for student in graded.expected:
        page = graded.course / "feedback" / student / "e2/forecasting.html"
        words = "No response." if student == PARTLY else words_for(student)
        assert words in page.read_text(encoding="utf-8")
    partly = graded.course / "feedback" / PARTLY / "e2/forecasting.html"
    assert "it stopped with NotImplementedError" in partly.read_text(encoding="utf-8")


def test_validate_tells_the_student_the_same(graded):
    """Does `nbgrader validate`, which students run, pass the right work and fail the partial?"""
    environment = isolated(graded.course.parent)
    for student, words in ((LATE, "Success!"), (PARTLY, "failed")):
        work = f"submitted/{student}/e2/forecasting.ipynb"
        assert words in nbgrader(graded.course, environment, "validate", work)


def test_the_checkout_stays_as_it_was(graded):
    assert {path.name for path in COURSE.rglob("*")} == graded.before
