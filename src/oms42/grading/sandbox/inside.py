# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The last steps before student code: give up every right, then become the kernel."""

import json
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oms42.grading.sandbox import linux, seccomp
from oms42.grading.sandbox.handin import unpack
from oms42.grading.sandbox.kernel import run
from oms42.grading.sandbox.lean import TALK, forget_kernel, run_lean
from oms42.grading.sandbox.limits import Limits, apply
from oms42.grading.sandbox.view import HOME

ENVIRONMENT = {
    "HOME": HOME,
    "LANG": "C.UTF-8",
    "LOGNAME": "student",
    "NBGRADER_EXECUTION": "autograde",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PATH": "/usr/bin:/bin",
    "PYTHONDONTWRITEBYTECODE": "1",
    "USER": "student",
}


@dataclass(frozen=True)
class Cell:
    """Where one kernel is to run.

    Attributes:
        connection: Its connection file.
        limits: What it may use.
        work: Its working folder.
        temporary: Its folder for temporary files.
        files: The open archive of the submission's files.
        line: The connection to the guardian.
    """

    connection: str
    limits: Limits
    work: str
    temporary: str
    files: int
    line: int


def give_up(user: int | None) -> None:
    """Become an ordinary user without rights; there is no way back.

    Args:
        user: Who to be; None where the user namespace has made this one harmless already.
    """
    linux.bound_capabilities()
    if user is not None:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    linux.drop_capabilities()
    linux.forbid_new_rights()
    linux.set_dumpable(True)
    linux.die_with_parent()


def become(cell: Cell, count_processes: bool, loaded: bool) -> None:
    """Unpack the submission, set the limits, and run the kernel until it ends.

    Args:
        cell: Where it runs.
        count_processes: See `oms42.grading.sandbox.limits.apply`.
        loaded: The same.
    """
    line = socket.socket(fileno=cell.line)
    os.chdir(cell.work)
    with os.fdopen(cell.files, "rb") as files:
        unpack(files, Path(cell.work))
    os.environ.clear()
    os.environ.update(ENVIRONMENT, TMPDIR=cell.temporary)
    sys.argv, sys.path = ["graded"], ["", *sys.path]
    apply(cell.limits, count_processes, loaded)
    seccomp.install()
    _reseed()

    def ready() -> None:
        line.sendall(b"ready")
        if line.recv(2) != b"go":
            os._exit(70)
        line.close()

    place = Path(cell.connection).with_name(TALK)
    if place.exists():
        run_lean(str(place), cell.limits, ready)
    else:
        forget_kernel()
        run(cell.connection, cell.limits, ready)


def forget() -> None:
    """Take this package's modules out of the table, so that what is not offered cannot be had."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "oms42"]:
        del sys.modules[name]


def cold() -> None:
    """Start one kernel in a fresh Python, with the modules taken from an archive."""
    words: dict[str, Any] = json.loads(sys.argv[1])
    nowhere = os.open("/dev/null", os.O_RDWR)
    for target in (0, 1, 2):
        os.dup2(nowhere, target)
    limits = Limits.load(words["limits"])
    cell = Cell(
        words["connection"],
        limits,
        words["work"],
        words["temporary"],
        words["files"],
        words["line"],
    )
    sys.path[:] = words["path"]
    sys.path_importer_cache.clear()
    os.close(words["archive"])
    linux.die_with_parent()
    forget()
    become(cell, count_processes=words["count_processes"], loaded=False)


def _reseed() -> None:
    """Undo what all kernels have in common because one process has prepared them."""
    import random

    random.seed()
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed()
