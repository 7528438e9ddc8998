# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A hash of files, so that a step runs again only when what it reads has changed."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

LEFT_OUT = {"__pycache__", "node_modules", ".ipynb_checkpoints"}


def _files(paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    for path in paths:
        if path.is_file():
            yield path.name, path
        for file in sorted(path.rglob("*")) if path.is_dir() else ():
            inside = file.relative_to(path)
            if file.is_file() and not LEFT_OUT & set(inside.parts):
                yield inside.as_posix(), file


def fingerprint(paths: Iterable[Path], *, extra: str = "") -> str:
    """Hash the names and contents of files and folders.

    Args:
        paths: Files and folders; a folder counts with everything below it, without caches.
        extra: Anything else that the result depends on, such as a version.

    Returns:
        The first 16 hexadecimal digits of a SHA-256. It does not depend on where the paths lie.

    Raises:
        FileNotFoundError: If a path does not exist.

    Example:
        >>> fingerprint([], extra="a") != fingerprint([], extra="b")
        True
    """
    sha = hashlib.sha256(extra.encode())
    paths = list(paths)
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"nothing at {path}: it is needed to tell what has changed")
    for name, file in _files(paths):
        sha.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return sha.hexdigest()[:16]


def is_fresh(target: Path, stamp: str) -> bool:
    """Tell whether ``target`` was made from what ``stamp`` stands for.

    Args:
        target: A folder that :func:`mark_fresh` has marked, or not.
        stamp: The fingerprint of what it is made from.

    Returns:
        True if the folder carries this very stamp.

    Example:
        >>> is_fresh(Path("/nonexistent"), "0")
        False
    """
    mark = target / ".stamp"
    return mark.is_file() and mark.read_text() == stamp


def mark_fresh(target: Path, stamp: str) -> None:
    """Write down what ``target`` was made from.

    Args:
        target: An existing folder, complete.
        stamp: The fingerprint of what it was made from.

    Example:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> mark_fresh(folder, "0")
        >>> is_fresh(folder, "0")
        True
    """
    (target / ".stamp").write_text(stamp)
