# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The student's side: answers the tests' calls inside the student's kernel."""

from typing import Any

REQUEST, REPLY = "oms42_call", "oms42_reply"


def attach(kernel: Any) -> None:
    """Teach a kernel to answer the tests.

    Args:
        kernel: An `ipykernel.kernelbase.Kernel`, before it starts to listen.
    """
    kernel.shell_handlers[REQUEST] = lambda stream, ident, parent: None
