# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The throw-away copy of one submission: packed outside the sandbox, unpacked inside.

Only plain files travel. No link is followed, and notebooks stay outside: the one that is being
graded holds the hidden tests.
"""

import os
import shutil
import stat
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO


class TooLargeError(Exception):
    """A submission's files are larger than the sandbox may hold."""


def pack(folder: Path, into: BinaryIO, limit: int) -> int:
    """Write the files of a submission into an open file, as a tar archive.

    Args:
        folder: The submission's folder.
        into: A file that is open for writing; it is at its start again afterwards.
        limit: The most bytes that the files may have together.

    Returns:
        The files' bytes.

    Raises:
        TooLargeError: If there are more.

    Example:
        >>> import io, tempfile
        >>> with tempfile.TemporaryDirectory() as place:
        ...     _ = Path(place, "calls.csv").write_text("rep,calls")
        ...     _ = Path(place, "ps1.ipynb").write_text("{}")
        ...     pack(Path(place), io.BytesIO(), 100)
        9
    """
    total = 0
    with tarfile.open(fileobj=into, mode="w") as archive:
        for path in _files(folder):
            try:
                source = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
            except OSError:
                continue  # a link, or a file that nobody may read
            with os.fdopen(source, "rb") as file:
                facts = os.fstat(source)
                if not stat.S_ISREG(facts.st_mode):
                    continue
                total += facts.st_size
                if total > limit:
                    raise TooLargeError(
                        f"the files of {folder.name} are larger than {limit} bytes, all that the "
                        "sandbox may hold; take the large ones away or set c.OmsSandbox.disk"
                    )
                entry = tarfile.TarInfo(path.relative_to(folder).as_posix())
                entry.size, entry.mode, entry.mtime = facts.st_size, 0o644, int(facts.st_mtime)
                archive.addfile(entry, file)
    into.flush()
    into.seek(0)
    return total


def unpack(source: BinaryIO, folder: Path) -> None:
    """Write the files of an archive into a folder, as the user that this process is.

    Args:
        source: The archive that `pack` wrote.
        folder: An empty folder.

    Raises:
        ValueError: If an entry is no plain file inside the folder: `pack` did not write it.
    """
    with tarfile.open(fileobj=source, mode="r") as archive:
        for entry in archive:
            content = archive.extractfile(entry)
            path = PurePosixPath(entry.name)
            if content is None or not entry.isreg() or path.is_absolute() or ".." in path.parts:
                raise ValueError(f"{entry.name} is no plain file inside the submission")
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                shutil.copyfileobj(content, file)


def named(libraries: Iterable[str], folder: Path) -> list[str]:
    """List the libraries whose names stand in a submission's notebooks.

    Args:
        libraries: Modules, such as ``scipy.stats``.
        folder: The submission's folder.

    Returns:
        Those that it may import: each part of the name stands somewhere in one notebook.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as place:
        ...     _ = Path(place, "ps1.ipynb").write_text("from scipy import stats")
        ...     named(["altair", "scipy.optimize", "scipy.stats"], Path(place))
        ['scipy.stats']
    """
    books = [path for path in folder.glob("*.ipynb") if path.is_file() and not path.is_symlink()]
    texts = [path.read_bytes() for path in books]
    return [
        name
        for name in libraries
        if any(all(part.encode() in text for part in name.split(".")) for text in texts)
    ]


def _files(folder: Path) -> Iterator[Path]:
    """Walk the files, never through a link, notebooks left out."""
    for place, names, files in os.walk(folder, followlinks=False):
        names[:] = sorted(name for name in names if name != ".ipynb_checkpoints")
        for name in sorted(files):
            if not name.lower().endswith(".ipynb"):
                yield Path(place, name)
