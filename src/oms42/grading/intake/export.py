# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`nbgrader export` with a status: a submission that could not be graded has no score.

Every text is quoted, and none can act as a formula in a spreadsheet.
"""

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbgrader.plugins.export import ExportPlugin

from oms42.grading.intake.standing import Standing, standings

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

COLUMNS = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score", "status", "to_mark"),
)


class StatusExport(ExportPlugin):  # type: ignore[misc]  # nbgrader ships no types
    """Writes nbgrader's table of grades, with a status and with every student.

    Named in the configuration: ``c.ExportApp.plugin_class``. The columns are those of nbgrader's
    own export, and two more. ``score`` and ``raw_score`` are empty unless the submission is
    graded; they are 0 if nothing was handed in.
    """

    def export(self, gradebook: "Gradebook") -> None:
        """Write the table.

        Args:
            gradebook: The open gradebook.
        """
        file = Path(self.to or "grades.csv")
        with file.open("w", encoding="utf-8", errors="backslashreplace", newline="") as opened:
            writer = csv.DictWriter(opened, COLUMNS)
            writer.writeheader()
            for assignment in gradebook.assignments:
                if not self.assignment or assignment.name in map(str, self.assignment):
                    self._write(writer, gradebook, assignment)

    def _write(
        self, writer: "csv.DictWriter[str]", gradebook: "Gradebook", assignment: Any
    ) -> None:
        """Write one assignment's lines."""
        students = {one.id: one for one in gradebook.students}
        entries = {one.student.id: one for one in assignment.submissions}
        for one in standings(self.parent.coursedir, gradebook, assignment.name):
            if not self.student or one.student in map(str, self.student):
                row = _row(one, assignment, students.get(one.student), entries.get(one.student))
                writer.writerow({key: safe(value) for key, value in row.items()})


def _row(one: Standing, assignment: Any, student: Any, entry: Any) -> dict[str, Any]:
    """Give one line of the table."""
    graded = one.score is not None and entry is not None
    nothing = None if one.score is None else 0.0
    names = ("last_name", "first_name", "email")
    return {
        "assignment": assignment.name,
        "duedate": assignment.duedate,
        "timestamp": entry.timestamp if entry else None,
        "student_id": one.student,
        **{name: getattr(student, name, None) for name in names},
        "raw_score": entry.score if graded else nothing,
        "late_submission_penalty": entry.late_submission_penalty if graded else nothing,
        "score": one.score,
        "max_score": one.max_score,
        "status": one.state,
        "to_mark": "yes" if one.to_mark else "no",
    }


def safe(value: object) -> str:
    """Write a value so that no spreadsheet takes it for a formula.

    Args:
        value: What stands in one field.

    Returns:
        Its text; a text that begins like a formula gets an apostrophe in front.

    Example:
        >>> safe("=1+1"), safe(-1.5), safe(None)
        ("'=1+1", '-1.5', '')
    """
    if value is None:
        return ""
    text = str(value)
    formula = isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r")
    return f"'{text}" if formula else text
