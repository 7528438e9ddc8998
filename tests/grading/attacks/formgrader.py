# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The real formgrader in a real browser, and what a page did there."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

PATIENCE = 60  # seconds that a start may take on a busy machine
OPTIONS = ("--no-browser", "--allow-root", "--ServerApp.port_retries=0")
# what a page of formgrader's must not hold beside its own: told by the place or by the look
STRANGE = """() => {
  const body = document.querySelector('#notebook-container') || document.body;
  const all = [...body.querySelectorAll('*')];
  const own = (one) => one.matches('.score, .extra-credit, .comment');
  const names = [...document.querySelectorAll('[id]')].map((one) => one.id);
  return {
    hit: document.documentElement.dataset.hit === '1',
    form: all.some((one) => ['FORM', 'IFRAME', 'OBJECT', 'EMBED', 'BASE'].includes(one.tagName))
      || all.some((one) => ['INPUT', 'BUTTON', 'TEXTAREA'].includes(one.tagName)
        && !one.closest('.nbgrader_cell')),
    cover: all.some((one) => ['fixed', 'absolute'].includes(getComputedStyle(one).position)
      && one.closest('.output_html, .text_cell_render')),
    taken: names.some((one, i) => names.indexOf(one) !== i && !one.startsWith('notebook')),
    link: all.some((one) => one.closest('.output_html, .text_cell_render')
      && /^http/.test(one.getAttribute('href') || '')),
    turned: /[\\u202a-\\u202e\\u2066-\\u2069]/.test(body.textContent),
    script: all.some((one) => /^(javascript|data):/i.test((one.getAttribute('href') || '').trim())),
  };
}"""


@dataclass
class Seen:
    """What a page did.

    Attributes:
        away: Addresses of other servers that it asked for; each was refused.
        signs: Which of the signs of a success were there.
        errors: What the console said was wrong.
        text: What a reader sees.
    """

    away: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    text: str = ""

    @property
    def hit(self) -> bool:
        """Whether the attack succeeded."""
        return bool(self.signs) or any(
            "//away.example" in one or "//localhost:1/" in one for one in self.away
        )


@dataclass
class Formgrader:
    """A running formgrader.

    Attributes:
        address: The server's, with its trailing slash.
        token: What lets the browser in.
        root: The course folder.
    """

    address: str
    token: str
    root: Path

    def api(self, path: str) -> Any:
        """Ask formgrader's own interface."""
        request = urllib.request.Request(
            f"{self.address}formgrader/api/{path}", headers={"Authorization": f"token {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def submission(self, student: str) -> str:
        """Give the address of the page for one student's notebook."""
        found = self.api("submitted_notebooks/ps1/ps1")
        number = next(one["id"] for one in found if one["student"] == student)
        return f"{self.address}formgrader/submissions/{number}/"


def visit(browser: Browser, address: str, home: str, token: str = "") -> Seen:
    """Open a page, click the student's links, and write down what it does.

    Args:
        browser: A browser.
        address: The page.
        home: What begins the addresses that it may ask for.
        token: What lets the browser in.

    Returns:
        What was seen.
    """
    context = browser.new_context(extra_http_headers={"Authorization": f"token {token}"})
    seen = Seen()

    def decide(route: Route) -> None:
        if route.request.url.startswith((home, "data:", "blob:")):
            route.continue_()
        else:
            seen.away.append(route.request.url)
            route.abort()

    context.route("**/*", decide)
    page = context.new_page()
    page.on("console", lambda said: seen.errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.goto(address, wait_until="load")
    page.wait_for_timeout(250)
    _look(page, seen)
    context.close()
    return seen


def _look(page: Page, seen: Seen) -> None:
    """Click the links that do not leave the page by themselves, and look for the signs."""
    if not page.url.startswith("chrome-error"):
        seen.text = page.inner_text("body")
        for link in page.locator("#notebook-container a:has-text('see')").all()[:3]:
            link.evaluate("one => one.click()")
            page.wait_for_timeout(100)
            page.wait_for_load_state()
        signs: Mapping[str, bool] = page.evaluate(STRANGE)
        seen.signs = [name for name, there in signs.items() if there]


@contextmanager
def formgrader(root: Path, environment: Mapping[str, str]) -> Iterator[Formgrader]:
    """Start a Jupyter server with formgrader in a course folder.

    Args:
        root: The course folder.
        environment: A home and a configuration of its own.

    Yields:
        The running formgrader.

    Raises:
        RuntimeError: If it does not start; the message holds its log.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token, log = secrets.token_hex(), root.parent / "server.log"
    words = [sys.executable, "-m", "jupyter_server", *OPTIONS, f"--ServerApp.port={port}"]
    words += [f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={root}"]
    with log.open("wb") as said:
        server = subprocess.Popen(
            words, cwd=root, env={**os.environ, **environment}, stdout=said, stderr=said
        )
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait_for(f"{address}api", server, log)
        yield Formgrader(address, token, root)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers; if it ends instead, say why."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:  # nobody listens yet, or a start that is not done hangs up
            time.sleep(0.2)
    raise RuntimeError(f"the server did not start:\n{log.read_text()[-2000:]}")
