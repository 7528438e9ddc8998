# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A few processes that work through many tasks; one that dies takes one task with it.

The workers are forks: they have all that this process has loaded, and what they load themselves
serves all their tasks.
"""

import os
import select
import signal
import socket
import struct
import time
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

PAUSE = 1.0
LONGEST_WORDS = 4000
HEAD = struct.Struct(">BQ")  # whether it went well, and the length of the answer

Task = Callable[[str], bytes]


class TaskError(RuntimeError):
    """A task failed; the message holds its traceback, or says how its process ended."""


@dataclass
class _Worker:
    number: int
    line: socket.socket
    name: str | None = None
    end: float = 0.0


class Workers:
    """Runs one function for many names, some at a time.

    Give the first name before this process starts a thread: the workers are forked then.

    Args:
        jobs: How many run at a time.
        task: What is called with a name; it returns bytes.
        seconds: How long one may take.

    Example:
        >>> workers = Workers(2, str.encode)
        >>> workers.submit("three")
        >>> workers.result("three")
        b'three'
        >>> workers.close()
    """

    def __init__(self, jobs: int, task: Task, seconds: float = 3600.0) -> None:
        if jobs < 1:
            raise ValueError(f"jobs is {jobs}; give 1 or more")
        self.jobs = jobs
        self.seconds = seconds
        self._task = task
        self._waiting: deque[str] = deque()
        self._workers: list[_Worker] = []
        self._done: dict[str, bytes | TaskError] = {}

    def submit(self, name: str) -> None:
        """Give a name to work on; it is begun now if a worker is free."""
        self._waiting.append(name)
        self._turn(0)

    def result(self, name: str) -> bytes:
        """Wait for an answer; each can be had once.

        Args:
            name: A name that was submitted.

        Raises:
            TaskError: If the task raised, took too long, or its process died.
            KeyError: If the name was not submitted.
        """
        busy = {worker.name for worker in self._workers}
        if name not in self._done and name not in busy and name not in self._waiting:
            raise KeyError(name)
        while name not in self._done:
            self._turn(PAUSE)
        answer = self._done.pop(name)
        if isinstance(answer, TaskError):
            raise answer
        return answer

    def close(self) -> None:
        """End the workers, and forget what waits."""
        self._waiting.clear()
        while self._workers:
            self._end(self._workers[0])
        self._done.clear()

    def _turn(self, seconds: float) -> None:
        """Take in answers, end what takes too long, and give out what waits."""
        busy = [worker for worker in self._workers if worker.name is not None]
        ready = select.select([worker.line for worker in busy], [], [], seconds)[0] if busy else []
        for worker in busy:
            if worker.line in ready:
                self._take(worker)
            elif time.monotonic() > worker.end:
                self._lose(worker, f"it took more than {self.seconds:.0f} s")
        while self._waiting:
            free = [worker for worker in self._workers if worker.name is None]
            if not free and len(self._workers) >= self.jobs:
                return
            self._give(free[0] if free else self._fork(), self._waiting.popleft())

    def _give(self, worker: _Worker, name: str) -> None:
        worker.name, worker.end = name, time.monotonic() + self.seconds
        worker.line.sendall(name.encode("utf-8", "surrogateescape"))

    def _take(self, worker: _Worker) -> None:
        """Take in an answer; a worker that has died gives none."""
        try:
            well, length = HEAD.unpack(_exactly(worker.line, HEAD.size))
            answer = _exactly(worker.line, length)
        except OSError:
            self._lose(worker, "its process ended")
            return
        words = answer[-LONGEST_WORDS:].decode("utf-8", "replace")
        self._done[str(worker.name)] = answer if well else TaskError(words)
        worker.name = None

    def _lose(self, worker: _Worker, words: str) -> None:
        """Give up a worker and the task that it had."""
        self._done[str(worker.name)] = TaskError(words)
        self._end(worker)

    def _end(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.line.close()
        os.kill(worker.number, signal.SIGKILL)
        os.waitpid(worker.number, 0)

    def _fork(self) -> _Worker:
        ours, theirs = socket.socketpair()
        number = os.fork()
        if number == 0:
            ours.close()
            for worker in self._workers:
                worker.line.close()
            _work(self._task, theirs)
        theirs.close()
        worker = _Worker(number, ours)
        self._workers.append(worker)
        return worker


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _work(task: Task, line: socket.socket) -> NoReturn:
    """Be a worker: take names and answer them until the line closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    try:
        while name := line.recv(1 << 16):
            try:
                well, answer = True, task(name.decode("utf-8", "surrogateescape"))
            except Exception:  # noqa: BLE001 - whatever went wrong is told, and the next one begun
                well, answer = False, traceback.format_exc().encode("utf-8", "replace")
            line.sendall(HEAD.pack(well, len(answer)) + answer)
    finally:
        os._exit(0)


def _exactly(line: socket.socket, length: int) -> bytes:
    """Read so many bytes."""
    parts = []
    while length:
        part = line.recv(min(length, 1 << 20))
        if not part:
            raise ConnectionResetError("the line is closed")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
