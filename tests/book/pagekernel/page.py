# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A page's kernel in a Python of its own: it replaces IPython, so it never starts in the tests'."""

import json
import subprocess
import sys
from textwrap import dedent
from typing import Any

PRELUDE = """
import json, sys, traceback
from oms42.book import pagekernel

posted, kept = [], {}

def post(kind, message, buffers):
    posted.append([kind, json.loads(message), [bytes(one).hex() for one in buffers]])

kernel = pagekernel.boot(post)
sys.excepthook = lambda *error: traceback.print_exception(*error, file=sys.__stderr__)
run, handle = pagekernel.run, pagekernel.handle
"""
FINALE = """
sys.__stdout__.write(json.dumps({"posted": posted, "kept": kept}))
"""


class Page:
    """What happened in a page.

    Attributes:
        posted: Every message to the page: kind, content, buffers in hexadecimal.
        kept: What the code put into ``kept``.
    """

    def __init__(self, said: dict[str, Any]) -> None:
        self.posted: list[list[Any]] = said["posted"]
        self.kept: dict[str, Any] = said["kept"]

    def outputs(self, cell: str = "c") -> list[dict[str, Any]]:
        """List a cell's outputs."""
        messages = [message for kind, message, _ in self.posted if kind == "output"]
        return [m["output"] for m in messages if m["cell"] == cell and "output" in m]

    def comms(self, kind: str) -> list[dict[str, Any]]:
        """List the contents of the comm messages of a kind."""
        messages = [message for name, message, _ in self.posted if name == "comm"]
        return [one["content"] for one in messages if one["msg_type"] == kind]


def in_page(code: str, cell: str = "") -> Page:
    """Run code beside a booted kernel; it finds ``run``, ``handle``, ``kernel`` and ``kept``.

    Args:
        code: What to run.
        cell: The source of a cell, which the code finds as ``cell``.
    """
    whole = f"{PRELUDE}cell = {dedent(cell)!r}\n{dedent(code)}{FINALE}"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", whole],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return Page(json.loads(done.stdout))
