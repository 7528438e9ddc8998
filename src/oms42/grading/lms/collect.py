# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""From an LMS's archive to ``submitted/``: the newest version counts, and nothing is lost."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Any

from oms42.grading.intake.archive import read_archive
from oms42.grading.intake.finding import FLAGGED
from oms42.grading.intake.folder import Contents, read_folder
from oms42.grading.intake.limits import MIB, Limits
from oms42.grading.intake.names import file_name_problem, stem
from oms42.grading.intake.timestamp import FILE as TIMESTAMP
from oms42.grading.lms.naming import Piece, read_name, whose
from oms42.grading.lms.roster import Person
from oms42.grading.lms.tables import LmsError, write_private

FOLDER = "collected"
LEDGER = "collected.json"
# a class's archive, not one student's
_RESERVED = {TIMESTAMP, "submission_secret.txt"}
LIMITS = Limits(files=20_000, total_bytes=2048 * MIB)


@dataclass
class Collected:
    """What became of an archive.

    Attributes:
        students: The students whose work was taken in, in order.
        written: The files that were written; none at a second run.
        earlier: Versions that do not count, with where they are kept.
        unmatched: Files that belong to nobody, each with the reason, and where they are kept.
        findings: What was left out on reading.

    Example:
        >>> Collected().complete
        True
    """

    students: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    earlier: list[str] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether every file found its student."""
        return not (self.unmatched or self.findings)


def read_ledger(course: Path, assignment: str) -> dict[str, dict[str, Any]]:
    """Read what was collected, by student.

    Args:
        course: The course folder.
        assignment: The assignment's name.

    Returns:
        For each student ``lms``, and ``files``: by file name its ``path`` and ``folder`` in the
        archive and its ``rank``.

    Example:
        >>> read_ledger(Path("nowhere"), "e2")
        {}
    """
    file = course / FOLDER / assignment / LEDGER
    found: dict[str, dict[str, Any]] = {}
    if file.is_file():
        found = json.loads(file.read_text(encoding="utf-8"))
    return found


def collect(
    course: Path,
    assignment: str,
    source: Path,
    lms: str,
    people: Iterable[Person],
    notebooks: Iterable[str],
    zone: tzinfo = UTC,
) -> Collected:
    """Take an LMS's archive apart, into ``submitted/STUDENT/ASSIGNMENT/``.

    Args:
        course: The course folder.
        assignment: The assignment's name.
        source: The archive, or a folder with what it unpacks to.
        lms: One of ``canvas``, ``moodle``, ``brightspace``, ``folder``.
        people: The roster.
        notebooks: The names of the assignment's notebooks, without ``.ipynb``.
        zone: The time zone in which the LMS writes times.

    Returns:
        What became of the files. Versions that do not count, and files of nobody, lie in
        ``collected/ASSIGNMENT/``.

    Raises:
        LmsError: If the archive cannot be read, or no file is named as that LMS names files.
    """
    contents = _read(source)
    made = Collected(findings=[one.line() for one in contents.findings])
    people, wanted = list(people), set(notebooks)
    by_student: dict[str, list[Piece]] = {}
    kept = course / FOLDER / assignment
    named = 0
    for path in contents.files:
        piece = read_name(path, lms, zone)
        named += piece is not None
        owner = _owner(piece, people, lms)
        if piece and isinstance(owner, Person):
            by_student.setdefault(owner.student, []).append(_settled(piece, path, wanted))
        else:
            made.unmatched.append(f"{path}: {owner}")
            write_private(kept / "unmatched" / path, contents.files[path])
    if not named:
        raise LmsError(
            f"{source}: no file in it is named as {lms} names files; choose another --lms, or "
            "give the archive as it was downloaded"
        )
    ledger = read_ledger(course, assignment)
    for student, pieces in sorted(by_student.items()):
        ledger[student] = _place(course, assignment, student, pieces, contents, ledger, made)
        ledger[student]["lms"] = lms
        made.students.append(student)
    text = json.dumps(ledger, indent=1, sort_keys=True) + "\n"
    write_private(kept / LEDGER, text.encode())
    return made


def _read(source: Path) -> Contents:
    """Read an archive or a folder by the intake's rules."""
    if source.is_dir():
        contents = read_folder(source, LIMITS)
    elif source.is_file():
        contents = read_archive(source.read_bytes(), source.name, LIMITS)
    else:
        raise LmsError(f"{source} is neither a file nor a folder; give what the LMS packed")
    refusal = [
        one for one in contents.findings if one.level == FLAGGED and one.kind != "special-file"
    ]
    if refusal and refusal[0].kind != "hard-link":
        raise LmsError(refusal[0].line())
    return contents


