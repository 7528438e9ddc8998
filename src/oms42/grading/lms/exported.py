# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The tables of students that each LMS exports, read into one form."""

import re

from oms42.grading.lms.roster import Person, check_ids
from oms42.grading.lms.tables import LmsError, Row, read_table

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
    check_ids(read, key, name)
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
