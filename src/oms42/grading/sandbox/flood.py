# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A look at the grader's own memory, which a kernel could fill by messages without end.

What a kernel sends waits in the grader's memory until it is read, and one message may have any
number of parts. No limit inside the kernel's walls can count them.
"""

import os
import threading
from collections.abc import Callable

from oms42.grading.sandbox import census

MOST = 1 << 30  # bytes by which the grader may grow while one kernel runs
PAUSE = 0.05  # seconds between two looks


class Flood:
    """Watches this process's memory while a kernel runs, and calls out once if it grows too much.

    Args:
        alarm: What to call, in a thread of its own.
        most: Bytes by which the process may grow.

    Attributes:
        came: Whether it has grown too much.

    Example:
        >>> flood = Flood(lambda: None)
        >>> flood.watch()
        >>> flood.stop()
        >>> flood.came
        False
    """

    def __init__(self, alarm: Callable[[], None], most: int = MOST) -> None:
        self.came = False
        self._alarm = alarm
        self._most = most
        self._over = threading.Event()

    def watch(self) -> None:
        """Begin to watch."""
        begin = _memory()
        threading.Thread(target=self._look, args=(begin,), daemon=True, name="flood").start()

    def stop(self) -> None:
        """Watch no longer."""
        self._over.set()

    def _look(self, begin: int) -> None:
        """Look now and then, until it is over or too much."""
        while not self._over.wait(PAUSE):
            if _memory() - begin > self._most:
                self.came = True
                self._alarm()
                return


def _memory() -> int:
    """Return the bytes that this process has in memory."""
    return census.use([os.getpid()]).memory
