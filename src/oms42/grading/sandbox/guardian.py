# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The guardian of one kernel: passes signals on, watches the limits, and ends all of it.

It holds one end of a connection whose other end the grader holds. When the grader goes, for
whatever reason, the connection closes and the guardian ends the submission.
"""

import json
import os
import select
import signal
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from oms42.grading.sandbox import census
from oms42.grading.sandbox.limits import Limits


@dataclass(frozen=True)
class Ward:
    """What a guardian looks after.

    Attributes:
        main: The kernel's process, a child of the guardian.
        members: Lists the processes of the submission.
        used: Bytes of the files that the submission has written.
        interrupt: Passes a signal on to the kernel.
        meddled: Says whether the folder of the sockets was written to.
        pause: Seconds between two looks.
    """

    main: int
    members: Callable[[], Iterable[int]]
    used: Callable[[], int]
    interrupt: Callable[[int], None]
    meddled: Callable[[], bool] = lambda: False
    pause: float = 0.05


def guard(line: socket.socket, ward: Ward, limits: Limits) -> tuple[int, str | None]:
    """Watch a kernel until it ends or must be ended.

    Args:
        line: The connection to the grader.
        ward: What is looked after.
        limits: What it may use.

    Returns:
        The kernel's exit code, as `os.waitstatus_to_exitcode` gives it, and the limit that ended
        it, ``gone`` if the grader went, or None. The kernel may still run if something ended it.
    """
    begin, seconds = time.monotonic(), 0.0
    reader, writer = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(writer)
    try:
        while True:
            waited: list[Any] = [line, reader]
            ready = select.select(waited, [], [], ward.pause)[0]
            if reader in ready:
                os.read(reader, 4096)
            if (status := _reap(ward.main)) is not None:
                return status, None
            if line in ready and not _obey(line, ward):
                return -signal.SIGKILL, "gone"
            if reason := _excess(ward, limits, time.monotonic() - begin, seconds):
                return -signal.SIGKILL, reason
            ended = os.times()
            seconds = ended.children_user + ended.children_system
    finally:
        signal.set_wakeup_fd(-1)
        os.close(reader)
        os.close(writer)


def say(line: socket.socket, **words: object) -> None:
    """Tell the grader something, if it still listens."""
    try:
        line.sendall(json.dumps(words).encode() + b"\n")
    except OSError:
        return


def _excess(ward: Ward, limits: Limits, elapsed: float, ended: float) -> str | None:
    """Name the limit that is passed, if one is."""
    members = list(ward.members())
    now, files = census.use(members), ward.used()
    if now.memory + files > limits.memory < census.proportional(members) + files:
        return "memory"
    if now.seconds + ended > limits.cpu_seconds:
        return "cpu"
    if elapsed > limits.wall_seconds:
        return "wall"
    if now.threads > limits.processes:
        return "processes"
    return "sockets" if ward.meddled() else None


def _obey(line: socket.socket, ward: Ward) -> bool:
    """Do what the grader asks for; say whether it is still there."""
    try:
        heard = line.recv(4096)
    except OSError:
        return False
    for number in heard:
        ward.interrupt(number)
    return bool(heard)


def _reap(main: int) -> int | None:
    """Take leave of the processes that have ended; the exit code of the main one, if it has."""
    found = None
    while True:
        try:
            number, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return found
        if number == main:
            found = os.waitstatus_to_exitcode(status)
        if number == 0:
            return found
