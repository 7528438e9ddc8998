# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A small nbgrader course with one notebook, made once by stock nbgrader's own command."""

import copy
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from oms42.grading.intake.expected import Expected, from_notebook

SRC = Path(__file__).parents[3] / "src"
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "try"
c.Execute.timeout = 30
c.Execute.iopub_timeout = 30
"""
GATE = """
c.Autograde.exporter_class = "oms42.grading.intake.gate.GateExporter"
c.ExportApp.plugin_class = "oms42.grading.intake.export.StatusExport"
"""


def settings(name: str, **other: Any) -> dict[str, Any]:
    """Give a cell's nbgrader metadata."""
    flags = {"grade": False, "locked": False, "solution": False, "schema_version": 3}
    return {"nbgrader": {**flags, "grade_id": name, **other}}


def code(source: str, name: str, **other: Any) -> dict[str, Any]:
    """Give a code cell."""
    metadata = settings(name, **other) if other else {}
    cell = {"cell_type": "code", "metadata": metadata, "source": source, "outputs": []}
    return {**cell, "execution_count": None, "id": f"cell-{name}"}


def source_notebook() -> dict[str, Any]:
    """Three tasks: tests with hidden ones (3 points), part points (4), a written answer (5)."""
    stub = "### BEGIN SOLUTION\n    return {}\n    ### END SOLUTION"
    written = {"cell_type": "markdown", "source": "Because.", "id": "cell-q3"}
    hidden = "### BEGIN HIDDEN TESTS\nassert double(-1) == -2, 'minus'\n### END HIDDEN TESTS"
    return {
        "cells": [
            code("import math", "imports"),
            code("limit = 10", "helper", locked=True),
            code(f"def double(x):\n    {stub.format('2 * x')}", "q1", solution=True),
            code(f"assert double(2) == 4\n{hidden}", "q1-test", grade=True, locked=True, points=3),
            code(f"def half(x):\n    {stub.format('x / 2')}", "q2", solution=True),
            code(
                "score = 2 * (half(4) == 2) + 2 * (half(3) == 1.5)\nfloat(score)",
                "q2-test",
                **{"grade": True, "locked": True, "points": 4},
            ),
            {**written, "metadata": settings("q3", grade=True, solution=True, points=5)},
        ],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "P", "language": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def environment(home: Path) -> dict[str, str]:
    """Nothing of the user is read or written."""
    own = {
        "HOME": home,
        "IPYTHONDIR": home / "ipython",
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join([str(SRC), os.environ.get("PYTHONPATH", "")]),
    }
    return os.environ | {name: str(value) for name, value in own.items()}


@dataclass
class Course:
    """A course folder.

    Attributes:
        root: The folder.
        released: The notebook that students get.
        right: The same with right answers in it.
    """

    root: Path
    released: dict[str, Any]
    right: dict[str, Any]

    def nbgrader(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one nbgrader command; the caller looks at its exit code."""
        return subprocess.run(
            [sys.executable, "-m", "nbgrader", *words],
            cwd=self.root,
            env=environment(self.root.parent / "home"),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def python(self, *words: str) -> str:
        """Run Python in the course folder; give what it printed."""
        done = subprocess.run(
            [sys.executable, "-c", *words],
            cwd=self.root,
            env=environment(self.root.parent / "home"),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def folder(self, student: str) -> Path:
        """Make a student's folder."""
        folder = self.root / "submitted" / student / "ps1"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def hand_in(self, student: str, notebook: object, name: str = "ps1.ipynb") -> Path:
        """Write a student's file: bytes as they are, all else as JSON."""
        file = self.folder(student) / name
        data = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
        file.write_bytes(data)
        return file


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Generate the assignment with stock nbgrader."""
    root = tmp_path_factory.mktemp("made") / "course"
    source = root / "source" / "ps1" / "ps1.ipynb"
    source.parent.mkdir(parents=True)
    (root.parent / "home").mkdir()
    source.write_text(json.dumps(source_notebook()))
    (root / "nbgrader_config.py").write_text(CONFIG)
    course = Course(root, {}, {})
    done = course.nbgrader("generate_assignment", "ps1")
    assert done.returncode == 0, done.stderr[-3000:]
    course.released = json.loads((root / "release/ps1/ps1.ipynb").read_text())
    course.right = answered(course.released)
    return course


@pytest.fixture
def course(made: Course, tmp_path: Path) -> Course:
    """Give a course of one's own, with the gate in its configuration."""
    root = tmp_path / "course"
    shutil.copytree(made.root, root)
    (tmp_path / "home").mkdir()
    (root / "nbgrader_config.py").write_text(CONFIG + GATE)
    return Course(root, copy.deepcopy(made.released), copy.deepcopy(made.right))


@pytest.fixture(scope="session")
def expected() -> Expected:
    """What the notebook must hold, as its source has it (solutions stand in the answers)."""
    return {"ps1": from_notebook(source_notebook())}


ANSWERS = {"q1": "def double(x):\n    return 2 * x", "q2": "def half(x):\n    return x / 2"}


def answered(notebook: dict[str, Any], **answers: str) -> dict[str, Any]:
    """Give a copy of a notebook with answers in it, right ones where none are given."""
    made = copy.deepcopy(notebook)
    texts = {**ANSWERS, "q3": "Because it is late.", **answers}
    for cell in made["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        cell["source"] = texts.get(name, "".join(cell["source"]))
    return made


def cell_of(notebook: dict[str, Any], name: str) -> dict[str, Any]:
    """Find a cell by its grade id."""
    cells: list[dict[str, Any]] = notebook["cells"]
    return next(one for one in cells if one["metadata"].get("nbgrader", {}).get("grade_id") == name)
