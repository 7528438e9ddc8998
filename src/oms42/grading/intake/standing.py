# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What became of each student's submission; a failure to grade is never a score of 0."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oms42.grading.begun import is_begun
from oms42.grading.intake.finding import FLAGGED, MENDED
from oms42.grading.intake.store import read_report

if TYPE_CHECKING:
    from nbgrader.api import Gradebook
    from nbgrader.coursedir import CourseDirectory

GRADED, FAILED, WAITING, ABSENT = "graded", "failed", "waiting", "not handed in"


@dataclass(frozen=True)
class Standing:
    """What became of one submission.

    Attributes:
        student: The student's id.
        state: ``graded``, ``mended`` (graded after a mend), ``flagged`` (set aside for a person),
            ``failed`` (grading broke off), ``waiting`` (not graded yet) or ``not handed in``.
        score: The points; ``None`` unless graded, and 0 if nothing was handed in.
        max_score: The points that can be had.
        to_mark: Whether a person still has to mark a part of it.
        words: What the pre-flight found.

    Example:
        >>> Standing("1000", "flagged", None, 7.0, False, "flagged: It is empty.").score is None
        True
    """

    student: str
    state: str
    score: float | None
    max_score: float
    to_mark: bool = False
    words: str = ""


def standings(
    coursedir: "CourseDirectory", gradebook: "Gradebook", assignment: str
) -> list[Standing]:
    """Say what became of every student's submission of an assignment.

    Args:
        coursedir: nbgrader's course folder.
        gradebook: The open gradebook.
        assignment: The assignment's name.

    Returns:
        A line for each student who is in the gradebook or has handed something in, by id.

    Raises:
        nbgrader.api.MissingEntry: If the gradebook has no such assignment.
    """
    from oms42.grading.intake.gate import submissions

    max_score = float(gradebook.find_assignment(assignment).max_score or 0)
    entries = {one.student.id: one for one in gradebook.assignment_submissions(assignment)}
    handed_in = dict(submissions(coursedir, assignment))
    students = {one.id for one in gradebook.students} | set(handed_in) | set(entries)
    return [
        _standing(coursedir, assignment, student, entries.get(student), max_score)
        if student in handed_in or student in entries
        else Standing(student, ABSENT, 0.0, max_score)
        for student in sorted(students)
    ]


def _standing(
    coursedir: "CourseDirectory", assignment: str, student: str, entry: Any, max_score: float
) -> Standing:
    """Say what became of what one student handed in."""
    report = read_report(Path(coursedir.root), assignment, student)
    words = report.words() if report and report.findings else ""
    if report and report.status == FLAGGED:
        return Standing(student, FLAGGED, None, max_score, words=words)
    copy = Path(coursedir.format_path(coursedir.autograded_directory, student, assignment))
    if entry is None or is_begun(copy):
        return Standing(student, WAITING, None, max_score, words=words)
    if not any(copy.glob("*.ipynb")):
        return Standing(student, FAILED, None, max_score, words=words)
    state = MENDED if report and report.status == MENDED else GRADED
    score = float(entry.score or 0)
    penalty = float(entry.late_submission_penalty or 0)
    return Standing(
        student, state, max(0.0, score - penalty), max_score, bool(entry.needs_manual_grade), words
    )
