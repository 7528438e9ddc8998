# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Names of students and files: which can be used, and which notebook a renamed file stands for."""

import re
import unicodedata
from collections.abc import Iterable

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 200
# an LMS or a browser adds these: "ps1 (1)", "ps1-2", "ps1_LATE", "ps1-Copy1", "Copy of ps1"
_ADDED = re.compile(
    r"(\s*\(\d+\)|[-_ ]\d+|[-_ ]copy\s*\(?\d*\)?|[-_ ](late|final|submission|completed|done))+$"
)
_BEFORE = re.compile(r"^(copy of|kopie von|copie de)\s+")
_ENDINGS = (".ipynb", ".ipynb.txt", ".ipynb.json", ".json", ".ipynb.ipynb", ".txt")


def student_problem(student: str) -> str | None:
    """Say why an id cannot be used as a student's folder, page and row of a table.

    Args:
        student: The id.

    Returns:
        The rest of a sentence that begins with the id, or ``None`` for an id that can be used.

    Example:
        >>> student_problem("Müller Jörg 学生") is None
        True
        >>> student_problem("../bob")
        "has the character '/'"
    """
    wrong = [one for one in student if one in '/\\<>"&*?[]{}|:,;`$%#' or not one.isprintable()]
    if wrong:
        return _character(wrong[0])
    if student.startswith((".", "-", "=", "+", "@", "~", " ")):
        return f"begins with {student[0]!r}"
    return file_name_problem(student)


def file_name_problem(name: str) -> str | None:
    """Say why a name cannot be used for a file on every system.

    Args:
        name: One name, without folders.

    Returns:
        The rest of a sentence that begins with the name, or ``None``.

    Example:
        >>> file_name_problem("aux.csv")
        'is a name that Windows keeps for a device'
    """
    if name in ("", ".", ".."):
        return "is no name"
    wrong = [one for one in name if one in '/\\<>:"|?*' or not (one.isprintable() or one == " ")]
    if wrong:
        return _character(wrong[0])
    if _RESERVED.fullmatch(name):
        return "is a name that Windows keeps for a device"
    if name[-1] in " .":
        return f"ends in {name[-1]!r}"
    if len(name.encode("utf-8", "surrogateescape")) > _LONGEST:
        return f"is longer than {_LONGEST} bytes"
    return None


def _character(one: str) -> str:
    if 0xDC80 <= ord(one) <= 0xDCFF:
        return "is not UTF-8 text"
    return f"has the character {one!r}"


def stem(path: str) -> str | None:
    """Give the bare name that a notebook's file may stand for, without what others added.

    Args:
        path: A file's path.

    Returns:
        The name in lower case, or ``None`` if the file's ending is no notebook's.

    Example:
        >>> [stem(one) for one in ("PS1 (2).ipynb", "a/ps1-Copy1.ipynb.txt", "x.csv")]
        ['ps1', 'ps1', None]
    """
    name = unicodedata.normalize("NFC", path.rsplit("/", 1)[-1]).casefold()
    endings = [one for one in _ENDINGS if name.endswith(one)]
    if not endings:
        return None
    bare = name[: -len(max(endings, key=len))].strip()
    return _ADDED.sub("", _BEFORE.sub("", bare)) or bare


def candidates(wanted: str, paths: Iterable[str]) -> list[str]:
    """Find the files that may stand for a notebook, the likeliest kind only.

    Args:
        wanted: The notebook's name without its ending.
        paths: The submission's files.

    Returns:
        The file of exactly that name and place; else those that differ in case, in what an LMS
        added, or in the folder. More than one is for a person to decide.

    Example:
        >>> candidates("ps1", ["ps1.ipynb", "ps1 (1).ipynb"])
        ['ps1.ipynb']
        >>> candidates("ps1", ["PS1-2.ipynb", "notes.txt"])
        ['PS1-2.ipynb']
    """
    paths = list(paths)
    exact = f"{wanted}.ipynb"
    if exact in paths:
        return [exact]
    folded = unicodedata.normalize("NFC", wanted).casefold()
    alike = [path for path in paths if (name := stem(path)) and name in (folded, stem(exact))]
    notebooks = [path for path in alike if path.lower().endswith(".ipynb")]
    return notebooks or alike
