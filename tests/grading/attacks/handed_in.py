# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Attacks by what is handed in: the notebook's settings, the files beside it, its output's size."""

import copy
import os
from pathlib import Path

from nbformat import NotebookNode

from .harness import Attack, Course
from .in_process import BAD
from .notebook import HONEST, Q1_POINTS, Q2_POINTS

SQLITE = b"SQLite format 3"
LARGE = 8 * 1024 * 1024


def _named(notebook: NotebookNode, name: str) -> NotebookNode:
    cells = notebook.cells
    return next(one for one in cells if one.metadata.get("nbgrader", {}).get("grade_id") == name)


def _skip(notebook: NotebookNode) -> None:
    """A runner passes by a cell with this tag; a test that prints no error has passed."""
    for name in ("q1-test", "q2-test"):
        _named(notebook, name).metadata["tags"] = ["skip-execution"]


def _twice(notebook: NotebookNode) -> None:
    notebook.cells.append(copy.deepcopy(_named(notebook, "q1-test")))


def _schema(notebook: NotebookNode) -> None:
    _named(notebook, "q1-test").metadata.nbgrader["schema_version"] = 99


def _ungraded(notebook: NotebookNode) -> None:
    _named(notebook, "q1-test").metadata.nbgrader["grade"] = False


def _renamed(notebook: NotebookNode) -> None:
    _named(notebook, "q1-test").metadata.nbgrader["grade_id"] = "mine"


def _no_tools(notebook: NotebookNode) -> None:
    """Stock nbgrader puts a test back, and then stops at the locked cell before it."""
    gone = ("tools", "q1-test")
    notebook.cells = [
        one
        for one in notebook.cells
        if one.metadata.get("nbgrader", {}).get("grade_id") not in gone
    ]


def _link(folder: Path) -> None:
    (folder / "data.csv").symlink_to(folder.parents[2] / "gradebook.db")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "data.csv")


def _time(folder: Path) -> None:
    (folder / "timestamp.txt").write_text("yesterday")


def _copied(course: Course) -> bool:
    """Tell whether the gradebook lies in a graded folder, from which feedback would take it."""
    files = (course.root / "autograded").rglob("*.csv")
    return any(file.read_bytes().startswith(SQLITE) for file in files)


def swollen(course: Course) -> bool:
    """Tell whether a graded notebook is too large for a marker's browser."""
    files = (course.root / "autograded").rglob("*.ipynb")
    return any(file.stat().st_size > LARGE for file in files)


FAIR = {"q1": Q1_POINTS, "q2": Q2_POINTS}
ATTACKS = (
    Attack("skips-tests", "tags the tests so that they are not run", BAD, reshape=_skip),
    Attack("copies-test", "stops the batch by a second copy", HONEST, reshape=_twice, **FAIR),
    Attack("future-schema", "stops the batch by a version", HONEST, reshape=_schema, **FAIR),
    Attack("ungrades-test", "breaks its own grading", HONEST, reshape=_ungraded, **FAIR),
    Attack("renames-test", "breaks its own grading by a name", HONEST, reshape=_renamed, **FAIR),
    Attack("deletes-tools", "deletes a test and its helpers", HONEST, reshape=_no_tools, **FAIR),
    Attack("links-gradebook", "has it copied", HONEST, plant=_link, harms=_copied, **FAIR),
    Attack("waits-for-ever", "hands in a pipe that nobody fills", HONEST, plant=_pipe, **FAIR),
    Attack("bad-time", "hands in a time that is none", HONEST, plant=_time, **FAIR),
    Attack(
        "floods-output",
        "prints one line of 60 MB",
        {**HONEST, "setup": "import numpy as np\nprint('x' * 60_000_000)"},
        harms=swollen,
        **FAIR,
    ),
)
# a pipe makes stock nbgrader wait for ever, so it is not tried there
AGAINST_STOCK = tuple(one for one in ATTACKS if one.name != "waits-for-ever")
