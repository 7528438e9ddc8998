# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The tests' process: loads the libraries once, then forks one copy for each notebook.

``python -m oms42.grading.split.trusted FD`` is started by
:class:`oms42.grading.split.process.Server`. It never sees a student's code: what reaches a copy is
the text of locked cells, as the instructor wrote them, and plain values.
"""

import base64
import contextlib
import ctypes
import gc
import importlib
import os
import resource
import shutil
import signal
import socket
import sys
import tempfile
import traceback
from typing import Any

from oms42.grading.sandbox.warm import know_modules, warm
from oms42.grading.split.line import Answer, Connection
from oms42.grading.split.namespace import Namespace
from oms42.grading.split.process import NUMBER
from oms42.grading.split.shell import TestShell, make_shell, open_namespace, run_cell
from oms42.grading.split.wire import Wire, WireClosedError

_LIBRARIES = ("numpy", "pandas")  # loaded before the first fork; tests may import anything
_DIE_WITH_PARENT = 1
_MEMORY = 4 << 30  # bytes that one copy may address


class Tests:
    """One copy: runs the test cells of one notebook.

    Args:
        wire: The connection to the grader.
        shell: The shell that was made before the fork.
        names: The variables of its cells.
    """

    __test__ = False  # these are tests that a course brings, and no test of ours

    def __init__(self, wire: Wire, shell: TestShell, names: Namespace):
        self._wire = wire
        self._shell = shell
        self._asked = 0
        self._names = names
        open_namespace(shell, self._names)
        line = Connection(self._ask, self._names, self._names.is_shared)
        self._names.student = line.get
        self._names.run = self._run_helper

    def serve(self) -> None:
        """Run what the grader asks for, until it hangs up."""
        while True:
            with contextlib.suppress(KeyboardInterrupt):  # meant for a cell that has just ended
                self._serve_one()

    def _serve_one(self) -> None:
        """Run one cell."""
        message, _ = self._wire.receive()
        if "cell" not in message:  # the answer to a question of a cell that was stopped
            return
        self._names.begin(message["cell"])
        try:
            outputs = run_cell(self._shell, message["source"])
        except KeyboardInterrupt:  # it came before the cell began or after it ended
            outputs = [_interrupted()]
        self._wire.send({"op": "done", "outputs": _plain(outputs)})

    def _run_helper(self, cell: str) -> None:
        """Run a locked cell that a test needs and that has not run yet."""
        source = self._shell.transform_cell(self._names.helpers[cell])  # type: ignore[no-untyped-call] # no hints
        exec(compile(source, f"<{cell}>", "exec"), self._names)

    def _ask(self, question: bytes) -> Answer:
        """Ask the student's kernel, through the grader."""
        self._asked += 1
        self._wire.send({"op": "ask", "number": self._asked}, question)
        while True:
            message, raw = self._wire.receive()
            if message["number"] == self._asked:  # an older one was interrupted
                return raw, message["failed"]


def _interrupted() -> dict[str, Any]:
    """The output of a cell that was stopped."""
    return {"output_type": "error", "ename": "KeyboardInterrupt", "evalue": "", "traceback": []}


def _plain(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Make sure that outputs can be sent: a picture's bytes become text, as in a notebook."""
    for output in outputs:
        for kind, data in list(output.get("data", {}).items()):
            if isinstance(data, bytes):
                output["data"][kind] = base64.b64encode(data).decode()
    return outputs


def main(descriptor: int) -> None:
    """Serve one grader until it hangs up.

    Args:
        descriptor: The number of the socket on which the grader asks for copies.
    """
    gc.disable()  # there is nothing to collect while libraries load
    for name in _LIBRARIES:
        importlib.import_module(name)
    warm()
    folder = tempfile.mkdtemp(prefix="oms42-tests-")
    shell = make_shell(folder)
    know_modules()
    gc.collect()
    gc.freeze()  # what is loaded stays shared with the copies
    gc.enable()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a copy
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    server = socket.socket(fileno=descriptor)
    try:
        while True:
            word, links, _, _ = socket.recv_fds(server, 16, 1)
            if not word:
                return
            if os.fork() == 0:
                server.close()
                _serve_copy(shell, links[0])
            os.close(links[0])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _serve_copy(shell: TestShell, link: int) -> None:
    """Be a copy: run the cells of one notebook, then end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if sys.platform == "linux":
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = _MEMORY if most == resource.RLIM_INFINITY else min(_MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))  # bounds what a value unfolds to
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    try:
        line = socket.socket(fileno=link)
        line.sendall(os.getpid().to_bytes(NUMBER, "big"))
        wire = Wire(line)
        start, _ = wire.receive()
        os.environ.update(start["environment"])
        os.chdir(start["folder"])
        names = Namespace(start["helpers"], start["tests"], start["sets"])
        Tests(wire, shell, names).serve()
    except WireClosedError:
        os._exit(0)
    except BaseException:  # noqa: BLE001 - the grader sees only that the process has ended
        traceback.print_exc()
    finally:
        os._exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]))
