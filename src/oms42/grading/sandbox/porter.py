# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""One submission's way into the sandbox: new namespaces, a guardian, and the kernel."""

import fcntl
import json
import os
import signal
import socket
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, Self

from oms42.grading.sandbox import census, groups, guardian, inside, linux, walls
from oms42.grading.sandbox.limits import Limits
from oms42.grading.sandbox.view import STUDENT, TRIAL, WORK, View

FIRST_USER = 1_900_000_000  # with the porter's number added: no two submissions share a user
FAILED = 70
START_SECONDS = 60.0
LOST = b"the kernel ended before it was ready"


@dataclass(frozen=True)
class Order:
    """A grader's order for one kernel.

    Attributes:
        kind: ``root`` or ``user``.
        run: The folder of the sockets, as it is called outside.
        kernel: This kernel's folder in it; `TRIAL` for a trial of the walls alone.
        view: What it sees.
        limits: What it may use.
        line: The connection to the grader.
        files: The open archive of the submission's files.
        groups: The open files by which the kernel joins its control groups.
    """

    kind: str
    run: str
    kernel: str
    view: View
    limits: Limits
    line: int
    files: int
    groups: tuple[int, ...] = ()

    @classmethod
    def read(cls, message: bytes, files: Sequence[int], setup: dict[str, Any]) -> Self:
        """Read an order from a grader's message and the files that came with it."""
        words = json.loads(message)
        view, limits = View.load(**setup["view"]), Limits.load(words["limits"])
        line, archive, *groups = files
        place = setup["kind"], setup["run"], words["kernel"]
        return cls(*place, view, limits, line, archive, tuple(groups))


def carry_out(order: Order) -> NoReturn:
    """Be the porter: enter new namespaces, send the guardian in, and wait for it."""
    line = socket.socket(fileno=order.line)
    with _failures_to(line):
        user = STUDENT
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        linux.die_with_parent()
        os.setsid()
        flags = linux.MOUNTS | linux.HOST_NAME | linux.IPC | linux.PROCESSES | linux.NETWORK
        if order.kind == "user":
            linux.unshare(flags | linux.USERS)
            walls.become_root_of_own(0, 0, user)
        else:
            user = FIRST_USER + os.getpid()
            linux.unshare(flags)
        socket.sethostname("sandbox")
        guard = os.fork()
        if guard == 0:
            _guard(order, line, user)
        line.close()
        os.close(order.files)
        os.waitpid(guard, 0)
    os._exit(0)


def _guard(order: Order, line: socket.socket, user: int) -> NoReturn:
    """Be the guardian: the first process of the new process namespace."""
    with _failures_to(line):
        linux.die_with_parent()
        linux.set_dumpable(False)
        writable = order.view.writable()
        walls.furnish(order.run, order.kernel, writable, order.limits.disk, user)
        outer, inner = socket.socketpair()
        kernel = os.fork()
        if kernel == 0:
            outer.close()
            line.close()
            _kernel(order, inner, user)
        inner.close()
        os.close(order.files)
        _let_in(order, outer)
        guardian.say(line, started=True)
        ward = guardian.Ward(
            kernel,
            lambda: [number for number in census.running() if number != 1],
            walls.used,
            lambda number: os.kill(kernel, number),
        )
        status, reason = guardian.guard(line, ward, order.limits)
        guardian.say(line, status=status, reason=reason)
    os._exit(0)  # the first process takes all others of its namespace with it


def _let_in(order: Order, outer: socket.socket) -> None:
    """Wait for the kernel's sockets, close their folder for good, and let the kernel start."""
    outer.settimeout(START_SECONDS)
    heard = outer.recv(1 << 16)
    if heard != b"ready":
        raise RuntimeError((heard or LOST).decode("utf-8", "replace"))
    linux.freeze(f"{order.run}/{order.kernel}")
    outer.sendall(b"go")
    outer.close()


def _kernel(order: Order, inner: socket.socket, user: int) -> NoReturn:
    """Be the kernel's process."""
    try:
        os.setsid()
        groups.join(order.groups)
        line, files = _clear_desk(inner.detach(), order.files)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        inside.give_up(user if order.kind == "root" else None)
        if order.kernel == TRIAL:
            os.write(line, b"ready")
            os.read(line, 2)
            os._exit(0)
        connection = f"{order.run}/{order.kernel}/kernel.json"
        cell = inside.Cell(connection, order.limits, WORK, order.view.temporary, files, line)
        inside.become(cell, count_processes=True, loaded=True)
    except BaseException:  # noqa: BLE001 - a fork must never go on as its parent
        os.write(4, traceback.format_exc()[-4000:].encode())
        os._exit(FAILED)
    os._exit(0)


def _clear_desk(line: int, files: int) -> tuple[int, int]:
    """Close every file but two, which become 4 and 5; input and output lead nowhere."""
    nowhere = os.open("/dev/null", os.O_RDWR)
    os.dup2(nowhere, 3)
    line, files = (fcntl.fcntl(file, fcntl.F_DUPFD, 64) for file in (line, files))
    for target in (0, 1, 2):
        os.dup2(nowhere, target)
    os.dup2(line, 4, inheritable=False)
    os.dup2(files, 5, inheritable=False)
    os.close(3)
    os.closerange(6, 1 << 16)
    return 4, 5


class _failures_to:  # noqa: N801 - used as a statement
    """Tell the grader of a failure, and end the process: a fork must never go on as its parent."""

    def __init__(self, line: socket.socket) -> None:
        self.line = line

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: object, *_: object) -> None:
        if kind is not None:
            guardian.say(self.line, error=f"{kind.__name__}: {error}")
            os._exit(FAILED)
