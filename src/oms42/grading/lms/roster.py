# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Who is in the course, and under which ids each LMS knows them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from oms42.grading.intake.names import student_problem
from oms42.grading.lms.tables import LmsError, read_table, write_table

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

FILE = "roster.csv"
_KEYS = ("lms_id", "sis_id", "login", "email")


@dataclass(frozen=True)
class Person:
    """One student.

    Attributes:
        student: The id in the course: the folder's name, nbgrader's id.
        last_name: The family name; the whole name if the LMS gives no parts.
        first_name: The given name.
        email: The address.
        lms_id: The number in the names of the LMS's archives: Canvas's user, Moodle's participant.
        sis_id: The institution's number, as text.
        login: The user name.
        section: The section or groups.

    Example:
        >>> Person("1000", "Müller", "Jörg").name
        'Jörg Müller'
    """

    student: str
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    lms_id: str = ""
    sis_id: str = ""
    login: str = ""
    section: str = ""

    @property
    def name(self) -> str:
        """The name as one reads it."""
        return f"{self.first_name} {self.last_name}".strip()


COLUMNS = ("student", "last_name", "first_name", "email", "lms_id", "sis_id", "login", "section")


def check_ids(read: list[tuple[int, dict[str, str]]], key: str, name: str) -> None:
    """Refuse ids that two rows share, or that cannot be a folder.

    Args:
        read: Each row's number and fields.
        key: The field that is the id in the course.
        name: What the table is called in messages.

    Raises:
        LmsError: With the numbers of the rows.

    Example:
        >>> check_ids([(2, {"sis_id": "1"}), (3, {"sis_id": "1"})], "sis_id", "a.csv")
        ... # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ...
        oms42.grading.lms.tables.LmsError: a.csv, rows 2 and 3: both have the id '1' ...
    """
    for field in (*_KEYS, "student"):
        seen: dict[str, int] = {}
        for number, one in read:
            value = one.get(key if field == "student" else field, "").casefold()
            if value and value in seen:
                raise LmsError(
                    f"{name}, rows {seen[value]} and {number}: both have the id {value!r} "
                    f"({field}); remove one of them"
                )
            seen[value] = number
    for number, one in read:
        if (problem := student_problem(one[key])) is not None:
            raise LmsError(f"{name}, row {number}: the id {one[key]!r} {problem}; change it there")


def merged(before: Iterable[Person], now: Iterable[Person]) -> list[Person]:
    """Bring an export into the roster that there is; known students keep their course id.

    Args:
        before: The roster.
        now: What an export says.

    Returns:
        The roster, by course id. Nobody is removed; what the export leaves empty stays.

    Raises:
        LmsError: If one student of the export is two of the roster, or takes another's id.

    Example:
        >>> merged([Person("a", email="x@y.z")], [Person("b", email="x@y.z", lms_id="7")])
        ... # doctest: +ELLIPSIS
        [Person(student='a', ... lms_id='7', ...)]
    """
    roster = {one.student: one for one in before}
    for one in now:
        same = {
            old.student
            for old in roster.values()
            for key in _KEYS
            if getattr(one, key) and getattr(old, key).casefold() == getattr(one, key).casefold()
        }
        same |= {one.student} & set(roster)
        if len(same) > 1:
            raise LmsError(
                f"{one.name!r} of the export is both {' and '.join(sorted(same))} in {FILE}: "
                f"correct or remove one of these rows of {FILE}"
            )
        student = next(iter(same), one.student)
        old = roster.get(student, Person(student))
        told = {key: value for key in COLUMNS[1:] if (value := getattr(one, key))}
        if old.first_name and not one.first_name:  # a full name does not say where it parts
            told.pop("last_name", None)
        roster[student] = replace(old, **told)
    return sorted(roster.values(), key=lambda one: one.student)


def load(course: Path) -> list[Person]:
    """Read the course's roster.

    Args:
        course: The course folder.

    Returns:
        The students; none if there is no roster yet.

    Raises:
        LmsError: If the file is damaged.

    Example:
        >>> load(Path("nowhere"))
        []
    """
    file = course / FILE
    if not file.is_file():
        return []
    rows = read_table(file.read_bytes(), FILE)
    people = [Person(**{key: row.fields.get(key, "") for key in COLUMNS}) for row in rows]
    read = [(row.number, dict(row.fields)) for row in rows]
    check_ids(read, "student", FILE)
    return people


def save(course: Path, people: Iterable[Person]) -> bool:
    """Write the course's roster, for its owner's eyes alone.

    Args:
        course: The course folder.
        people: The students.

    Returns:
        Whether anything changed.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     _ = save(Path(folder), [Person("007", "=Lee")])
        ...     load(Path(folder)) == [Person("007", "=Lee")]
        True
    """
    rows = [[getattr(one, key) for key in COLUMNS] for one in people]
    return write_table(course / FILE, [COLUMNS, *rows])


def enter(people: Iterable[Person], gradebook: "Gradebook") -> None:
    """Add the students to nbgrader's gradebook, or bring their names up to date.

    Args:
        people: The students.
        gradebook: The open gradebook.
    """
    for one in people:
        gradebook.update_or_create_student(
            one.student,
            last_name=one.last_name or None,
            first_name=one.first_name or None,
            email=one.email or None,
            lms_user_id=one.lms_id or one.sis_id or None,
        )


def folded(name: str) -> str:
    r"""Give the form in which names are compared.

    Args:
        name: A name.

    Returns:
        The name composed, without case, with single blanks.

    Example:
        >>> folded("MÜLLER  Jörg") == folded("Mu\u0308ller jörg")
        True
    """
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def namesakes(people: Iterable[Person]) -> list[tuple[Person, ...]]:
    """Find students of one name: where an archive gives names alone, they cannot be told apart.

    Args:
        people: The students.

    Returns:
        Those who share a name, together.

    Example:
        >>> namesakes([Person("1", "Lee", "Ann"), Person("2", "lee", "Ann"), Person("3", "Li")])
        ... # doctest: +ELLIPSIS
        [(Person(student='1', ...), Person(student='2', ...))]
    """
    groups: dict[str, list[Person]] = {}
    for one in people:
        groups.setdefault(folded(one.name), []).append(one)
    return [tuple(group) for name, group in groups.items() if name and len(group) > 1]
