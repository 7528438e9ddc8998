# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the whole way from an LMS and back hold, by the commands alone?"""

import csv
import os
import stat
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from oms42.cli.main import main

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own

CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "try"
c.AssignLatePenalties.plugin_class = "oms42.grading.lms.late.LatePolicy"
c.LatePolicy.per_day = 0.5
"""
EXPORT = (
    "Student,ID,SIS User ID,SIS Login ID,Section,E2 (1234)\n"
    "    Points Possible,,,,,7\n"
    '"Lee, Ann",107,0042,alee,A,\n'
    '"Li, Bo",108,0043,bli,A,\n'
)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with one assignment and no student."""
    root = tmp_path_factory.mktemp("course")
    (root / "nbgrader_config.py").write_text(CONFIG)
    with pytest.MonkeyPatch.context() as patch:  # nbgrader calls alembic by its bare name
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "try") as gradebook:
            gradebook.add_assignment("e2", duedate=datetime(2026, 10, 5))
            gradebook.add_notebook("ps", "e2")
            gradebook.add_grade_cell("mase", "ps", "e2", max_score=7, cell_type="code")
    (root / "export.csv").write_text(EXPORT)
    with zipfile.ZipFile(root / "s.zip", "w") as opened:
        opened.writestr("leeann_107_9_ps-1.ipynb", "{}")
        opened.writestr("zoe_109_9_ps.ipynb", "{}")
    return root


def run(course: Path, *words: str) -> int:
    return main(["lms", *words, "--lms", "canvas", "--course", str(course)])


def graded(course: Path) -> None:
    """Leave what grading leaves: 6 of 7 points, an hour late."""
    (course / "autograded/107/e2").mkdir(parents=True)
    (course / "autograded/107/e2/ps.ipynb").write_text("{}")
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "try") as gradebook:
        gradebook.add_submission("e2", "107", timestamp=datetime(2026, 10, 5, 1))
        one = gradebook.find_grade("mase", "ps", "e2", "107")
        one.auto_score, one.needs_manual_grade = 6, False
        gradebook.db.commit()


def test_does_work_go_in_and_grades_and_feedback_out(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(course, "roster", str(course / "export.csv")) == 0
    assert "2 student(s) read; roster.csv written" in capsys.readouterr().out
    assert run(course, "roster", str(course / "export.csv")) == 0
    assert "roster.csv unchanged" in capsys.readouterr().out
    assert run(course, "collect", "e2", str(course / "s.zip")) == 1
    assert "of nobody, kept in collected/: zoe_109_9_ps.ipynb" in capsys.readouterr().out
    graded(course)
    to = course / "out" / "e2.csv"
    assert run(course, "grades", "e2", "--item", "E2 (1234)", "--to", str(to)) == 0
    said = capsys.readouterr().out
    assert "107: late penalty 0, now 3" in said
    assert "left empty: 108 (not handed in)" in said
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    with to.open(newline="") as opened:
        assert [row[-1] for row in csv.reader(opened)] == ["E2 (1234)", "7", "3", ""]
    (course / "feedback/107/e2").mkdir(parents=True)
    (course / "feedback/107/e2/ps.html").write_text("x")
    assert run(course, "feedback", "e2", "--to", str(course / "f.zip")) == 0
    with zipfile.ZipFile(course / "f.zip") as packed:
        assert packed.namelist() == ["leeann_107_9_ps-1.html"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("roster", "nowhere.csv"), "cannot be read"),
        (("collect", "e9", "nowhere.zip"), "it has: e2"),
        (("collect", "e2", "nowhere.zip"), "neither a file nor a folder"),
        (("collect", "e2", "x.zip", "--timezone", "Mars/Base"), "no time zone 'Mars/Base'"),
        (("feedback", "e9", "--to", "x.zip"), "run 'oms42 lms collect"),
    ],
)
def test_does_bad_input_say_what_to_do(
    course: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(course, *words) == 2
    assert said in capsys.readouterr().err


def test_do_grades_need_a_roster_and_a_course(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("grades", "e2", "--to", str(tmp_path / "x.csv"))
    assert run(tmp_path, *words) == 2
    assert "so it is not a course folder" in capsys.readouterr().err
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()")
    assert run(tmp_path, *words) == 2
    assert "has no roster.csv" in capsys.readouterr().err
