# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Reading the folder of a submission: plain files only, no link followed, no size exceeded."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from oms42.grading.intake.finding import FLAGGED, MENDED, NOTE, Finding
from oms42.grading.intake.limits import Limits, megabytes
from oms42.grading.intake.names import file_name_problem

_KINDS = {
    stat.S_IFLNK: "a symbolic link",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_LEFT_OUT = "It is left out of the copy that is graded."
# what an editor, an operating system or an LMS leaves behind
_CLUTTER = {".ipynb_checkpoints", "__pycache__", "__MACOSX", ".DS_Store", "Thumbs.db", ".git"}


@dataclass
class Contents:
    """The plain files of a submission.

    Attributes:
        files: Bytes by path, with ``/`` between folders, in the order of the paths.
        findings: What was left out, and why.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


class TooLargeError(Exception):
    """A submission goes over a limit; the message says over which."""


def read_folder(folder: Path, limits: Limits) -> Contents:
    """Read every plain file of a submission.

    Links, pipes, sockets, devices and second names of files are left out: what they lead to was
    not handed in. A path is read only if it can be written on every system.

    Args:
        folder: The submission's folder.
        limits: What it may measure.

    Returns:
        The files and what was found. One finding is ``flagged`` if the folder cannot be read or
        goes over a limit; the files are then incomplete.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as name:
        ...     _ = Path(name, "ps1.ipynb").write_text("{}")
        ...     read_folder(Path(name), Limits()).files
        {'ps1.ipynb': b'{}'}
    """
    contents = Contents()
    if folder.is_symlink() or folder.parent.is_symlink() or not folder.is_dir():
        what = f"{folder.name!r} is not a folder of its own but a link or a file."
        todo = "Put a folder with the notebook in its place."
        contents.findings.append(Finding("not-a-folder", FLAGGED, what, todo))
        return contents
    try:
        for path, entry in _walk(folder, "", limits.depth):
            _take(path, entry, contents, limits)
    except TooLargeError as error:
        todo = "Ask for a submission without the extra files, or raise the limit."
        contents.findings.append(Finding("too-large", FLAGGED, str(error), todo))
    except OSError as error:
        what = f"The folder cannot be read: {error.strerror}."
        todo = "Mend its permissions and grade again."
        contents.findings.append(Finding("unreadable", FLAGGED, what, todo))
    contents.files = dict(sorted(contents.files.items()))
    return contents


def _walk(folder: Path, inside: str, depth: int) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all entries but folders, and folders that are links; clutter is passed by."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            path = f"{inside}{entry.name}"
            if entry.name in _CLUTTER:
                continue
            if not entry.is_dir(follow_symlinks=False):
                yield path, entry
            elif depth <= 1:
                raise TooLargeError(f"Folders lie too deep inside one another (at {inside!r}).")
            else:
                yield from _walk(Path(entry.path), f"{path}/", depth - 1)


def _take(path: str, entry: os.DirEntry[str], contents: Contents, limits: Limits) -> None:
    """Read one entry, or say why not."""
    found = entry.stat(follow_symlinks=False)
    kind = _KINDS.get(stat.S_IFMT(found.st_mode))
    if kind is None and not stat.S_ISREG(found.st_mode):
        kind = "neither a file nor a folder"
    if kind:
        level = FLAGGED if path.lower().endswith(".ipynb") else MENDED
        words = "Ask for the notebook itself." if level == FLAGGED else _LEFT_OUT
        contents.findings.append(Finding("special-file", level, f"{path!r} is {kind}.", words))
        return
    if found.st_nlink > 1:
        _note_hard_link(path, contents)
        return
    if (problem := _name_problem(path)) is not None:
        contents.findings.append(Finding("file-name", MENDED, f"{path!r} {problem}.", _LEFT_OUT))
        return
    if found.st_size > limits.file_bytes:
        raise TooLargeError(
            f"{path!r} has {megabytes(found.st_size)}; {megabytes(limits.file_bytes)} are allowed."
        )
    contents.files[path] = _read(Path(entry.path), limits)
    _check_sum(contents, limits)


def _note_hard_link(path: str, contents: Contents) -> None:
    """Leave out a file that has a second name somewhere; a notebook needs a person."""
    notebook = path.lower().endswith(".ipynb")
    what = f"{path!r} is a second name (hard link) of a file that lies elsewhere."
    todo = "See whose work it is; if all is well, put a copy in its place." if notebook else ""
    level = FLAGGED if notebook else MENDED
    contents.findings.append(Finding("hard-link", level, what, todo or _LEFT_OUT))


def _check_sum(contents: Contents, limits: Limits) -> None:
    """Stop when all files together go over a limit."""
    total = sum(map(len, contents.files.values()))
    if total > limits.total_bytes:
        raise TooLargeError(f"The files have more than {megabytes(limits.total_bytes)} together.")
    if len(contents.files) > limits.files:
        raise TooLargeError(f"There are more than {limits.files} files.")


def _read(file: Path, limits: Limits) -> bytes:
    """Read a plain file, even if something else has been put in its place meanwhile."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(file, flags | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as opened:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise TooLargeError(f"{file.name!r} was a file and is none now.")
        data = opened.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise TooLargeError(f"{file.name!r} grew beyond {megabytes(limits.file_bytes)}.")
    return data


def _name_problem(path: str) -> str | None:
    """Say why a path cannot be copied as it is."""
    problems = (file_name_problem(part) for part in path.split("/"))
    return next((one for one in problems if one), None)


def note_unread(path: str, why: str) -> Finding:
    """Say that a file plays no part in grading.

    Args:
        path: Its path in the submission.
        why: The rest of a sentence that begins with the path.

    Returns:
        A note.

    Example:
        >>> note_unread("a.html", "is a page").line()
        "note: 'a.html' is a page. It is left out of the copy that is graded."
    """
    return Finding("left-out", NOTE, f"{path!r} {why}.", _LEFT_OUT)
