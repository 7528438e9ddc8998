# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a cell prints, sent without a thread: by Python, by a library in C, by another program.

ipykernel's own stream has a thread that sends and one that reads a pipe in place of the standard
output. Here the standard output is a file without a name, which is looked into whenever Python
prints and when a cell ends.
"""

import os
import time
from typing import Any

from ipykernel.iostream import IOPubThread, OutStream

INTERVAL = 0.2  # seconds after which what waits is sent, as in ipykernel
MOST_AT_ONCE = 8 << 20  # bytes that are taken from the file; more is not shown


class NoThread(IOPubThread):
    """Stands where ipykernel's stream wants its thread."""

    def __init__(self) -> None:
        self.thread: Any = None
        self.io_loop: Any = None


class Spoken(OutStream):
    """A text stream of the kernel, and what comes to the open file of its number.

    Args:
        session: Sends the messages.
        name: ``stdout`` or ``stderr``.
        number: 1 or 2: the open file that other programs write to.
        folder: Where files without a name can be made.
    """

    def __init__(self, session: Any, name: str, number: int, folder: str) -> None:
        super().__init__(session, NoThread(), name, watchfd=False)  # type: ignore[no-untyped-call] # ipykernel's has no hints
        flags = os.O_TMPFILE | os.O_RDWR | os.O_APPEND | os.O_CLOEXEC
        self._file = os.open(folder, flags, 0o600)
        os.dup2(self._file, number)
        self._number = number
        self._due = time.monotonic() + INTERVAL

    def fileno(self) -> int:
        """Return the open file that other programs write to."""
        return self._number

    def write(self, string: str) -> int:
        """Print; a process that was forked writes to the file."""
        if os.getpid() != self._master_pid:
            return os.write(self._number, string.encode("utf-8", "replace"))
        self._absorb()
        super().write(string)
        if time.monotonic() > self._due:
            self.flush()
        return len(string)

    def flush(self) -> None:
        """Send what was printed."""
        if os.getpid() != self._master_pid:
            return
        self._absorb()
        self._due = time.monotonic() + INTERVAL
        self._flush()  # type: ignore[no-untyped-call] # ipykernel's has no hints

    def _absorb(self) -> None:
        """Take over what has come to the file."""
        if not os.fstat(self._file).st_size:
            return
        found = os.pread(self._file, MOST_AT_ONCE, 0)
        os.ftruncate(self._file, 0)
        super().write(found.decode("utf-8", "replace"))

    def _schedule_flush(self) -> None:
        """Do nothing: there is no thread that could be told to send later."""
