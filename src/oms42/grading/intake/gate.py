# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The gate between what was handed in and nbgrader: its plug-in point is the exporter.

nbgrader makes the exporter that the configuration names when it has listed the submissions and
before it opens the first. The gate runs the pre-flight then, and hands nbgrader a list of the
copies that can be graded. So ``nbgrader autograde`` and formgrader's button pass it alike.
"""

import re
from collections.abc import Iterator
from glob import escape, glob
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbconvert.exporters import NotebookExporter
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory

from oms42.grading.begun import take_back
from oms42.grading.intake.expected import from_gradebook
from oms42.grading.intake.finding import AS_IS, FLAGGED, Report
from oms42.grading.intake.limits import Limits
from oms42.grading.intake.preflight import preflight
from oms42.grading.intake.store import ACCEPTED, keep, read_report

if TYPE_CHECKING:
    from traitlets.config import Config


class GateExporter(NotebookExporter):
    """nbgrader's exporter, which runs the pre-flight over the submissions when it is made.

    Named in the configuration: ``c.Autograde.exporter_class``.
    """

    def __init__(self, config: "Config | None" = None, **kwargs: Any) -> None:
        super().__init__(config=config, **kwargs)  # type: ignore[no-untyped-call] # ships no hints
        if isinstance(self.parent, Autograde):
            admit(self.parent)


def admit(converter: Autograde) -> list[Report]:
    """Run the pre-flight over the submissions that a converter was asked for.

    Afterwards the converter's list holds the accepted copies, and its course folder (its own; no
    other part of nbgrader shares it) leads to them.

    Args:
        converter: nbgrader's autograder, or one of its subclasses.

    Returns:
        The reports, in the order of the students.

    Raises:
        NbGraderException: If not one submission can be graded.
    """
    coursedir = converter.coursedir
    reports = inspect(coursedir, coursedir.assignment_id, coursedir.student_id)
    for name in take_back(coursedir, coursedir.assignment_id, [one.student for one in reports]):
        converter.log.warning("%r is graded again: its last grading broke off.", name)
    for report in reports:
        if report.status == FLAGGED:
            converter.log.error("%r is not graded.\n%s", report.student, report.words())
        elif report.status != AS_IS:
            converter.log.warning("%r is graded after a mend.\n%s", report.student, report.words())
    accepted = {report.student for report in reports if report.status != FLAGGED}
    converter.coursedir = view = _view(coursedir)
    copies = {name: view.format_path(ACCEPTED, name, coursedir.assignment_id) for name in accepted}
    wanted = {
        copy: sorted(map(str, Path(copy).glob(f"{coursedir.notebook_id}.ipynb")))
        for copy in copies.values()
    }
    converter.assignments = {copy: found for copy, found in wanted.items() if found}
    if not converter.assignments:
        raise NbGraderException("No submission can be graded; the messages above say why.")
    return reports


def inspect(coursedir: CourseDirectory, assignment: str, student: str = "*") -> list[Report]:
    """Run the pre-flight over submissions, and keep the copies and the reports.

    Args:
        coursedir: nbgrader's course folder.
        assignment: The assignment's name.
        student: A student's id, or a pattern of ids.

    Returns:
        The reports, in the order of the students.

    Raises:
        NbGraderException: If the assignment is not in the gradebook.
    """
    expected = from_gradebook(coursedir, assignment)
    if not expected:
        raise NbGraderException(
            f"The gradebook has no assignment {assignment!r}: run 'nbgrader generate_assignment "
            f"{assignment}' first."
        )
    root = Path(coursedir.root)
    reports = []
    for name, folder in submissions(coursedir, assignment, student):
        before = read_report(root, assignment, name)
        outcome = preflight(folder, name, assignment, expected, Limits())
        keep(outcome, Path(coursedir.format_path(ACCEPTED, name, assignment)), root)
        _tell_newer(coursedir, before, outcome.report)
        reports.append(outcome.report)
    return reports


def inspect_new(coursedir: CourseDirectory, assignment: str) -> None:
    """Run the pre-flight over the submissions that it has not seen.

    Args:
        coursedir: nbgrader's course folder.
        assignment: The assignment's name.
    """
    for name, _ in list(submissions(coursedir, assignment)):
        if read_report(Path(coursedir.root), assignment, name) is None:
            inspect(coursedir, assignment, escape(name))


def submissions(
    coursedir: CourseDirectory, assignment: str, student: str = "*"
) -> Iterator[tuple[str, Path]]:
    """List what was handed in, with a notebook in it or not.

    Args:
        coursedir: nbgrader's course folder.
        assignment: The assignment's name.
        student: A student's id, or a pattern of ids.

    Yields:
        Each student's id and folder, in order.
    """
    step = coursedir.submitted_directory
    # nbgrader's own pattern ends at no line break, and a folder's name may hold one
    regexp = coursedir.format_path(step, "(?P<student_id>.*)", re.escape(assignment), escape=True)
    pattern = coursedir.format_path(step, student, assignment)
    for found in sorted(glob(pattern, include_hidden=True)):  # noqa: PTH207 - pathlib's is relative
        match = re.fullmatch(regexp, found, re.DOTALL)
        if match:
            yield match["student_id"], Path(found)


def _view(coursedir: CourseDirectory) -> CourseDirectory:
    """Give a second course folder, alike but for where submissions are."""
    view = CourseDirectory(parent=coursedir.parent)
    for name in coursedir.trait_names(config=True):
        setattr(view, name, getattr(coursedir, name))
    view.submitted_directory = ACCEPTED
    return view


def _tell_newer(coursedir: CourseDirectory, before: Report | None, now: Report) -> None:
    """Nbgrader grades a second submission of its own accord only if it bears a later time."""
    graded = Path(
        coursedir.format_path(coursedir.autograded_directory, now.student, now.assignment)
    )
    if before and now.digest and before.digest != now.digest and graded.is_dir():
        coursedir.log.warning(
            "%r was handed in anew since the last time; if it is skipped below, "
            "'nbgrader autograde %s --student %s --force' grades what is there now",
            *(now.student, now.assignment, now.student),
        )
