# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The grader's hold on one kernel in the sandbox; it looks like a `subprocess.Popen`."""

import contextlib
import json
import select
import signal
import socket
import time
from typing import Any

from oms42.grading.sandbox.flood import Flood
from oms42.grading.sandbox.groups import Group

START_SECONDS = 60.0


class SandboxError(RuntimeError):
    """The sandbox could not be built, or a kernel could not be started in it."""


class Handle:
    """One kernel, by the connection to its guardian; when the connection closes, it is ended.

    Args:
        line: The connection.
        group: The control group that it runs in, where there is one.

    Attributes:
        returncode: The kernel's exit code, None while it runs.
        reason: The limit that ended it, if one did.
    """

    stdin = stdout = stderr = pid = None

    def __init__(self, line: socket.socket, group: Group | None = None) -> None:
        self.line = line
        self._group = group
        self.returncode: int | None = None
        self.reason: str | None = None
        self._heard = b""
        self._flood = Flood(self._hang_up)

    def started(self, seconds: float = START_SECONDS) -> None:
        """Wait until the kernel is there.

        Args:
            seconds: How long to wait.

        Raises:
            SandboxError: If it does not come; the message says why.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            words = self._next(end - time.monotonic())
            if words is None:
                break
            if words.get("started"):
                self._flood.watch()
                return
            if "error" in words:
                self._end(1)
                raise SandboxError(words["error"])
        self._end(1)
        raise SandboxError(f"no kernel within {seconds:.0f} s")

    def poll(self) -> int | None:
        """Return the kernel's exit code if it has ended."""
        while self.returncode is None:
            words = self._next(0)
            if words is None and self._found() is None:
                break
            words = words or {"status": -signal.SIGKILL}  # Linux may have ended a part of it only
            if "status" in words:
                self.reason = self._found() or words["reason"]
                self._end(int(words["status"]))
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the kernel's end and return its exit code.

        Args:
            timeout: Seconds after which to end it.
        """
        end = None if timeout is None else time.monotonic() + timeout
        while self.poll() is None:
            if end is not None and time.monotonic() > end:
                self.kill()
            select.select([self.line], [], [], 0.1)
        return self.returncode if self.returncode is not None else -signal.SIGKILL

    def send_signal(self, number: int) -> None:
        """Pass a signal on to the kernel."""
        if number == signal.SIGKILL:
            self.kill()
        elif self.poll() is None:
            self.line.send(bytes([number]))

    def terminate(self) -> None:
        """End the kernel and all that it started."""
        self.kill()

    def kill(self) -> None:
        """End the kernel and all that it started."""
        if self.poll() is None:
            self._end(-signal.SIGKILL)

    def _found(self) -> str | None:
        """Name the limit that was met here and not at the guardian's, if one was."""
        if self._flood.came:
            return "flood"
        return self._group.reason() if self._group else None

    def _hang_up(self) -> None:
        """Have the guardian end the kernel; the connection itself is closed by its owner."""
        with contextlib.suppress(OSError):  # it is closed already
            self.line.shutdown(socket.SHUT_RDWR)

    def _end(self, status: int) -> None:
        self._flood.stop()
        self.returncode = status
        self.line.close()
        if self._group:
            self._group.close()

    def _next(self, seconds: float) -> dict[str, Any] | None:
        """Return the guardian's next word; None if there is none in time."""
        while b"\n" not in self._heard:
            if not select.select([self.line], [], [], seconds)[0]:
                return None
            try:
                heard = self.line.recv(4096)
            except OSError:
                heard = b""
            if not heard:
                return {"status": -signal.SIGKILL, "reason": None, "error": "its guardian is gone"}
            self._heard += heard
        line, _, self._heard = self._heard.partition(b"\n")
        words: dict[str, Any] = json.loads(line)
        return words
