# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The guardian's place outside bubblewrap's walls: starts it, and watches from there."""

import functools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from oms42.grading.sandbox import census, groups, guardian, linux
from oms42.grading.sandbox.limits import Limits
from oms42.grading.sandbox.view import OWN, WORK

LARGEST_SOCKETS = 1 << 16
MOST_SOCKETS = 12
START_SECONDS = 60.0


def main() -> None:
    """Start one kernel behind bubblewrap's walls and watch it to its end."""
    setup: dict[str, Any] = json.loads(sys.argv[1])
    if os.fork():
        os._exit(0)
    line = socket.socket(fileno=setup["line"])
    try:
        process = _admit(setup)
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        guardian.say(line, error=str(error).strip())
        os._exit(1)
    guardian.say(line, started=True)
    ward, limits = _ward(process.pid, setup["sockets"]), Limits.load(setup["limits"])
    status, reason = guardian.guard(line, ward, limits)
    for number in (process.pid, *census.descendants(process.pid)):
        _kill(number)
    guardian.say(line, status=status, reason=reason)
    if reason == "gone":  # nobody else is left to clean up
        shutil.rmtree(Path(setup["sockets"]).parent, ignore_errors=True)
    os._exit(0)


def _admit(setup: dict[str, Any]) -> "subprocess.Popen[bytes]":
    """Start the kernel, and let it go on when its sockets are there."""
    outer, inner = socket.socketpair()
    with outer:
        with inner:
            process = _launch(setup, inner)
        outer.settimeout(START_SECONDS)
        if outer.recv(1 << 16) == b"ready":
            outer.sendall(b"go")
            return process
        words = process.communicate(timeout=5)[1].decode("utf-8", "replace")
        raise RuntimeError(f"bubblewrap ended with {process.returncode}: {words}")


def _launch(setup: dict[str, Any], inner: socket.socket) -> "subprocess.Popen[bytes]":
    """Start bubblewrap, and the kernel behind it."""
    files = [inner.fileno(), setup["files"], setup["archive"]]
    words = {
        "limits": setup["limits"],
        "path": setup["path"],
        "connection": f"{setup['sockets']}/kernel.json",
        "work": WORK,
        "temporary": setup["temporary"],
        "files": setup["files"],
        "line": inner.fileno(),
        "archive": setup["archive"],
        "count_processes": _counts_apart(),
    }
    command = [sys.executable, "-I", f"/proc/self/fd/{setup['archive']}", json.dumps(words)]
    if setup["trial"]:
        trial = f"import os; os.write({inner.fileno()}, b'ready'); os.read({inner.fileno()}, 2)"
        command = [sys.executable, "-I", "-S", "-c", trial]
    process = subprocess.Popen(
        [*setup["walls"], "--", *command],
        pass_fds=files,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=functools.partial(groups.join, setup["groups"]),
    )
    for number in (*files[1:], *setup["groups"]):
        os.close(number)
    linux.set_dumpable(True)
    return process


def _ward(process: int, sockets: str) -> guardian.Ward:
    """Say what is watched: all that descends from bubblewrap, and the folder of the sockets."""

    def inner() -> list[int]:
        return [number for number in census.descendants(process) if not _is_bubblewrap(number)]

    def interrupt(number: int) -> None:
        for target in inner()[:1]:
            os.kill(target, number)

    return guardian.Ward(
        process,
        inner,
        lambda: _written(inner()[:1]),
        interrupt,
        lambda: _meddled(sockets),
        pause=0.2,
    )


def _is_bubblewrap(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/comm").read_text("utf-8", "replace").strip() == "bwrap"
    except OSError:
        return True


def _written(kernel: list[int]) -> int:
    """Return the bytes of all files that the submission has written."""
    try:
        facts = os.statvfs(f"/proc/{kernel[0]}/root{OWN}")
    except (IndexError, OSError):
        return 0
    return (facts.f_blocks - facts.f_bfree) * facts.f_frsize


def _meddled(sockets: str) -> bool:
    """Say whether the sockets' folder, which lies on the machine's disk, was written to."""
    try:
        with os.scandir(sockets) as entries:
            sizes = [entry.stat(follow_symlinks=False).st_size for entry in entries]
    except FileNotFoundError:
        return False  # the grader is done with it
    return len(sizes) > MOST_SOCKETS or sum(sizes) > LARGEST_SOCKETS


def _counts_apart() -> bool:
    """Say whether Linux counts the processes of a user namespace apart (since 5.14)."""
    numbers = os.uname().release.split("-")[0].split(".")[:2]
    return tuple(int("".join(filter(str.isdigit, part)) or 0) for part in numbers) >= (5, 14)


def _kill(number: int) -> None:
    try:
        os.kill(number, signal.SIGKILL)
    except ProcessLookupError:
        return
