# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Grades in the format that each LMS imports; who has no grade has an empty field, never 0."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oms42.grading.intake.finding import MENDED
from oms42.grading.intake.standing import ABSENT, GRADED, standings
from oms42.grading.lms.late import Extension
from oms42.grading.lms.roster import Person
from oms42.grading.lms.tables import LmsError

if TYPE_CHECKING:
    from nbgrader.api import Gradebook
    from nbgrader.coursedir import CourseDirectory

Table = list[list[object]]


@dataclass(frozen=True)
class Line:
    """What one student is told.

    Attributes:
        person: The student.
        score: The points, late penalty taken off; ``None`` leaves the field empty.
        excused: Whether the assignment does not count.
        tasks: The points by task, late penalty not taken off; empty if there is no score.
        words: What stands beside the grade where an LMS has a place for it.
        why: Why there is no score; empty if there is one.

    Example:
        >>> Line(Person("1"), None, why="flagged").tasks
        {}
    """

    person: Person
    score: float | None
    excused: bool = False
    tasks: Mapping[str, float] = field(default_factory=dict)
    words: str = ""
    why: str = ""


@dataclass(frozen=True)
class Grades:
    """All grades of an assignment.

    Attributes:
        lines: A line for each student of the roster.
        max_score: The points that can be had.
        tasks: The points that can be had, by task.
        strangers: Students of the gradebook who are not in the roster.

    Example:
        >>> Grades((), 7.0).strangers
        ()
    """

    lines: tuple[Line, ...]
    max_score: float
    tasks: Mapping[str, float] = field(default_factory=dict)
    strangers: tuple[str, ...] = ()


def gather(
    coursedir: "CourseDirectory",
    gradebook: "Gradebook",
    assignment: str,
    people: Sequence[Person],
    granted: Mapping[tuple[str, str], Extension],
    absent_zero: bool = False,
) -> Grades:
    """Take an assignment's grades out of the gradebook.

    Args:
        coursedir: nbgrader's course folder.
        gradebook: The open gradebook.
        assignment: The assignment's name.
        people: The roster.
        granted: The extensions, which say who is excused.
        absent_zero: Whether who has handed in nothing gets 0 instead of an empty field.

    Returns:
        The grades, in the roster's order.
    """
    found = {one.student: one for one in standings(coursedir, gradebook, assignment)}
    entries = {one.student.id: one for one in gradebook.assignment_submissions(assignment)}
    lines = []
    for person in people:
        one = found.get(person.student)
        state = one.state if one else ABSENT
        if granted.get((person.student, assignment), Extension()).excused:
            lines.append(Line(person, None, excused=True, why="excused"))
        elif state == ABSENT:
            lines.append(Line(person, 0.0 if absent_zero else None, why=ABSENT))
        elif one is None or one.score is None or state not in (GRADED, MENDED):
            lines.append(Line(person, None, why=state))
        elif one.to_mark:
            lines.append(Line(person, None, why="a part has still to be marked"))
        else:
            entry = entries[person.student]
            late = float(entry.late_submission_penalty or 0)
            words = f"late: {number(-late)} points" if late else ""
            lines.append(Line(person, one.score, False, _points(entry), words))
    notebooks = gradebook.find_assignment(assignment).notebooks
    tasks = {cell.name: float(cell.max_score) for one in notebooks for cell in one.grade_cells}
    graded = {student for student, one in found.items() if one.state != ABSENT}
    strangers = tuple(sorted(graded - {one.student for one in people}))
    worth = float(gradebook.find_assignment(assignment).max_score or 0)
    return Grades(tuple(lines), worth, tasks, strangers)


def _points(entry: object) -> dict[str, float]:
    """Give the points by task."""
    notebooks = getattr(entry, "notebooks", ())
    return {one.name: float(one.score or 0) for each in notebooks for one in each.grades}


