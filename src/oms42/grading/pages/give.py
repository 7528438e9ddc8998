# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Feedback for all that is graded, however it was handed in; only what changed is written again."""

import contextlib
import hashlib
import json
import os
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps.generatefeedbackapp import GenerateFeedbackApp
from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from traitlets import default

from oms42.grading.intake.finding import MENDED
from oms42.grading.intake.standing import ABSENT, GRADED, Standing, standings
from oms42.grading.text import ExerciseError

CONFIG = "nbgrader_config.py"


@dataclass(frozen=True)
class Given:
    """What became of each student's feedback.

    Attributes:
        written: Whose pages were written.
        unchanged: Whose pages say what they would say again.
        skipped: Who gets none yet, each with the reason.
        failed: Whose pages could not be made; nbgrader's messages say why.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    failed: tuple[str, ...]


class Chosen(GenerateFeedback):  # type: ignore[misc] # nbgrader ships no hints
    """nbgrader's own feedback, for chosen students; the pages are for their owner to read."""

    report: Callable[[str], None] = staticmethod(lambda _: None)
    students: frozenset[str] = frozenset()

    @default("permissions")
    def _permissions_default(self) -> int:
        return 660 if self.coursedir.groupshared else 600

    def init_destination(self, assignment_id: str, student_id: str) -> bool:
        """Take a chosen student's work, and no other."""
        if student_id not in self.students:
            return False
        wanted: bool = super().init_destination(assignment_id, student_id)
        return wanted

    def set_permissions(self, assignment_id: str, student_id: str) -> None:
        """Close a student's pages to others, and say that they are written."""
        super().set_permissions(assignment_id, student_id)
        self.report(student_id)


def give(
    course: Path,
    assignment: str,
    *,
    force: bool = False,
    unmarked: bool = False,
    report: Callable[[str], None] = lambda _: None,
) -> Given:
    """Write feedback into ``feedback/STUDENT/ASSIGNMENT``.

    Args:
        course: The course folder.
        assignment: The assignment's name.
        force: Whether to write what is unchanged, too.
        unmarked: Whether to write it for work that a person still has to mark.
        report: Called with a student's id when that feedback is written.

    Returns:
        What became of each student's feedback.

    Raises:
        ExerciseError: If the folder is no course, or the gradebook has no such assignment.

    Example:
        >>> give(Path("no-such-course"), "e2")
        Traceback (most recent call last):
        ...
        oms42.grading.text.ExerciseError: no-such-course has no nbgrader_config.py, so it is not ...
    """
    if not (course / CONFIG).is_file():
        raise ExerciseError(
            f"{course} has no {CONFIG}, so it is not a course folder; name one with --course"
        )
    with contextlib.chdir(course), warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="nbgrader")  # its use of SQLAlchemy 2.1
        app = GenerateFeedbackApp()
        app.initialize([f"--assignment={assignment}", "--log-level=ERROR"])
        now, skipped = _state(app.coursedir, assignment, unmarked)
        record = Path(app.coursedir.root, app.coursedir.feedback_directory, f".{assignment}.json")
        before = json.loads(record.read_text("utf-8")) if record.is_file() else {}
        pages = {one: _folder(app.coursedir, "feedback_directory", one, assignment) for one in now}
        same = {
            one
            for one, mark in now.items()
            if not force and before.get(one) == mark and any(pages[one].glob("*.html"))
        }
        written = _write(app, frozenset(now) - same, report)
        known = {one: now[one] for one in now if one in same or one in written}
        if known:
            _keep(record, before | known)
    failed = sorted(set(now) - same - set(written))
    return Given(tuple(written), tuple(sorted(same)), skipped, tuple(failed))


def _write(
    app: GenerateFeedbackApp, students: frozenset[str], report: Callable[[str], None]
) -> list[str]:
    """Write some students' pages; return who has theirs."""
    written: list[str] = []

    def done(student: str) -> None:
        written.append(student)
        report(student)

    if students:
        converter = Chosen(coursedir=app.coursedir, parent=app, force=True)
        converter.students, converter.report = students, done
        with contextlib.suppress(NbGraderException):  # the others are written; who is not, is told
            converter.start()
    return written


def _state(
    coursedir: Any, assignment: str, unmarked: bool
) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Find what each graded student's pages would be made of, and who gets none."""
    marks, skipped = {}, []
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        try:
            found = standings(coursedir, gradebook, assignment)
        except MissingEntry as error:
            raise ExerciseError(
                f"the gradebook has no assignment {assignment!r}: run 'nbgrader "
                f"generate_assignment {assignment}' first"
            ) from error
        for one in found:
            if reason := _reason(one, unmarked):
                skipped.append((one.student, reason))
                continue
            entry = gradebook.find_submission(assignment, one.student)
            work = _folder(coursedir, "autograded_directory", one.student, assignment)
            marks[one.student] = _mark(entry, work)
    return marks, tuple(skipped)


def _reason(one: Standing, unmarked: bool) -> str:
    """Say why a student gets no feedback; nothing if there is some to give."""
    if one.state == ABSENT:
        return "nothing was handed in"
    if one.state not in (GRADED, MENDED):
        return f"not graded: {one.state}; 'oms42 grade status' says what to do"
    if one.to_mark and not unmarked:
        return "a person has to mark a part of it; --unmarked writes the feedback all the same"
    return ""


def _mark(entry: Any, work: Path) -> str:
    """Digest all that a student's pages are made of."""
    digest = hashlib.sha256()
    for file in (*sorted(work.glob("*.ipynb")), Path(CONFIG), *_makers()):
        digest.update(file.read_bytes())
    facts = [
        [
            notebook.name,
            notebook.late_submission_penalty,
            sorted((one.name, one.score, one.max_score) for one in notebook.grades),
            sorted((one.name, one.comment or "") for one in notebook.comments),
        ]
        for notebook in entry.notebooks
    ]
    digest.update(json.dumps(facts).encode())
    return digest.hexdigest()


def _makers() -> Iterator[Path]:
    """Yield the files that decide how a page is made."""
    room = Path(__file__).parent
    yield from sorted((*room.glob("*.py"), *room.glob("templates/feedback/*")))


def _folder(coursedir: Any, step: str, student: str, assignment: str) -> Path:
    """Say where a student's files of a step lie."""
    return Path(coursedir.format_path(getattr(coursedir, step), student, assignment))


def _keep(record: Path, marks: dict[str, str]) -> None:
    """Write down what the pages were made of, for their owner alone."""
    draft = record.with_suffix(".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(marks, file, indent=1, sort_keys=True)
    draft.replace(record)
