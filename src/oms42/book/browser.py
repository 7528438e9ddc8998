# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A Chromium for the browser tests and the budgets: found, or installed, or exact instructions."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from oms42.book import debian
from oms42.book.errors import BuildError
from oms42.book.progress import say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Chromium's own errands would leave the machine; a test must see the page's requests alone.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


def arguments() -> list[str]:
    """Give the command line of a Chromium that a test may drive.

    Example:
        >>> "--no-first-run" in arguments()
        True
    """
    # Chromium refuses its own sandbox to root; the pages it opens here are ours
    return [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def find_chromium(environment: Mapping[str, str] | None = None) -> str | None:
    """Find the machine's Chromium or Chrome, or the one that Playwright has installed.

    Args:
        environment: Where to read ``PATH`` from; the process's own when left out.

    Returns:
        The path of its program, or None.
    """
    path = (os.environ if environment is None else environment).get("PATH", "")
    for name in NAMES:
        found = shutil.which(name, path=path)
        if found and _answers(found):
            return found
    return _playwrights_own()


def _answers(program: str) -> bool:
    """Tell whether a program starts at all: a snap's stub or a broken link does not."""
    try:
        done = subprocess.run([program, "--version"], capture_output=True, check=False, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() and _answers(own) else None


def _debian() -> bool:
    return debian.install("chromium")


def _playwright() -> bool:
    say("installing Playwright's own Chromium")
    words = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(words, check=False).returncode == 0


def ensure_chromium() -> str:
    """Find a Chromium, or install one: Debian's package as root or in CI, else Playwright's own.

    Returns:
        The path of its program.

    Raises:
        BuildError: If there is none and none can be installed; the message says what to type.
    """
    ways: tuple[Callable[[], bool], ...] = (lambda: True, _debian, _playwright)
    for way in ways:
        found = find_chromium() if way() else None
        if found:
            return found
    raise BuildError(
        "no Chromium or Chrome for the browser tests, and none could be installed. Install one "
        "and call the command again: on Debian or Ubuntu `sudo apt-get install chromium`, "
        "on Fedora `sudo dnf install chromium`, on macOS `brew install --cask chromium`, "
        "or anywhere `.venv/bin/python -m playwright install --with-deps chromium`"
    )
