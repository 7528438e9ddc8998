# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Where the pre-flight keeps what it makes: the copies that are graded, and a report for each.

``submitted/`` is read and never written. ``accepted/STUDENT/ASSIGNMENT/`` holds the copy that is
graded; a flagged submission has none, so nbgrader does not meet it. ``intake/ASSIGNMENT/`` holds
``STUDENT.json`` and ``STUDENT.txt``, which say the same to programs and to people.
"""

import os
import shutil
from pathlib import Path
from urllib.parse import quote

from oms42.grading.intake.finding import FLAGGED, Report
from oms42.grading.intake.preflight import Outcome

ACCEPTED = "accepted"
REPORTS = "intake"


def keep(outcome: Outcome, copy: Path, root: Path) -> None:
    """Write the copy that is graded, and the report.

    Args:
        outcome: What the pre-flight made of the submission.
        copy: The folder for the copy; what it held before is removed.
        root: The course folder.
    """
    if copy.is_dir():
        shutil.rmtree(copy)
    for name, data in outcome.files.items():
        file = copy / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    report = outcome.report
    for ending, text in ((".json", report.to_json()), (".txt", _letter(report))):
        file = report_file(root, report.assignment, report.student, ending)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", errors="backslashreplace")


def report_file(root: Path, assignment: str, student: str, ending: str = ".json") -> Path:
    """Say where a report lies.

    Args:
        root: The course folder.
        assignment: The assignment's name.
        student: The student's id, however strange.
        ending: ``.json`` or ``.txt``.

    Returns:
        The file's path; a name that no file should have is written with ``%`` escapes.

    Example:
        >>> report_file(Path("course"), "e2", "../bob").as_posix()
        'course/intake/e2/..%2Fbob.json'
    """
    name = quote(os.fsencode(student), safe=" @+'()")
    return root / REPORTS / assignment / f"{name}{ending}"


def read_report(root: Path, assignment: str, student: str) -> Report | None:
    """Read a student's report.

    Args:
        root: The course folder.
        assignment: The assignment's name.
        student: The student's id.

    Returns:
        The report, or ``None`` if the pre-flight has not seen a submission.

    Example:
        >>> read_report(Path("nowhere"), "e2", "1000") is None
        True
    """
    file = report_file(root, assignment, student)
    return Report.from_json(file.read_text(encoding="utf-8")) if file.is_file() else None


def _letter(report: Report) -> str:
    """Say in words what became of a submission."""
    graded = "It is not graded yet." if report.status == FLAGGED else "It is graded."
    return f"{report.assignment}, {report.student}: {report.status}. {graded}\n{report.words()}\n"
