# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Making a course folder to try: what ``oms42 course init`` does."""

import csv
import os
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import nbformat

from oms42.grading.course import CONFIG, build, find_sources
from oms42.grading.quickstart.samples import samples
from oms42.grading.text import ExerciseError

COPIED = (CONFIG, ".gitignore", "README.md", "GRADING.md", "SECURITY.md", "defects.md", "rubrics")
FIRST_ID = 1001
ABSENT = "nothing"  # the last one on the roster hands nothing in


@dataclass(frozen=True)
class Started:
    """A course that was made.

    Attributes:
        folder: Where it is.
        assignments: Their names.
        students: What each student on the roster hands in, by id.
    """

    folder: Path
    assignments: tuple[str, ...]
    students: dict[str, str]


def start(folder: Path, exercises: Path) -> Started:
    """Make a course that can be run from release to grades.

    Args:
        folder: A folder that does not exist or is empty.
        exercises: The checkout's ``exercises/``. They do not travel with the installed package,
            because they hold the solutions and the hidden tests.

    Returns:
        What was made.

    Raises:
        ExerciseError: If the folder holds something, or ``exercises`` is no course.

    Example:
        >>> start(Path("."), Path("exercises"))
        Traceback (most recent call last):
        ...
        oms42.grading.text.ExerciseError: . is not empty; name a folder that is new or empty
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExerciseError(f"{folder} is not empty; name a folder that is new or empty")
    find_sources(exercises)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in COPIED:
        if (exercises / name).is_dir():
            shutil.copytree(exercises / name, folder / name)
        elif (exercises / name).is_file():
            shutil.copy(exercises / name, folder / name)
    for source in find_sources(exercises):
        copy = folder / source.label
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source.text, copy)
    students: dict[str, str] = {}
    names = sorted({source.text.parent.name for source in find_sources(folder)})
    for name in names:
        students |= _hand_in(folder, name)
    _roster(folder / "roster.csv", students)
    return Started(folder, tuple(names), students)


def _hand_in(folder: Path, assignment: str) -> dict[str, str]:
    """Write the archive that the LMS would give, named as Canvas names its files."""
    archive = folder / "downloaded" / assignment / "archive"
    archive.mkdir(parents=True)
    students: dict[str, str] = {}
    with zipfile.ZipFile(archive / "submissions.zip", "w", zipfile.ZIP_DEFLATED) as pack:
        for source in find_sources(folder, assignment):
            build(source)
            notebook = nbformat.read(source.notebook, as_version=4)  # type: ignore[no-untyped-call] # nbformat ships no hints
            made = samples(notebook)
            for place, (kind, data) in enumerate(made.items()):
                student = str(FIRST_ID + place)
                students[student] = kind
                label = f"student{place + 1:02d}_{student}_{90001 + place}"
                pack.writestr(f"{label}_{source.notebook.name}", data)
    students[str(FIRST_ID + len(students))] = ABSENT
    return students


def _roster(file: Path, students: dict[str, str]) -> None:
    """Write the roster in the form that ``nbgrader db student import`` reads."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600), "w", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(("id", "last_name"))
        writer.writerows(
            (student, f"student{place:02d}") for place, student in enumerate(students, start=1)
        )
