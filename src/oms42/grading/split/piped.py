# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The grader's end of a kernel that talks on one socket, in the form that nbclient wants.

Nothing is read that nobody waits for, so that a kernel can fill its own socket and no memory of the
grader's; what it sends may be anything.
"""

import asyncio
import contextlib
import select
import socket
import time
from collections import deque
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.manager import AsyncKernelManager

from oms42.grading.sandbox.frames import Frames, TooLargeError, frame
from oms42.grading.split.prompt import PromptClient

MOST_WAITING = 1000  # messages of one channel that wait to be taken
SEND_SECONDS = 20.0
END_SECONDS = 1.0
_AT_ONCE = 1 << 20
_PARTS = ("header", "parent_header", "metadata", "content")


class Line:
    """A connection with a kernel.

    Args:
        link: The connected socket.

    Attributes:
        closed: Whether the kernel can no longer be talked to.
        reason: Why, if it is the kernel's fault.

    Example:
        >>> ours, theirs = socket.socketpair()
        >>> line = Line(ours)
        >>> line.send({"header": {}})
        >>> list(Frames().feed(theirs.recv(100)))
        [{'header': {}, 'buffers': []}]
        >>> line.close(), theirs.close(), line.closed
        (None, None, True)
    """

    def __init__(self, link: socket.socket) -> None:
        link.setblocking(False)
        self._link = link
        self._frames = Frames()
        self._waiters: list[asyncio.Future[None]] = []
        self.closed = False
        self.reason = ""
        self.came: dict[str, deque[dict[str, Any]]] = {"shell": deque(), "iopub": deque()}

    def send(self, message: dict[str, Any]) -> None:
        """Send a message, and take in what comes meanwhile."""
        parts = {name: message[name] for name in _PARTS if name in message}
        view = memoryview(frame(parts, message.get("buffers", ()), str))
        end = time.monotonic() + SEND_SECONDS
        while view and not self.closed:
            left = max(0.0, end - time.monotonic())
            readable, writable, _ = select.select([self._link], [self._link], [], left)
            if readable:
                self._fill()
            if writable and not self.closed:
                with contextlib.suppress(BlockingIOError):
                    view = view[self._sent(view) :]
            if not readable and not writable:
                self._fail("The code did not listen to its grader any more.")

    async def get(self, channel: str, timeout: float | None) -> dict[str, Any]:
        """Return the next message of a channel.

        Raises:
            Empty: If none comes in time.
        """
        end = None if timeout is None else time.monotonic() + timeout
        while not self.came[channel]:
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                raise Empty
            await self._next(left)
        return self.came[channel].popleft()

    def wait(self, channel: str, seconds: float) -> dict[str, Any] | None:
        """Return the next message of a channel, None if none comes; forget those of the others."""
        end = time.monotonic() + seconds
        while not self.came[channel]:
            for name in self.came.keys() - {channel}:
                self.came[name].clear()
            left = end - time.monotonic()
            if self.closed or left <= 0 or not select.select([self._link], [], [], left)[0]:
                return None
            self._fill()
        return self.came[channel].popleft()

    def close(self) -> None:
        """Hang up."""
        self._fail("")

    async def _next(self, seconds: float | None) -> None:
        """Wait until something has come, for so long."""
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        if not self._waiters and not self.closed:
            loop.add_reader(self._link, self._wake, loop)
        self._waiters.append(future)
        try:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(future, seconds)
        finally:
            if future in self._waiters:
                self._waiters.remove(future)
            if not self._waiters and not self.closed:
                loop.remove_reader(self._link)

    def _wake(self, loop: Any) -> None:
        """Take in what has come, and let those go on who wait."""
        number = self._link.fileno()
        self._fill()
        if self.closed:
            loop.remove_reader(number)
            return  # those who wait go on waiting: that a kernel has ended is asked elsewhere
        waiting, self._waiters = self._waiters, []
        loop.remove_reader(number)
        for future in waiting:
            if not future.done():
                future.set_result(None)

    def _fill(self) -> None:
        """Take in what has come."""
        try:
            data = self._link.recv(_AT_ONCE)
            if not data:
                raise ConnectionResetError
            for message in self._frames.feed(data):
                self._take(message)
        except BlockingIOError:
            return
        except TooLargeError as error:
            self._fail(f"The code sent {error}. It was stopped.")
        except OSError:
            self._fail("")

    def _take(self, message: dict[str, Any]) -> None:
        """Keep a message, if it is one."""
        whole = all(isinstance(message.get(name), dict) for name in _PARTS)
        channel = message.get("channel")
        if not whole or channel not in ("shell", "iopub"):
            return
        kind = message["header"].get("msg_type")
        waiting = self.came[channel]
        if isinstance(kind, str) and len(waiting) < MOST_WAITING:
            waiting.append({**message, "msg_type": kind})

    def _sent(self, view: memoryview) -> int:
        """Send a part; the rest of it if the other end is gone."""
        try:
            return self._link.send(view)
        except BlockingIOError:
            raise
        except OSError:
            self._fail("")
            return len(view)

    def _fail(self, words: str) -> None:
        """Hang up, and keep why."""
        if not self.closed:
            self.closed, self.reason = True, words
            self._link.close()


class Channel:
    """One of the two channels, as Jupyter's clients know them."""

    def __init__(self, line: Line, name: str) -> None:
        self._line, self._name = line, name

    def send(self, message: dict[str, Any]) -> None:
        """Send a message."""
        self._line.send(message)

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """Return the next message."""
        return await self._line.get(self._name, timeout)


class PipedClient(PromptClient):
    """A kernel's client on one socket."""

    line: Line
    shell_channel: Any = None
    iopub_channel: Any = None

    def start_channels(self, *_: Any, **__: Any) -> None:
        """Take the channels of the manager's connection."""
        manager: Any = self.parent
        self.line = manager.line
        self.shell_channel = Channel(self.line, "shell")
        self.iopub_channel = Channel(self.line, "iopub")

    def stop_channels(self) -> None:
        """Hang up."""
        self.line.close()

    async def is_alive(self) -> bool:
        """Tell whether the kernel runs; one that cannot be talked to any more is ended."""
        process = getattr(getattr(self.parent, "provisioner", None), "process", None)
        if self.line.closed and process is not None:
            process.wait(END_SECONDS)  # its guardian says which limit it was
        return bool(await super().is_alive())


class PipedManager(AsyncKernelManager):
    """A kernel's manager that lets a provisioner offer one socket in place of Jupyter's five."""

    line: Line | None = None
    _listener: socket.socket | None = None

    def listen(self, place: str) -> None:
        """Wait at a path for the kernel to connect."""
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(place)
        self._listener.listen(1)

    def accept(self) -> None:
        """Take the kernel's connection, and no other."""
        assert self._listener is not None
        self._listener.settimeout(0)
        with self._listener as listener:
            Path(listener.getsockname()).unlink()
            self.line = Line(listener.accept()[0])
        self._listener = None

    def client(self, **settings: Any) -> Any:
        """Make a client for the connection that there is."""
        if self.line is None:
            return super().client(**settings)
        return PipedClient(parent=self, session=self.session)

    def _connect_control_socket(self) -> None:
        """Connect the control channel, where there is one."""
        if self.line is None:
            super()._connect_control_socket()

    async def _async_request_shutdown(self, restart: bool = False) -> None:
        """Ask the kernel to end: one that talks on a socket does when its grader hangs up."""
        if self.line is None:
            await super()._async_request_shutdown(restart)
        else:
            self.line.close()
