# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A line for each thing that is done: which of how many, and how long the rest will take."""

import time
from collections.abc import Callable


class Progress:
    """Counts what is done.

    Args:
        clock: Gives seconds.

    Example:
        >>> seconds = iter([0.0, 10.0, 20.0])
        >>> progress = Progress(lambda: next(seconds))
        >>> progress.expect(3)
        >>> print(progress.line("1000"))
           1 of 3  1000  (about 20 s left)
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun = clock()
        self._total = 0
        self._done = 0

    def expect(self, total: int) -> None:
        """Note how many there are.

        Args:
            total: Their number.
        """
        self._total = total

    def line(self, name: str) -> str:
        """Count one that is done.

        Args:
            name: What it is called.

        Returns:
            A line for the terminal.
        """
        self._done += 1
        left = max(0, self._total - self._done)
        words = f"{self._done:4d} of {max(self._total, self._done)}  {name}"
        if not left:
            return words
        return f"{words}  ({spoken((self._clock() - self._begun) / self._done * left)} left)"


def spoken(seconds: float) -> str:
    """Say about how long something takes.

    Args:
        seconds: How long.

    Returns:
        Some words, in seconds up to two minutes and in minutes beyond.

    Example:
        >>> spoken(90), spoken(500)
        ('about 90 s', 'about 8 min')
    """
    return f"about {seconds:.0f} s" if seconds <= 120 else f"about {seconds / 60:.0f} min"