def layout(grades: Grades, lms: str, item: str, tasks: bool = False) -> Table:
    """Lay grades out as an LMS imports them.

    Args:
        grades: The grades.
        lms: One of ``canvas``, ``moodle``, ``brightspace``, ``folder``.
        item: What the LMS calls the assignment; for Canvas with its number, ``E2 (1234)``.
        tasks: Whether each task has a column of its own.

    Returns:
        The rows of the table, the heading first.

    Raises:
        LmsError: If a student lacks the id by which the LMS knows students.

    Example:
        >>> line = Line(Person("1", "Lee", "Ann", sis_id="0042"), 6.5)
        >>> layout(Grades((line,), 7.0), "brightspace", "E2")[1]
        ['#0042', '', '6.5', '#']
    """
    made = {"canvas": _canvas, "moodle": _moodle, "brightspace": _brightspace, "folder": _plain}
    return made[lms](grades, item, list(grades.tasks) if tasks else [])


def number(value: float | None) -> str:
    """Write points with a decimal point and no more places than they need.

    Args:
        value: Points.

    Returns:
        Text; empty for ``None``.

    Example:
        >>> number(6.5), number(7.0), number(2 / 3), number(None)
        ('6.5', '7', '0.6667', '')
    """
    if value is None:
        return ""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _shown(line: Line, tasks: list[str], excused: str) -> list[object]:
    """Give the points of one student: all, then those of each task."""
    if line.excused:
        return [excused] * (1 + len(tasks))
    return [number(line.score), *(number(line.tasks.get(task)) for task in tasks)]


def _canvas(grades: Grades, item: str, tasks: list[str]) -> Table:
    """Canvas: "Points Possible" is the second row, and ``EX`` excuses."""
    _need(grades, "canvas", "lms_id")
    ids = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    heading = [*ids, item, *(f"{item}: {task}" for task in tasks)]
    worth = [grades.max_score, *(grades.tasks[task] for task in tasks)]
    rows: Table = [[*heading], ["    Points Possible", "", "", "", "", *map(number, worth)]]
    for line in grades.lines:
        one = line.person
        name = f"{one.last_name}, {one.first_name}" if one.first_name else one.last_name
        rows.append(
            [name, one.lms_id, one.sis_id, one.login, one.section, *_shown(line, tasks, "EX")]
        )
    return rows


def _moodle(grades: Grades, item: str, tasks: list[str]) -> Table:
    """Moodle: an id or an address, and a column that is mapped to each grade item."""
    _need(grades, "moodle", "sis_id", "email", "login")
    heading = ["ID number", "Username", "Email address", f"Assignment: {item}"]
    rows: Table = [[*heading, *(f"{item}: {task}" for task in tasks), f"Feedback: {item}"]]
    for line in grades.lines:
        one = line.person
        ids = [one.sis_id, one.login, one.email]
        rows.append([*ids, *_shown(line, tasks, ""), line.words])
    return rows


def _brightspace(grades: Grades, item: str, tasks: list[str]) -> Table:
    """Brightspace: ``#`` before ids keeps a spreadsheet from eating zeros, and ends a line."""
    _need(grades, "brightspace", "sis_id", "login")
    items = [item, *(f"{item} {task}" for task in tasks)]
    columns = [f"{one} Points Grade" for one in items]
    rows: Table = [["OrgDefinedId", "Username", *columns, "End-of-Line Indicator"]]
    for line in grades.lines:
        org, login = line.person.sis_id, line.person.login
        ids = [f"#{org}" if org else "", f"#{login}" if login else ""]
        rows.append([*ids, *_shown(line, tasks, ""), "#"])
    return rows


def _plain(grades: Grades, item: str, tasks: list[str]) -> Table:
    """No LMS: a table to read."""
    rows: Table = [["student_id", "last_name", "first_name", item, *tasks, "status"]]
    for line in grades.lines:
        one = line.person
        ids = [one.student, one.last_name, one.first_name]
        rows.append([*ids, *_shown(line, tasks, "EX"), line.why or line.words])
    return rows


def _need(grades: Grades, lms: str, *keys: str) -> None:
    """Refuse to write a line that the LMS could give to nobody."""
    without = [
        line.person.student
        for line in grades.lines
        if not any(getattr(line.person, key) for key in keys)
    ]
    if without:
        raise LmsError(
            f"{', '.join(without[:5])}: roster.csv has no id of theirs that {lms} knows; read "
            f"the LMS's export with 'oms42 lms roster FILE --lms {lms}' first"
        )
