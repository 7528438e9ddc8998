# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`oms42 grade similar`: compare the submissions of an assignment and write the report."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from oms42.grading.similarity.pairs import Pair, similar_pairs
from oms42.grading.similarity.report import page, table, write_private
from oms42.grading.similarity.work import Work, make_work, read_work
from oms42.grading.text import ExerciseError

if TYPE_CHECKING:
    from nbgrader.coursedir import CourseDirectory


@dataclass(frozen=True)
class Compared:
    """What a comparison gave.

    Attributes:
        works: How many submissions were compared.
        left_out: Whose submissions could not be read.
        pairs: What was found, in order.
        page: The page to read.
        table: The same pairs as CSV.
    """

    works: int
    left_out: tuple[str, ...]
    pairs: tuple[Pair, ...]
    page: Path
    table: Path


def compare(course: Path, assignment: str, to: Path | None = None, most: int = 50) -> Compared:
    """Compare all submissions of an assignment, on this machine alone.

    Args:
        course: The course folder.
        assignment: Its name, ``e2``.
        to: Where the report goes; ``similar/ASSIGNMENT`` in the course folder when left out.
        most: How many pairs to show.

    Returns:
        What was found, and where it is written.

    Raises:
        ExerciseError: If the folder is not a course, or the assignment has no submission.

    Example:
        >>> compare(Path("no-such-course"), "e2")
        Traceback (most recent call last):
        ...
        oms42.grading.text.ExerciseError: no-such-course has no nbgrader_config.py, so it is not ...
    """
    if not (course / "nbgrader_config.py").is_file():
        raise ExerciseError(
            f"{course} has no nbgrader_config.py, so it is not a course folder; name one with "
            "--course"
        )
    from oms42.grading.intake.status import open_course

    coursedir = open_course(course)
    works, left_out = _collect(coursedir, assignment)
    released = _released(coursedir, assignment)
    pairs = similar_pairs(works, released, most)
    folder = to or Path(coursedir.root) / "similar" / assignment
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / "similar.html", folder / "similar.csv"
    write_private(written[0], page(assignment, works, pairs, released, left_out))
    write_private(written[1], table(pairs))
    return Compared(len(works), tuple(left_out), tuple(pairs), *written)


def _collect(coursedir: "CourseDirectory", assignment: str) -> tuple[list[Work], list[str]]:
    """Read every submission that the pre-flight accepted."""
    from nbgrader.converters.base import NbGraderException

    from oms42.grading.intake.gate import inspect_new, submissions
    from oms42.grading.intake.store import ACCEPTED

    try:
        inspect_new(coursedir, assignment)
    except NbGraderException as error:
        raise ExerciseError(str(error)) from error
    works, left_out = [], []
    for student, _ in submissions(coursedir, assignment):
        copy = Path(coursedir.format_path(ACCEPTED, student, assignment))
        if any(copy.glob("*.ipynb")):
            works.append(read_work(student, copy))
        else:
            left_out.append(student)
    if not works and not left_out:
        raise ExerciseError(
            f"{coursedir.root} has no submission of {assignment!r}; collect them first, with "
            f"nbgrader zip_collect {assignment} for example"
        )
    return works, left_out


def _released(coursedir: "CourseDirectory", assignment: str) -> frozenset[int]:
    """Number the grams of what students were given."""
    folder = Path(coursedir.format_path(coursedir.release_directory, ".", assignment))
    numbers: set[int] = set()
    for file in sorted(folder.glob("*.ipynb")):
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        numbers.update(make_work("", code).grams)
    return frozenset(numbers)
