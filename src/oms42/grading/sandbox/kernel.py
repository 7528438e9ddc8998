# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The graded kernel: IPython's, with bounded output, that answers the tests' calls."""

import sys
from collections.abc import Callable, Sequence
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from traitlets import Type, default

from oms42.grading.sandbox.limits import Limits
from oms42.grading.sandbox.output import Meter
from oms42.grading.split.agent import attach

OPTIONS = ("--HistoryManager.enabled=False", "--log-level=CRITICAL")


class BoundedSession(Session):
    """A session that stops sending output when a notebook has shown enough."""

    meter: Meter | None = None

    def send(
        self,
        stream: Any,
        msg_or_type: Any,
        content: Any = None,
        parent: Any = None,
        *more: Any,
        **named: Any,
    ) -> Any:
        """Send a message, unless it shows more than may be shown."""
        meter = self.meter
        shown = meter is not None and isinstance(msg_or_type, str)
        if meter is None or not shown or meter.passes(msg_or_type, content or {}):
            return super().send(stream, msg_or_type, content, parent, *more, **named)
        note = meter.note()
        return super().send(stream, "stream", note, parent, *more, **named) if note else None


class GradedKernel(IPythonKernel):
    """The kernel in which a student's cells run when they are graded."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        attach(self)


class GradedApp(IPKernelApp):
    """Starts the graded kernel."""

    kernel_class = Type(GradedKernel, klass="ipykernel.kernelbase.Kernel").tag(config=True)

    @default("session")
    def _session_default(self) -> BoundedSession:
        return BoundedSession(parent=self, username="student")


def run(arguments: Sequence[str], limits: Limits, ready: Callable[[], None] = lambda: None) -> None:
    """Run one kernel until it is told to stop.

    Args:
        arguments: The command line's, such as ``-f connection.json``.
        limits: What may be used; here, the bytes of output.
        ready: Called when the sockets are there and before the first message is read.
    """
    app = GradedApp.instance()
    app.initialize([*arguments, *OPTIONS])
    app.session.meter = Meter(limits.output)
    ready()
    app.start()


def main() -> None:
    """Run one kernel with no walls around it, for a machine that has none."""
    run(sys.argv[1:], Limits())


if __name__ == "__main__":
    main()
