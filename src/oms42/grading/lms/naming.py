# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How each LMS names what it packs: whose it is, which version, and from when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from oms42.grading.lms.roster import Person, folded

_CANVAS = re.compile(r"(?P<name>.*?)_(?:LATE_)?(?P<user>\d+)_(?P<given>\d+)_(?P<file>.+)")
_MOODLE = re.compile(r"(?P<name>[^_]*)_(?P<user>\d+)_assignsubmission_file(?:_(?P<file>.*))?")
_BRIGHTSPACE = re.compile(r"\d+-(?P<user>\d+) ?- (?P<name>.+) ?- (?P<when>[^-]+)")
_CANVAS_VERSION = re.compile(r"(?P<stem>.+)-(?P<count>\d+)(?P<ending>(?:\.\w+)+)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True)
class Piece:
    """One file of an archive, by what its path says.

    Attributes:
        path: The path in the archive.
        folder: What the LMS must find again in a feedback archive: the path up to the student's
            own part, with ``/`` or ``_`` at its end.
        file: The student's own file name, folders included.
        user: The LMS's number for the student; empty if the path has none.
        name: The student's name as the LMS writes it.
        rank: Grows from an older version to a newer one: the time, the LMS's number, a count.

    Example:
        >>> Piece("x/a.ipynb", "x/", "a.ipynb", "", "x").rank
        ('', 0, 0)
    """

    path: str
    folder: str
    file: str
    user: str
    name: str
    rank: tuple[str, int, int] = ("", 0, 0)

    @property
    def when(self) -> str:
        """When it was handed in, in UTC as nbgrader writes it; empty if the LMS does not say."""
        return self.rank[0]


def read_name(path: str, lms: str, zone: tzinfo = UTC) -> Piece | None:
    """Read what an LMS says in a path.

    Args:
        path: The path in the archive, with ``/`` between folders.
        lms: One of ``canvas``, ``moodle``, ``brightspace``, ``folder``.
        zone: The time zone in which the LMS writes times.

    Returns:
        What the path says; ``None`` if it is not named as that LMS names files.

    Example:
        >>> read_name("leeann_LATE_107_9001_ps1-2.ipynb", "canvas").file
        'ps1.ipynb'
        >>> read_name("Ann Lee_42_assignsubmission_file_/ps1.ipynb", "moodle").user
        '42'
    """
    if lms == "canvas":
        return _canvas(path)
    if lms == "moodle":
        return _moodle(path)
    if lms == "brightspace":
        return _brightspace(path, zone)
    top, slash, file = path.partition("/")
    if slash:
        return Piece(path, f"{top}/", file, top, "")
    stem, dot, ending = top.partition(".ipynb")
    return Piece(path, f"{stem}/", path, stem, "") if dot and not ending else None


def _canvas(path: str) -> Piece | None:
    """``leeann_LATE_107_9001_ps1-2.ipynb``: name, user, attachment, file and count."""
    top, _, last = path.rpartition("/")
    found = _CANVAS.fullmatch(last)
    if found is None:
        return None
    file, count = found["file"], 0
    if again := _CANVAS_VERSION.fullmatch(file):
        file, count = f"{again['stem']}{again['ending']}", int(again["count"])
    start = f"{top}/" if top else ""
    folder = start + last[: found.start("file")]
    rank = ("", int(found["given"]), count)
    return Piece(path, folder, file, found["user"], found["name"], rank)


def _moodle(path: str) -> Piece | None:
    """The part ``Ann Lee_42_assignsubmission_file_`` is a folder, or begins a file's name."""
    parts = path.split("/")
    for number, part in enumerate(parts):
        if (found := _MOODLE.fullmatch(part)) is None:
            continue
        inside = [found["file"]] if found["file"] else []
        file = "/".join([*inside, *parts[number + 1 :]])
        folder = path[: len(path) - len(file)]
        return Piece(path, folder, file, found["user"], found["name"]) if file else None
    return None


def _brightspace(path: str, zone: tzinfo) -> Piece | None:
    """``397063-2557369 - Ann Lee - Sep 24, 2024 926 PM/ps1.ipynb``."""
    top, slash, file = path.partition("/")
    found = _BRIGHTSPACE.fullmatch(top)
    if not slash or found is None:
        return None
    rank = (_moment(found["when"], zone), 0, 0)
    return Piece(path, f"{top}/", file, found["user"], found["name"].strip(), rank)


def _moment(text: str, zone: tzinfo) -> str:
    """Read ``Sep 24, 2024 926 PM`` (a colon cannot stand in a file's name)."""
    found = re.fullmatch(r"(\w{3})\w* (\d+), (\d{4}) (\d{1,2}):?(\d\d) ?([AP]M)?", text.strip())
    if found is None or found[1].lower() not in _MONTHS:
        return ""
    month, hour = _MONTHS.index(found[1].lower()) + 1, int(found[4])
    if found[6]:
        hour = hour % 12 + 12 * (found[6] == "PM")
    try:
        local = datetime(int(found[3]), month, int(found[2]), hour, int(found[5]), tzinfo=zone)
    except ValueError:
        return ""
    return local.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")


def whose(piece: Piece, people: Iterable[Person], lms: str) -> Person | str:
    """Find the student whose file it is.

    Canvas's number is the one in the roster. Moodle's is there only if a grading worksheet was
    read, Brightspace's never; the name is then compared, and must be one student's alone.

    Args:
        piece: A file.
        people: The roster.
        lms: Which LMS named it.

    Returns:
        The student, or why there is none.

    Example:
        >>> people = [Person("1", "Lee", "Ann", lms_id="42"), Person("2", "Lee", "Ann")]
        >>> whose(Piece("", "", "", "42", "Ann Lee"), people, "moodle").student
        '1'
        >>> whose(Piece("", "", "", "7", "Ann Lee"), people, "brightspace")
        "1, 2 in roster.csv are all called 'Ann Lee'"
    """
    people = list(people)
    keys = ("student", "lms_id", "sis_id", "login", "email") if lms == "folder" else ("lms_id",)
    for key in keys if lms != "brightspace" else ():
        found = [one for one in people if piece.user and getattr(one, key) == piece.user]
        if found:
            return found[0]
    if lms in ("canvas", "folder"):
        return f"no student in roster.csv has the id {piece.user!r}"
    name = folded(piece.name)
    found = [one for one in people if name in (folded(one.name), folded(_turned(one)))]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(one.student for one in found)
        return f"{ids} in roster.csv are all called {piece.name!r}"
    return f"no student in roster.csv is called {piece.name!r}"


def _turned(one: Person) -> str:
    """Some sites show the family name first."""
    return f"{one.last_name} {one.first_name}"
