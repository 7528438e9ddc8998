# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The student's kernel when no sandbox is at hand: an IPython kernel that answers the tests.

Start it as any kernel: ``python -m oms42.grading.split.kernel -f connection.json``.
"""

from typing import Any

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp

from oms42.grading.split.agent import attach


class SplitKernel(IPythonKernel):
    """An IPython kernel whose functions the tests can call from outside."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[no-untyped-call] # ipykernel's has no hints
        attach(self)


def main() -> None:
    """Run one kernel until it is told to stop."""
    IPKernelApp.launch_instance(kernel_class=SplitKernel)


if __name__ == "__main__":
    main()