def _owner(piece: Piece | None, people: list[Person], lms: str) -> Person | str:
    """Find a file's student, or say why it is nobody's."""
    if piece is None:
        return f"not named as {lms} names files"
    if lms != "folder" and piece.file.casefold() in _RESERVED:
        return "nbgrader keeps this name for itself, and a student could set the time with it"
    return whose(piece, people, lms)


def _settled(piece: Piece, path: str, notebooks: set[str]) -> Piece:
    """Give a notebook the assignment's name, where an LMS or a browser only added to it."""
    bare = path.rsplit("/", 1)[-1].removeprefix(piece.folder.rsplit("/", 1)[-1])
    if bare.removesuffix(".ipynb") in notebooks:  # Canvas's count may be a part of the name
        return Piece(piece.path, piece.folder, bare, piece.user, piece.name, piece.rank)
    alike = [one for one in notebooks if stem(piece.file) in (one.casefold(), stem(f"{one}.ipynb"))]
    if len(alike) == 1 and piece.file.lower().endswith(".ipynb"):
        name = f"{alike[0]}.ipynb"
        return Piece(piece.path, piece.folder, name, piece.user, piece.name, piece.rank)
    return piece


def _place(
    course: Path,
    assignment: str,
    student: str,
    pieces: list[Piece],
    contents: Contents,
    ledger: dict[str, dict[str, Any]],
    made: Collected,
) -> dict[str, Any]:
    """Write one student's files, the newest of each name."""
    target = course / "submitted" / student / assignment
    files: dict[str, Any] = dict(ledger.get(student, {}).get("files", {}))
    kept = course / FOLDER / assignment / "earlier" / student
    for piece in sorted(pieces, key=lambda one: one.rank):
        data, place = contents.files[piece.path], target / piece.file
        known = files.get(piece.file)
        if known and tuple(known["rank"]) > piece.rank:
            _keep(kept / piece.path, data, course, made)
            continue
        if _in_the_way(place, target):
            made.unmatched.append(f"{piece.path}: a file and a folder of one name")
            continue
        if place.is_file() and place.read_bytes() != data:
            _keep(_old_name(kept, known, piece), place.read_bytes(), course, made)
        if write_private(place, data):
            made.written.append(place.relative_to(course).as_posix())
        files[piece.file] = {
            "path": piece.path,
            "folder": piece.folder,
            "rank": list(piece.rank),
        }
    times = [str(one["rank"][0]) for one in files.values() if one["rank"][0]]
    if times:
        write_private(target / TIMESTAMP, max(times).encode())
    return {"files": files}


def _in_the_way(place: Path, target: Path) -> bool:
    """Whether a file stands where a folder must be, or a folder where a file must be."""
    above = [one for one in place.parents if target in one.parents]
    return place.is_dir() or any(one.is_file() for one in above)


def _old_name(kept: Path, known: dict[str, Any] | None, piece: Piece) -> Path:
    """Say where a file goes that a newer one replaces."""
    return kept / (known["path"] if known else f"before collection/{piece.file}")


def _keep(place: Path, data: bytes, course: Path, made: Collected) -> None:
    """Keep a version that does not count; another that lies there already stays too."""
    folder, name, count = place.parent, place.name, 1
    while place.is_file() and place.read_bytes() != data:
        count += 1
        place = folder / f"{count} {name}"
    if file_name_problem(place.name) is None:
        write_private(place, data)
        made.earlier.append(place.relative_to(course).as_posix())
