# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Feedback pages in the archive that an LMS takes back: its own names, an HTML page in each."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oms42.grading.lms.collect import read_ledger
from oms42.grading.lms.tables import LmsError

_MOMENT = (2000, 1, 1, 0, 0, 0)  # the same pages make the same bytes


@dataclass(frozen=True)
class Packed:
    """A feedback archive.

    Attributes:
        data: Its bytes.
        students: Whose pages are in it.
        without: Students whose work was collected and who have no page yet.

    Example:
        >>> Packed(b"", ("1",)).without
        ()
    """

    data: bytes
    students: tuple[str, ...]
    without: tuple[str, ...] = ()


def pack(course: Path, assignment: str, lms: str) -> Packed:
    """Pack the pages of ``feedback/STUDENT/ASSIGNMENT/`` under the names of the download.

    Args:
        course: The course folder.
        assignment: The assignment's name.
        lms: The LMS that the work came from.

    Returns:
        The archive.

    Raises:
        LmsError: If nothing was collected from that LMS, or there is no page yet.

    Example:
        >>> pack(Path("nowhere"), "e2", "canvas")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ...
        oms42.grading.lms.tables.LmsError: no work for 'e2' was collected from canvas; ...
    """
    ledger = read_ledger(course, assignment)
    ours = {student: one for student, one in sorted(ledger.items()) if one["lms"] == lms}
    if not ours:
        raise LmsError(
            f"no work for {assignment!r} was collected from {lms}; run 'oms42 lms collect "
            f"{assignment} ARCHIVE --lms {lms}' first, so that the names of its files are known"
        )
    members: dict[str, bytes] = {}
    given = []
    for student, one in ours.items():
        pages = sorted((course / "feedback" / student / assignment).glob("*.html"))
        plain = [page for page in pages if page.is_file() and not page.is_symlink()]
        members |= {_member(one["files"], page.stem): page.read_bytes() for page in plain}
        given += [student] if plain else []
    if not members:
        raise LmsError(
            f"there is no feedback for {assignment!r} yet; run 'nbgrader generate_feedback "
            f"{assignment}' first"
        )
    without = tuple(student for student in ours if student not in given)
    return Packed(_zip(members), tuple(given), without)


def _member(files: dict[str, Any], notebook: str) -> str:
    """Name a page: as the notebook's file in the download, or beside another of that student."""
    own = files.get(f"{notebook}.ipynb")
    if own is not None and own["path"].endswith(".ipynb"):
        return f"{own['path'].removesuffix('.ipynb')}.html"
    return f"{min(one['folder'] for one in files.values())}{notebook}.html"


def _zip(members: dict[str, bytes]) -> bytes:
    """Pack files so that equal pages make equal archives."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in sorted(members.items()):
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            opened.writestr(info, data)
    return packed.getvalue()
