# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The grader's side of the fork server: starts it, and orders kernels from it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from oms42.grading.sandbox.groups import Group
from oms42.grading.sandbox.handle import Handle, SandboxError
from oms42.grading.sandbox.limits import Limits
from oms42.grading.sandbox.view import TRIAL, View

START = (
    "import json, sys; sys.path[:0] = json.load(sys.stdin); "
    "from oms42.grading.sandbox.zygote import main; main()"
)
START_SECONDS = 120.0
LONGEST_PATH = 60  # a socket's path may have 107 bytes in all
ENVIRONMENT = {"LANG": "C.UTF-8", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def new_run() -> str:
    """Make a folder for the kernels' sockets that only this user can enter."""
    place = tempfile.gettempdir()
    made = tempfile.mkdtemp(prefix="oms42-", dir=place if len(place) <= LONGEST_PATH else "/tmp")
    return os.path.realpath(made)


def launch(code: str, argument: str, files: Sequence[int]) -> "subprocess.Popen[bytes]":
    """Start a Python of this environment that knows nothing of the caller but some open files.

    Where to look for modules goes over its standard input: an argument could be read in /proc.

    Args:
        code: What it runs; it must read the path, as JSON, from its standard input.
        argument: Its one argument.
        files: The open files to hand over.

    Returns:
        The process.
    """
    with tempfile.TemporaryFile() as path:
        path.write(
            json.dumps([str(Path(entry).absolute()) for entry in sys.path if entry]).encode()
        )
        path.seek(0)
        return subprocess.Popen(
            [sys.executable, "-I", "-c", code, argument],
            pass_fds=files,
            env=ENVIRONMENT,
            stdin=path,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            cwd="/",
        )


class Zygote:
    """A running fork server.

    It serves every process that inherits its connection, and ends when all of them have ended.

    Args:
        kind: ``root`` or ``user``: how the walls are built.
        view: What the kernels see.
        preload: The libraries to load once, the rarer ones at the first submission that names them.

    Attributes:
        run: The folder of the kernels' sockets.

    It is started at once, and `ready` waits for it.
    """

    def __init__(self, kind: str, view: View, preload: Sequence[str]) -> None:
        self.kind = kind
        self.preload = tuple(preload)
        self.run = new_run()
        for name in ("root", TRIAL):
            Path(self.run, name).mkdir()
        self._owner = os.getpid()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = launch(START, str(theirs.fileno()), [theirs.fileno()])
        setup = {"kind": kind, "run": self.run, "view": view.dump(), "preload": list(preload)}
        self._control.send(json.dumps(setup).encode())

    def ready(self) -> None:
        """Wait until the walls stand; the libraries are loaded after the first order.

        Raises:
            SandboxError: If they cannot be built; the message names the step.
        """
        self._control.settimeout(START_SECONDS)
        try:
            reply = self._control.recv(1 << 16)
        except OSError as error:
            reply = json.dumps({"error": str(error)}).encode()
        words = json.loads(reply or b'{"error": "it ended at once"}')
        if "error" in words:
            self.close()
            raise SandboxError(words["error"])

    def alive(self) -> bool:
        """Say whether the server still takes orders."""
        try:
            self._control.setblocking(False)
            return self._control.recv(1) != b""
        except BlockingIOError:
            return True
        except OSError:
            return False
        finally:
            if self._control.fileno() >= 0:
                self._control.setblocking(True)

    def start(
        self, kernel: str, limits: Limits, files: BinaryIO, libraries: Sequence[str] = ()
    ) -> Handle:
        """Order a kernel.

        Args:
            kernel: The name of its folder in `run`; `TRIAL` for a trial of the walls.
            limits: What it may use.
            files: The archive of the submission's files.
            libraries: Those of the server's libraries that it may import: what is not loaded yet
                is loaded before the kernel is forked, and stays for all that come later.

        Returns:
            The hold on it, when it is ready to be talked to.

        Raises:
            SandboxError: If it could not be started.
        """
        ours, theirs = socket.socketpair()
        order = json.dumps(
            {
                "kernel": kernel,
                "limits": limits.dump(),
                "libraries": [name for name in libraries if name in self.preload],
            }
        ).encode()
        handle = Handle(ours, group := Group.make(limits))
        entries = group.entries() if group else []
        passed = [theirs.fileno(), files.fileno(), *entries]
        try:
            socket.send_fds(self._control, [order], passed)
        except OSError as error:
            handle.kill()
            raise SandboxError(f"the fork server is gone ({error})") from error
        finally:
            theirs.close()
            for entry in entries:
                os.close(entry)
        handle.started()
        return handle

    def close(self) -> None:
        """Let the server go; it ends the kernels that it has forked."""
        self._control.close()
        if os.getpid() != self._owner:
            return
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if Path(self.run).is_dir():
            shutil.rmtree(self.run, ignore_errors=True)
