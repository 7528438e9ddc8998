# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Instruments for the budgets: a server that notes what is asked, a meter of processor time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oms42.book.serve import make_server


@contextmanager
def served(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve the site and note every path that is asked for.

    Args:
        site: The built site.

    Yields:
        The address, and the list that the paths are added to.
    """
    server = make_server(site)
    asked: list[str] = server.asked
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()


class CpuMeter:
    """Adds up the processor time of all that this process has started, from the entry on.

    A browser's processes come and go, and one that has gone takes its count along; so they are
    looked at ten times a second, and the last figure of each is kept.

    Example:
        >>> with CpuMeter() as meter:
        ...     meter.seconds() >= 0
        True
    """

    def __init__(self) -> None:
        self._seen: dict[int, float] = {}
        self._before: dict[int, float] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "CpuMeter":
        self._look()
        self._before = dict(self._seen)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.1):
            self._look()

    def _look(self) -> None:
        import psutil

        for process in psutil.Process().children(recursive=True):
            try:
                times = process.cpu_times()
            except psutil.NoSuchProcess:
                continue
            self._seen[process.pid] = times.user + times.system

    def seconds(self) -> float:
        """Give the processor seconds spent so far."""
        self._look()
        return sum(self._seen.values()) - sum(self._before.values())
