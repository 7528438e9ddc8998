# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""One line a step, so that long work is seen to move."""

import sys


def say(line: str) -> None:
    """Print a line of progress at once, also into a pipe.

    Example:
        >>> say("building")
        building
    """
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
