# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Progress: is a line seen when it is said, even through a pipe?"""

import subprocess
import sys

CODE = """
import os
from oms42.book.progress import say
say("one")
os._exit(0)  # no clean-up: what was not flushed is lost
"""


def test_does_a_line_reach_a_pipe_at_once() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout == "one\n"
