# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does grading side by side give what stock nbgrader gives, and does it stop for nobody?"""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from .attacks.harness import SCORES, Attack, Course, honest

GRADE = """
import json, sys
from pathlib import Path
from oms42.grading.run import grade
done = grade(Path(sys.argv[1]), "ps1", jobs=2, options=("--force",))
print(json.dumps([sorted(done.students), done.complete]))
"""

BUTTON = """
import asyncio, os, sys
from nbgrader.apps import NbGrader
from nbgrader.apps.api import NbGraderAPI

os.chdir(sys.argv[1])
app = NbGrader()
app.initialize([])
api = NbGraderAPI(app.coursedir, config=app.config)

async def press():
    done = api.autograde("ps1", "honest", force=True)
    print(done["success"])

asyncio.run(press())
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Course:
    made = Course.make(tmp_path_factory.mktemp("side-by-side") / "course")
    made.submit(honest())
    made.submit(Attack("half", "nothing: half the work", {"q1": honest().cells["q1"]}))
    made.submit(Attack("dead", "ends its kernel", {"q1": "import os; os._exit(0)"}))
    return made


def graded(course: Course) -> tuple[list[str], bool]:
    """Grade side by side, in a process of its own; who was graded, and whether all were."""
    course.configure("ours")
    done = subprocess.run(
        [sys.executable, "-c", GRADE, str(course.root)],
        env=dict(course.environment),
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    students, complete = json.loads(done.stdout.splitlines()[-1])
    return students, complete


@pytest.mark.grader
def test_do_side_by_side_and_one_by_one_give_the_same_points(course) -> None:
    students, complete = graded(course)
    assert (students, complete) == (["dead", "half", "honest"], True)
    beside = course.scores()
    assert honest().verdict(course) == "none"
    course.grade("ours")
    assert course.scores() == beside


@pytest.mark.grader
def test_does_a_submission_that_cannot_be_read_stop_no_other(course) -> None:
    folder = course.root / "submitted/broken/ps1"
    folder.mkdir(parents=True)
    (folder / "ps1.ipynb").write_text("{")
    students, _ = graded(course)
    shutil.rmtree(folder.parent)
    assert students == ["dead", "half", "honest"]
    with sqlite3.connect(course.root / "gradebook.db") as gradebook:
        rows = gradebook.execute(SCORES).fetchall()
    gradebook.close()
    assert "broken" not in {student for student, _, _ in rows}


@pytest.mark.grader
def test_does_a_machine_without_isolation_grade_nothing(course) -> None:
    """Asked for bubblewrap as root, or with no bubblewrap: there is none."""
    course.configure("ours")
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + 'c.OmsSandbox.isolation = "bubblewrap"\n')
    bare = Course(course.root, {**course.environment, "PATH": str(Path(sys.executable).parent)})
    shutil.rmtree(course.root / "autograded", ignore_errors=True)
    assert bare.run("autograde", "ps1", may_fail=True) == 1
    said = (course.root / "last.log").read_text()
    assert "Nothing was graded: this machine offers no isolation" in said
    assert "--unsafe" in said
    assert not (course.root / "autograded").exists()


@pytest.mark.grader
def test_does_unsafe_grade_all_the_same_and_say_so(course) -> None:
    course.configure("ours")
    config = course.root / "nbgrader_config.py"
    extra = 'c.OmsSandbox.isolation = "bubblewrap"\nc.OmsSandbox.unsafe = True\n'
    config.write_text(config.read_text() + extra)
    bare = Course(course.root, {**course.environment, "PATH": str(Path(sys.executable).parent)})
    assert bare.run("autograde", "ps1", "--force", "--student=honest", may_fail=True) == 0
    assert "Student code runs with your rights" in (course.root / "last.log").read_text()
    assert honest().verdict(course) == "none"


@pytest.mark.grader
def test_does_formgraders_button_grade_behind_the_walls(course) -> None:
    """Its server calls nbgrader's programming interface while its event loop runs."""
    course.configure("ours")
    done = subprocess.run(
        [sys.executable, "-c", BUTTON, str(course.root)],
        env=dict(course.environment),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.stdout.splitlines()[-1:] == ["True"], done.stderr[-3000:]
    assert honest().verdict(course) == "none"
