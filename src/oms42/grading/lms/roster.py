# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Who is in the course, and under which ids each LMS knows them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from oms42.grading.intake.names import student_problem
from oms42.grading.lms.tables import LmsError, Row, read_table, write_table

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

FILE = "roster.csv"
KINDS = ("canvas", "moodle", "brightspace", "folder")
# our field, and the headings under which an LMS's own export has it
_HEADINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "canvas": {
        "lms_id": ("ID",),
        "sis_id": ("SIS User ID",),
        "login": ("SIS Login ID",),
        "name": ("Student",),
        "last_name": ("LastName",),
        "first_name": ("FirstName",),
        "section": ("Section",),
    },
    "moodle": {
        "lms_id": ("Identifier",),
        "sis_id": ("ID number",),
        "login": ("Username",),
        "email": ("Email address",),
        "name": ("Full name",),
        "last_name": ("Last name", "Surname"),
        "first_name": ("First name",),
        "section": ("Groups",),
    },
    "brightspace": {
        "sis_id": ("OrgDefinedId", "Org Defined ID"),
        "login": ("Username",),
        "email": ("Email",),
        "last_name": ("Last Name",),
        "first_name": ("First Name",),
        "section": ("Sections", "Section Membership"),
    },
    "folder": {
        "sis_id": ("student_id", "id"),
        "email": ("email",),
        "last_name": ("last_name",),
        "first_name": ("first_name",),
    },
}
# the first of these that every row has becomes the id in the course
_COURSE_ID = {
    "canvas": ("lms_id",),
    "moodle": ("sis_id", "login", "email", "lms_id"),
    "brightspace": ("sis_id", "login"),
    "folder": ("sis_id",),
}
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


def read_export(data: bytes, name: str, lms: str) -> list[Person]:
    r"""Read the students out of an LMS's own export.

    Canvas: the gradebook's CSV. Moodle: participants, grades, or the grading worksheet, which
    alone holds the numbers in the names of the folders. Brightspace: the grades' CSV.

    Args:
        data: The file's bytes.
        name: What it is called in messages.
        lms: One of ``canvas``, ``moodle``, ``brightspace``, ``folder``.

    Returns:
        The students, in the order of the rows.

    Raises:
        LmsError: If columns are missing, or a row has no id, one that cannot be used, or one
            that another row has too.

    Example:
        >>> table = "OrgDefinedId,Username,Last Name,First Name\n#00246,ann,Lee,Ann\n"
        >>> read_export(table.encode(), "grades.csv", "brightspace")[0].student
        '00246'
    """
    rows = [row for row in read_table(data, name) if not _is_heading(row, lms)]
    headings = _HEADINGS[lms]
    there = set().union(*(row.fields for row in rows)) if rows else set()
    chosen = {
        ours: next(theirs for theirs in names if theirs in there)
        for ours, names in headings.items()
        if there.intersection(names)
    }
    if not rows or not set(_COURSE_ID[lms]).intersection(chosen):
        wanted = " or ".join(repr(headings[key][0]) for key in _COURSE_ID[lms])
        found = ", ".join(sorted(there)) or "none"
        raise LmsError(f"{name} has no student with {wanted}; its columns are: {found}")
    read = [(row.number, _fields(row, chosen, lms)) for row in rows]
    key = next((key for key in _COURSE_ID[lms] if all(one.get(key) for _, one in read)), "")
    if not key:
        bad = next(number for number, one in read if not one.get(_COURSE_ID[lms][0]))
        raise LmsError(f"{name}, row {bad}: the student has no id; complete it and read it again")
    _check_ids(read, key, name)
    return [Person(**{"student": one[key], **one}) for _, one in read]


def _is_heading(row: Row, lms: str) -> bool:
    """Above Canvas's students stand "Points Possible" and perhaps a row on hidden grades."""
    return lms == "canvas" and row.number <= 3 and not row.fields.get("ID")


def _fields(row: Row, chosen: dict[str, str], lms: str) -> dict[str, str]:
    """Give one row in our own fields."""
    made = {ours: row.fields.get(theirs, "") for ours, theirs in chosen.items()}
    whole = made.pop("name", "").strip('"')
    if whole and not (made.get("last_name") or made.get("first_name")):
        last, comma, first = whole.partition(",")
        made |= {"last_name": last.strip() if comma else whole, "first_name": first.strip()}
    if lms == "brightspace":
        made["sis_id"] = made.get("sis_id", "").removeprefix("#")
        made["login"] = made.get("login", "").removeprefix("#")
    if lms == "moodle":
        found = re.fullmatch(r"\D*(\d+)", made.get("lms_id", ""))
        made["lms_id"] = found[1] if found else ""
    return made


def _check_ids(read: list[tuple[int, dict[str, str]]], key: str, name: str) -> None:
    """Refuse ids that two rows share, or that cannot be a folder."""
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
    _check_ids(read, "student", FILE)
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
