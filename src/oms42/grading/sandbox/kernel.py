# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The graded kernel: IPython's, with bounded output, that answers the tests' calls."""

import logging
import sys
from collections.abc import Callable
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from traitlets import Type, default
from traitlets.config import Config

from oms42.grading.sandbox.limits import Limits
from oms42.grading.sandbox.output import Meter
from oms42.grading.split.agent import attach

OPTIONS = {"HistoryManager": {"enabled": False}, "Application": {"log_level": logging.CRITICAL}}


class BoundedSession(Session):
    """A session that stops sending output when a notebook has shown enough."""

    meter: Meter | None = None

    def send(
        self, stream: Any, msg_or_type: Any, content: Any = None, *more: Any, **named: Any
    ) -> Any:
        """Send a message, given whole or in parts, unless it shows more than may be shown."""
        whole = isinstance(msg_or_type, dict)
        kind = msg_or_type["header"]["msg_type"] if whole else msg_or_type
        shown = msg_or_type["content"] if whole else content or {}
        sent = self.meter.cut(kind, shown) if self.meter else (kind, shown)
        if sent is None:
            return None
        if sent[1] is shown:
            return super().send(stream, msg_or_type, content, *more, **named)
        parent = msg_or_type["parent_header"] if whole else {}
        message = self.msg(sent[0], dict(sent[1]), parent)
        return super().send(stream, message, None, *more[1:], **named)


class GradedKernel(IPythonKernel):
    """The kernel in which a student's cells run when they are graded."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[no-untyped-call] # ipykernel ships few hints
        attach(self)


class GradedApp(IPKernelApp):
    """Starts the graded kernel."""

    kernel_class: Any = Type(GradedKernel, klass="ipykernel.kernelbase.Kernel").tag(config=True)

    def parse_command_line(self, _: Any = None) -> None:
        """Read no command line: what it would say is given to the constructor."""

    @default("session")
    def _session_default(self) -> BoundedSession:
        return BoundedSession(parent=self, username="student")


def run(connection: str, limits: Limits, ready: Callable[[], None] = lambda: None) -> None:
    """Run one kernel until it is told to stop.

    Args:
        connection: The connection file.
        limits: What may be used; here, the bytes of output.
        ready: Called when the sockets are there and before the first message is read.
    """
    app: Any = GradedApp.instance(connection_file=connection, config=Config(OPTIONS))
    app.initialize()
    app.session.meter = Meter(limits.output)
    ready()
    app.start()


def main() -> None:
    """Run one kernel with no walls around it, for a machine that has none."""
    run(sys.argv[sys.argv.index("-f") + 1], Limits())


if __name__ == "__main__":
    main()
