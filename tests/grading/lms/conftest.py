# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A course folder whose gradebook knows one assignment; no kernel is started."""

import os
import shutil
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "try"
"""
DUE = datetime(2026, 10, 5, 18)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the gradebook once: two tasks, 3 and 4 points."""
    root = tmp_path_factory.mktemp("lms")
    (root / "nbgrader_config.py").write_text(CONFIG)
    with pytest.MonkeyPatch.context() as patch:  # nbgrader calls alembic by its bare name
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        Gradebook(f"sqlite:///{root / 'gradebook.db'}", "try").close()
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "try") as gradebook:
        gradebook.add_assignment("e2", duedate=DUE)
        gradebook.add_notebook("forecasting", "e2")
        for name, points in (("mase", 3), ("pinball", 4)):
            settings = {"max_score": points, "cell_type": "code"}
            gradebook.add_grade_cell(name, "forecasting", "e2", **settings)
    return root


@pytest.fixture
def course(made: Path, tmp_path: Path) -> Path:
    """Give a course folder of one's own."""
    root = tmp_path / "course"
    shutil.copytree(made, root)
    return root


def grade(course: Path, student: str, points: dict[str, float], when: datetime = DUE) -> None:
    """Enter points as autograding does, and put the copies where it leaves them."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "try") as gradebook:
        gradebook.update_or_create_student(student)
        gradebook.add_submission("e2", student, timestamp=when)
        for name, score in points.items():
            one = gradebook.find_grade(name, "forecasting", "e2", student)
            one.auto_score, one.needs_manual_grade = score, False
        gradebook.db.commit()
    for step in ("submitted", "autograded"):
        file = course / step / student / "e2" / "forecasting.ipynb"
        file.parent.mkdir(parents=True)
        file.write_text("{}")


def archive(file: Path, members: dict[str, bytes]) -> Path:
    """Pack files as an LMS does."""
    with zipfile.ZipFile(file, "w") as opened:
        for name, data in members.items():
            opened.writestr(name, data)
    return file
