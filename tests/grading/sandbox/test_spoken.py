# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does all that a cell prints arrive, in its order, whoever prints it?"""

import os
import subprocess
import sys

import pytest

SCRIPT = """
import os, subprocess, sys
from oms42.grading.sandbox.spoken import Spoken

class Session:
    sent = []
    pid = 0
    def msg(self, kind, content, parent):
        return content["text"]
    def send(self, stream, message, ident=None):
        self.sent.append(message)

out = Spoken(Session(), "stdout", 1, sys.argv[1])
{}
out.flush()
sys.stderr.write(repr("".join(Session.sent)))
"""


def printed(code, folder):
    """What a process that prints like this would have sent."""
    words = [sys.executable, "-c", SCRIPT.format(code), str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout == ""
    return done.stderr


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("out.write('a'); out.write('b')", "ab"),
        ("out.write('a'); os.write(1, b'b'); out.write('c')", "abc"),
        ("out.write('a'); subprocess.run(['echo', 'b']); out.write('c')", "ab\\nc"),
        (
            "print('a', file=out)\nif os.fork() == 0: out.write('b'); os._exit(0)\nos.wait()",
            "a\\nb",
        ),
        ("os.write(1, b'\\xff')", "\ufffd"),
        ("subprocess.run(['echo', 'x'], stdout=out)", "x\\n"),
    ],
    ids=["python", "c", "program", "fork", "bytes", "handed-on"],
)
def test_does_what_is_printed_arrive_in_order(code, expected, tmp_path):
    assert printed(code, tmp_path) == f"'{expected}'"


def test_does_what_waits_long_go_out_while_the_cell_runs(tmp_path):
    code = "import time; out.write('a'); time.sleep(0.3); out.write('b'); early = [*Session.sent]"
    assert printed(code + "; Session.sent = early + ['|']", tmp_path) == "'ab|'"


def test_is_what_is_no_text_refused(tmp_path):
    code = "try: out.write(1)\nexcept TypeError as error: out.write(type(error).__name__)"
    assert printed(code, tmp_path) == "'TypeError'"
