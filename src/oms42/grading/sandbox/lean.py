# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The graded kernel on one socket: ipykernel's, without ZeroMQ and its five threads.

What a cell sees is ipykernel's: its shell, displays, widgets, asynchronous cells, interrupts. Only
the way to the grader is another one, `oms42.grading.sandbox.frames`.
"""

import asyncio
import contextlib
import inspect
import logging
import os
import select
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from ipykernel.displayhook import ZMQDisplayHook
from jupyter_client.jsonutil import json_default
from jupyter_client.session import Session
from traitlets.config import Config

from oms42.grading.sandbox.frames import Frames, frame
from oms42.grading.sandbox.kernel import OPTIONS, BoundedSession, GradedKernel
from oms42.grading.sandbox.limits import Limits
from oms42.grading.sandbox.output import Meter
from oms42.grading.sandbox.spoken import Spoken
from oms42.grading.withheld import withheld

TALK = "talk"  # the socket of a grader that wants to talk on one, beside the connection file
SHELL, SHOWN = "shell", "iopub"  # the two channels of which Jupyter's messages come
BACKEND = "module://matplotlib_inline.backend_inline"


class Framed(Session):
    """A session whose messages go to one socket."""

    link: socket.socket | None = None
    _sending: Any = None

    def send(
        self,
        stream: Any,
        msg_or_type: Any,
        content: Any = None,
        parent: Any = None,
        ident: Any = None,
        buffers: Any = None,
        track: bool = False,
        header: Any = None,
        metadata: Any = None,
    ) -> Any:
        """Send a message, given whole or in parts; a process that was forked sends nothing."""
        del ident, track
        message = msg_or_type
        if not isinstance(message, dict):
            message = self.msg(msg_or_type, content, parent, header, metadata)
        if os.getpid() != self.pid or self.link is None:
            return None
        names = ("header", "parent_header", "metadata", "content")
        told = {"channel": SHELL if stream == SHELL else SHOWN}
        sent = frame(told | {name: message[name] for name in names}, buffers or (), json_default)
        with self._sending:
            _send(self.link, sent)
        return message


class LeanSession(BoundedSession, Framed):
    """A session on one socket that stops sending output when a notebook has shown enough."""


def run_lean(place: str, limits: Limits, ready: Callable[[], None]) -> None:
    """Run one kernel until the grader hangs up.

    Args:
        place: The socket on which the grader listens.
        limits: What may be used; here, the bytes of output.
        ready: Called when the connection stands and before the first message is read.
    """
    link = socket.socket(socket.AF_UNIX)
    link.connect(place)
    link.setblocking(False)
    os.environ.setdefault("MPLBACKEND", BACKEND)
    kernel: Any = GradedKernel.instance() if GradedKernel.initialized() else make_kernel()
    Path(kernel.shell.profile_dir.location).mkdir(parents=True, exist_ok=True)
    tempfile.tempdir = None  # it may have been another one before the fork
    session = kernel.session
    session.link, session.pid, session.meter = link, os.getpid(), Meter(limits.output)
    folder = os.environ.get("TMPDIR", "/tmp")
    streams = {"stdout": Spoken(session, "stdout", 1, folder)}
    streams["stderr"] = Spoken(session, "stderr", 2, folder)
    vars(sys).update(streams)
    hook: Any = ZMQDisplayHook(session, SHOWN)  # type: ignore[no-untyped-call] # ipykernel's
    hook.get_execution_count = lambda: kernel.execution_count
    sys.displayhook = hook
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # but for the time that a cell runs
    ready()
    with contextlib.suppress(RuntimeError):  # a cell has stopped the loop, and so the kernel
        asyncio.run(_serve(kernel, link, streams))


def make_kernel() -> Any:
    """Make the kernel, which has no connection yet.

    Returns:
        The one `GradedKernel` of this process.
    """
    log = logging.getLogger("oms42-graded")
    log.propagate = False
    log.addHandler(logging.NullHandler())
    session = LeanSession(username="student")
    session._sending = threading.RLock()
    main = SimpleNamespace(parent_thread=threading.main_thread())
    with withheld():
        kernel: Any = GradedKernel.instance(
            session=session,
            iopub_socket=SHOWN,
            shell_channel_thread=main,
            log=log,
            config=Config(OPTIONS),
        )
    kernel.shell.extension_manager.load_extension("storemagic")
    return kernel


def forget_kernel() -> None:
    """Let go of a kernel that was made before the fork, where another kind is wanted."""
    if GradedKernel.initialized():
        shell = GradedKernel.instance().shell
        GradedKernel.clear_instance()
        if shell is not None:
            type(shell).clear_instance()


async def _serve(kernel: Any, link: socket.socket, streams: dict[str, Any]) -> None:
    """Do what the grader asks for, one after the other."""
    from tornado.ioloop import IOLoop

    loop, frames = asyncio.get_running_loop(), Frames()
    kernel.io_loop = IOLoop.current()
    while data := await loop.sock_recv(link, 1 << 20):
        for message in frames.feed(data):
            _print_to(streams)
            await _handle(kernel, message)


def _print_to(streams: dict[str, Any]) -> None:
    """Let cells print, also if one has put what is no stream in the place of one."""
    for name, stream in streams.items():
        there = getattr(sys, name, None)
        if not callable(getattr(there, "write", None)) or not hasattr(there, "flush"):
            setattr(sys, name, stream)


async def _handle(kernel: Any, message: dict[str, Any]) -> None:
    """Handle one message as ipykernel does."""
    kernel.set_parent([], message)
    kind = message["header"]["msg_type"]
    quiet = kind not in kernel.msg_types  # a question of the tests
    if not quiet:
        _tell(kernel, message, "busy")
    kernel.pre_handler_hook()
    try:
        done = kernel.shell_handlers[kind](SHELL, [], message)
        if inspect.isawaitable(done):
            await done
    except (Exception, KeyboardInterrupt):
        kernel.log.debug("in a handler", exc_info=True)
    finally:
        kernel.post_handler_hook()
    for stream in (sys.stdout, sys.stderr):  # which may be anything by now
        with contextlib.suppress(Exception):  # a cell may have put anything there
            stream.flush()
    if not quiet:
        _tell(kernel, message, "idle")


def _tell(kernel: Any, message: dict[str, Any], state: str) -> None:
    """Say whether the kernel works."""
    kernel.session.send(SHOWN, "status", {"execution_state": state}, message)


def _send(link: socket.socket, data: bytes) -> None:
    """Send bytes; an interrupt waits, as half a message would spoil all that follow."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    view = memoryview(data)
    try:
        while view:
            try:
                view = view[link.send(view) :]
            except BlockingIOError:
                select.select([], [link], [])
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
