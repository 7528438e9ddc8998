# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The grader's end of the tests' process: start it, run a cell in it, stop it in time."""

import atexit
import functools
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from oms42.grading.split.namespace import names_set
from oms42.grading.split.wire import Wire, WireClosedError

NUMBER = 8  # bytes in which a copy says its own number
_GRACE = 5.0  # seconds for a cell to notice that it was stopped
_START = 120.0  # seconds for the libraries to load on a busy machine


class TestsError(RuntimeError):
    """The tests' process could not be started or has ended; not the student's fault.

    Example:
        >>> raise TestsError("the tests' process has ended")
        Traceback (most recent call last):
        ...
        oms42.grading.split.process.TestsError: the tests' process has ended
    """

    __test__ = False  # an error, and no test


@dataclass(frozen=True)
class Start:
    """What a copy of the tests' process needs to begin.

    Attributes:
        helpers: The source of each locked cell without points, by name.
        tests: The source of each test cell, by name.
        environment: Variables of its own.
        folder: Its working directory; nothing is imported from there.

    Example:
        >>> Start({}, {}, {}, ".").folder
        '.'
    """

    helpers: Mapping[str, str]
    tests: Mapping[str, str]
    environment: Mapping[str, str]
    folder: str


# Takes a question and the seconds left; returns the student's bytes, or why there are none.
Ask = Callable[[bytes, float], tuple[bytes, str]]


class Server:
    """The process that forks a copy for each notebook.

    A fork of the grader may go on using it: each copy is talked to on a connection of its own.
    """

    def __init__(self) -> None:
        if not hasattr(os, "fork") or not hasattr(socket, "send_fds"):
            raise TestsError(
                f"tests apart from the student's code need fork, which {sys.platform} does not "
                "have; grade on Linux or macOS, or with nbgrader's own Execute"
            )
        self._link, theirs = socket.socketpair()
        command = [sys.executable, "-P", "-m", "oms42.grading.split.trusted", str(theirs.fileno())]
        self._process = subprocess.Popen(
            command,
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        theirs.close()
        atexit.register(self.close)

    def open(self, start: Start) -> "Copy":
        """Fork a copy for one notebook."""
        mine, theirs = socket.socketpair()
        try:
            socket.send_fds(self._link, [b"fork"], [theirs.fileno()])
            theirs.close()
            mine.settimeout(_START)
            number = mine.recv(NUMBER)
        except OSError as error:
            mine.close()
            raise TestsError(f"the tests' process does not answer: {error}") from error
        finally:
            theirs.close()
        if len(number) < NUMBER:
            mine.close()
            raise TestsError("the tests' process has ended; its reason stands above")
        return Copy(Wire(mine), int.from_bytes(number, "big"), start)

    def is_alive(self) -> bool:
        """Tell whether the process is there, also where it is not this process's child."""
        listener = select.poll()
        listener.register(self._link, select.POLLHUP)
        return not listener.poll(0)

    def close(self) -> None:
        """End the process and its copies."""
        atexit.unregister(self.close)
        self._link.close()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Copy:
    """One notebook's tests.

    Args:
        wire: The connection.
        number: The process's number.
        start: What it needs to begin.
    """

    def __init__(self, wire: Wire, number: int, start: Start):
        self._wire = wire
        # The number may be given to another process as soon as this one has ended.
        self._number = number
        try:
            self._handle: int | None = os.pidfd_open(number)
        except (AttributeError, OSError):  # not Linux, or one before 5.3
            self._handle = None
        self._open = True
        cells = {**start.helpers, **start.tests}
        self._wire.send(
            {
                "helpers": dict(start.helpers),
                "tests": dict(start.tests),
                "environment": dict(start.environment),
                "folder": start.folder,
                "sets": {cell: sorted(names_set(text)) for cell, text in cells.items()},
            }
        )

    def run(self, cell: str, source: str, ask: Ask, seconds: float) -> list[dict[str, Any]]:
        """Run one cell.

        Args:
            cell: Its name.
            source: Its text.
            ask: Puts a question to the student's kernel.
            seconds: How long the cell may take.

        Returns:
            Its outputs.

        Raises:
            TimeoutError: If the cell took longer and did not stop; the process is then dead.
            TestsError: If the process has ended by itself.
        """
        deadline = time.monotonic() + seconds
        try:
            self._wire.send({"cell": cell, "source": source})
            try:
                return self._follow(ask, deadline)
            except TimeoutError:
                self._signal(signal.SIGINT)
                left = self._follow(_refuse, time.monotonic() + _GRACE)
                return [*left, timed_out(seconds)]
        except TimeoutError:
            self.close()
            raise
        except WireClosedError as error:
            self.close()
            raise TestsError(f"the tests' process ended in the cell {cell!r}") from error

    def _follow(self, ask: Ask, deadline: float) -> list[dict[str, Any]]:
        """Pass questions on until the cell is done."""
        while True:
            message, raw = self._wire.receive(max(0.0, deadline - time.monotonic()))
            if message["op"] == "done":
                outputs: list[dict[str, Any]] = message["outputs"]
                return outputs
            answer, failed = ask(raw, deadline - time.monotonic())
            self._wire.send({"number": message["number"], "failed": failed}, answer)

    def close(self) -> None:
        """End the process."""
        if not self._open:
            return
        self._signal(signal.SIGKILL)
        self._wire.close()
        if self._handle is not None:
            os.close(self._handle)
        self._open = False

    def _signal(self, number: int) -> None:
        """Send the process a signal, if it is there."""
        try:
            if self._handle is None:
                os.kill(self._number, number)
            else:
                signal.pidfd_send_signal(self._handle, number)
        except ProcessLookupError:
            return


def _refuse(_: bytes, __: float) -> tuple[bytes, str]:
    """Answer no more questions of a cell that has been stopped."""
    return b"", "the cell has taken too long"


def timed_out(seconds: float) -> dict[str, Any]:
    """Return the output that marks a cell as having taken too long.

    Args:
        seconds: How long it was allowed to take.

    Returns:
        An error, for which nbgrader gives no points.

    Example:
        >>> timed_out(30)["ename"]
        'CellTimeoutError'
    """
    words = f"the cell took longer than {seconds:.0f} s"
    return {
        "output_type": "error",
        "ename": "CellTimeoutError",
        "evalue": words,
        "traceback": [f"CellTimeoutError: {words}"],
    }


@functools.cache
def server() -> Server:
    """Return the server, started at the first call; it ends with the process that started it."""
    return Server()
