# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The fork server: loads the course's libraries once, then forks a kernel for each submission.

Four generations of processes, each with less than its parent:

1. the *keeper* waits for the rest to end and takes the folder of the sockets away;
2. the *zygote* lives inside the view, holds the loaded libraries, and forks;
3. the *porter* enters new namespaces, and waits;
4. the *guardian* is the first process of the new process namespace, watches, and forks the kernel,
   which gives up every right before it reads a line of the submission.
"""

import contextlib
import gc
import importlib
import json
import os
import shutil
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from oms42.grading.sandbox import linux, walls
from oms42.grading.sandbox.inside import forget
from oms42.grading.sandbox.lean import make_kernel
from oms42.grading.sandbox.porter import Order, carry_out
from oms42.grading.sandbox.view import HOME, OWN, View
from oms42.grading.sandbox.warm import know_modules, warm
from oms42.grading.withheld import withheld

ALWAYS = ("numpy", "pandas")  # loaded at once; of the others, those that a submission names
IDLE_SECONDS = 900.0
LARGEST_MESSAGE = 1 << 20


def main() -> None:
    """Serve the grader that holds the other end of the connection whose number is given."""
    control = socket.socket(fileno=int(sys.argv[1]))
    setup: dict[str, Any] = json.loads(control.recv(LARGEST_MESSAGE))
    zygote = os.fork()
    if zygote:
        _keep(control, zygote, setup["run"])
    linux.die_with_parent()
    user, group = os.getuid(), os.getgid()
    try:
        prepare(setup, user, group)
    except (OSError, ValueError) as error:
        control.send(json.dumps({"error": f"{type(error).__name__}: {error}"}).encode())
        os._exit(1)
    control.send(b'{"ready": true}')
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, lambda *_: _reap())
    serve(control, setup, 1)  # the grader tries the walls, and goes on while the libraries load
    load([name for name in ALWAYS if name in setup["preload"]])
    warm()
    build()
    know_modules()
    settle()
    serve(control, setup)
    os._exit(0)


def prepare(setup: dict[str, Any], user: int, group: int) -> None:
    """Enter the view.

    Args:
        setup: ``kind``, ``run``, ``view``.
        user: The user that called, outside.
        group: Its group.
    """
    view = View.load(**setup["view"])
    linux.unshare(linux.MOUNTS | (linux.USERS if setup["kind"] == "user" else 0))
    if setup["kind"] == "user":
        walls.become_root_of_own(user, group, 0)
        linux.die_with_parent()
    walls.enter_view(view, setup["run"])
    sys.path[:] = view.path
    sys.path_importer_cache.clear()
    forget()


def load(names: Sequence[str]) -> None:
    """Load libraries, for all kernels to come; one that fails to load is left to them.

    Args:
        names: Modules.
    """
    gc.disable()  # there is nothing to collect while libraries load
    with withheld():
        for name in names:
            with contextlib.suppress(Exception):  # the student's own import will say what is wrong
                importlib.import_module(name)


def build() -> None:
    """Make the kernel that every fork begins with; where that fails, each makes its own.

    IPython wants a home to be there. Each submission's own will stand in the place of this one.
    """
    with contextlib.suppress(Exception):  # a fork will say what is wrong
        flags = linux.NO_SUID | linux.NO_DEVICES
        linux.mount("tmpfs", OWN, "tmpfs", flags, "size=1m,mode=755")
        Path(HOME).mkdir()
        os.environ["HOME"] = HOME
        make_kernel()
        linux.freeze(OWN)


def settle() -> None:
    """Keep what is loaded from the garbage collector, so that the forks go on sharing it."""
    gc.collect()
    gc.freeze()
    gc.enable()


def serve(control: socket.socket, setup: dict[str, Any], orders: int | None = None) -> None:
    """Fork a porter for each order until the grader is gone, or has been silent for long.

    Args:
        control: Where the orders come from.
        setup: As given to `prepare`.
        orders: After how many to return; the process ends with the grader in any case.
    """
    control.settimeout(IDLE_SECONDS)
    taken = 0
    while taken != orders:
        try:
            message, files, *_ = socket.recv_fds(control, LARGEST_MESSAGE, 4)
        except TimeoutError:
            if _reap():
                continue
            os._exit(0)
        except OSError:
            os._exit(0)
        if not message:
            os._exit(0)
        taken += 1
        if new := [name for name in json.loads(message)["libraries"] if name not in sys.modules]:
            load(new)
            settle()
        if os.fork() == 0:
            control.close()
            carry_out(Order.read(message, files, setup))
        for file in files:
            os.close(file)


def _reap() -> bool:
    """Take leave of porters that have ended; say whether one still runs."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            continue
    except ChildProcessError:
        return False
    return True


def _keep(control: socket.socket, zygote: int, run: str) -> None:
    """Wait for the zygote and clean up after it, however it ended."""
    control.close()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    os.waitpid(zygote, 0)
    shutil.rmtree(run, ignore_errors=True)
    os._exit(0)
