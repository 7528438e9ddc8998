# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Tasks in processes of their own, some at a time; one that dies takes no other with it."""

import os
import signal
import tempfile
import time
import traceback
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import IO, NoReturn

PAUSE = 0.01
LONGEST_WORDS = 4000


class TaskError(RuntimeError):
    """A task failed; the message holds its traceback, or says how its process ended."""


@dataclass(frozen=True)
class _Running:
    key: Hashable
    answer: IO[bytes]
    end: float


class Forks:
    """Runs tasks in forks of this process.

    A fork has all that this process has loaded, so a task starts at once. Give the tasks before
    this process starts a thread.

    Args:
        jobs: How many run at a time.
        seconds: How long one may take.

    Example:
        >>> forks = Forks(jobs=2)
        >>> forks.submit("three", lambda: b"3")
        >>> forks.result("three")
        b'3'
    """

    def __init__(self, jobs: int, seconds: float = 3600.0) -> None:
        if jobs < 1:
            raise ValueError(f"jobs is {jobs}; give 1 or more")
        self.jobs = jobs
        self.seconds = seconds
        self._waiting: deque[tuple[Hashable, Callable[[], bytes]]] = deque()
        self._running: dict[int, _Running] = {}
        self._done: dict[Hashable, tuple[int, IO[bytes]]] = {}

    def submit(self, key: Hashable, task: Callable[[], bytes]) -> None:
        """Give a task; it starts now if there is a place.

        Args:
            key: Its name, for `result`.
            task: What is called; it returns bytes.
        """
        self._waiting.append((key, task))
        self.turn()

    def result(self, key: Hashable) -> bytes:
        """Wait for a task and return its answer.

        Args:
            key: The name that it was given under; each answer can be had once.

        Raises:
            TaskError: If the task raised, took too long, or its process died.
            KeyError: If there is no such task.
        """
        known = {running.key for running in self._running.values()}
        if key not in self._done and key not in known | {waiting for waiting, _ in self._waiting}:
            raise KeyError(key)
        while key not in self._done:
            self.turn()
            time.sleep(PAUSE)
        status, answer = self._done.pop(key)
        with answer:
            answer.seek(0)
            content = answer.read()
        if status == 0:
            return content
        words = content.decode("utf-8", "replace")[-LONGEST_WORDS:]
        raise TaskError(words or f"the process that graded this ended with {status}")

    def turn(self) -> None:
        """Take in what has ended, end what takes too long, and start what waits."""
        for number, running in list(self._running.items()):
            ended, status = os.waitpid(number, os.WNOHANG)
            if ended:
                del self._running[number]
                self._done[running.key] = os.waitstatus_to_exitcode(status), running.answer
            elif time.monotonic() > running.end:
                os.kill(number, signal.SIGKILL)
        while self._waiting and len(self._running) < self.jobs:
            self._start(*self._waiting.popleft())

    def close(self) -> None:
        """End what still runs, and forget what waits."""
        self._waiting.clear()
        for number in self._running:
            os.kill(number, signal.SIGKILL)
        for number, running in self._running.items():
            os.waitpid(number, 0)
            running.answer.close()
        self._running.clear()
        for _, answer in self._done.values():
            answer.close()
        self._done.clear()

    def _start(self, key: Hashable, task: Callable[[], bytes]) -> None:
        """Fork a process for a task."""
        answer = tempfile.TemporaryFile()  # noqa: SIM115 - open until the answer is read
        number = os.fork()
        if number == 0:
            _work(task, answer)
        self._running[number] = _Running(key, answer, time.monotonic() + self.seconds)


def _work(task: Callable[[], bytes], answer: IO[bytes]) -> NoReturn:
    """Be the fork: do the task and end, whatever happens."""
    code = 1
    try:
        answer.write(task())
        code = 0
    except BaseException:  # noqa: BLE001 - a fork must never go on as its parent
        answer.write(traceback.format_exc().encode("utf-8", "replace"))
    finally:
        answer.flush()
        os._exit(code)
