# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Bubblewrap for the tests of the sandbox: found, or installed, or exact instructions."""

import shutil
import sys

from oms42.book import debian
from oms42.book.errors import BuildError


def ensure_bubblewrap() -> str | None:
    """Find bubblewrap, one of the ways to isolate a submission, or install Debian's package.

    Returns:
        The path of its program; None on systems other than Linux, for which there is none.

    Raises:
        BuildError: If there is none and none can be installed; the message says what to type.
    """
    if sys.platform != "linux":
        return None
    found = shutil.which("bwrap") or (debian.install("bubblewrap") and shutil.which("bwrap"))
    if found:
        return found
    raise BuildError(
        "no bubblewrap for the tests of the sandbox, and none could be installed. Install it and "
        "call the command again: on Debian or Ubuntu `sudo apt-get install bubblewrap`, "
        "on Fedora `sudo dnf install bubblewrap`"
    )
