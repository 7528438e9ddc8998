# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Messages between the grader and the tests' process: a mapping and raw bytes, over a socket.

Both ends are trusted. The bytes may hold what a student's kernel has sent; nothing here reads them.
"""

import json
import select
import signal
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_HEAD = struct.Struct(">II")


class WireClosedError(ConnectionError):
    """The other end is gone.

    Example:
        >>> raise WireClosedError("the tests' process has ended")
        Traceback (most recent call last):
        ...
        oms42.grading.split.wire.WireClosedError: the tests' process has ended
    """


@contextmanager
def _whole() -> Iterator[None]:
    """Let an interrupt wait: half a message would spoil all that follow."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Wire:
    """One end of a connection.

    Args:
        link: A connected stream socket.

    Example:
        >>> left, right = map(Wire, socket.socketpair())
        >>> left.send({"op": "run"}, b"source")
        >>> right.receive(timeout=1)
        ({'op': 'run'}, b'source')
        >>> left.close(), right.close()
        (None, None)
    """

    def __init__(self, link: socket.socket):
        self._link = link
        self._waiting = bytearray()

    def send(self, message: dict[str, Any], raw: bytes = b"") -> None:
        """Send a message.

        Raises:
            WireClosedError: If the other end is gone.
        """
        text = json.dumps(message).encode()
        with _whole():
            try:
                self._link.sendall(_HEAD.pack(len(text), len(raw)) + text + raw)
            except OSError as error:
                raise WireClosedError("the other end is gone") from error

    def receive(self, timeout: float | None = None) -> tuple[dict[str, Any], bytes]:
        """Wait for a message.

        Args:
            timeout: Seconds; without it, as long as it takes.

        Returns:
            The message and its bytes.

        Raises:
            TimeoutError: If none came in time; what came of it so far is kept.
            WireClosedError: If the other end is gone.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            found = self._take()
            if found is not None:
                return found
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            if not select.select([self._link], [], [], left)[0]:
                raise TimeoutError(f"no message within {timeout} s")
            with _whole():
                self._fill()

    def close(self) -> None:
        """Close this end."""
        self._link.close()

    def _fill(self) -> None:
        """Take what has come from the socket."""
        try:
            chunk = self._link.recv(1 << 20)
        except OSError:
            chunk = b""
        if not chunk:
            raise WireClosedError("the other end is gone")
        self._waiting += chunk

    def _take(self) -> tuple[dict[str, Any], bytes] | None:
        """Take one whole message out of what has come."""
        if len(self._waiting) < _HEAD.size:
            return None
        text, raw = _HEAD.unpack_from(self._waiting)
        middle, end = _HEAD.size + text, _HEAD.size + text + raw
        if len(self._waiting) < end:
            return None
        message = json.loads(self._waiting[_HEAD.size : middle])
        found = message, bytes(self._waiting[middle:end])
        del self._waiting[:end]
        return found
