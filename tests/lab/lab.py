# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A real JupyterLab to drive in a browser that can reach nothing else."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import jupytext
import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from oms42.book.browser import arguments, ensure_chromium

ROOT = Path(__file__).parents[2]
PATIENCE = 180_000  # milliseconds for a start, or for all cells of a notebook
# Lab draws only the cells in view; a test wants them all. Nor shall it ask for news.
SETTINGS = {
    "notebook-extension/tracker": '{"windowingMode": "none", "autoStartDefaultKernel": true}',
    "apputils-extension/notification": '{"fetchNews": "false", "checkForUpdates": false}',
}
OPTIONS = (
    "--no-browser",
    "--allow-root",
    "--expose-app-in-browser",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)
KERNEL = """async () => {
  const context = window.jupyterapp?.shell.currentWidget?.sessionContext;
  await context?.ready;
  return Boolean(context?.session?.kernel && (await context.session.kernel.info));
}"""
ALL_RUN = """() => {
  const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];
  return prompts.length > 0 && prompts.every(prompt => /[0-9]/.test(prompt.textContent));
}"""


@dataclass
class Session:
    """A notebook open in JupyterLab.

    Attributes:
        page: The browser's page.
        strangers: Addresses outside the server that it asked for; each was refused.
        errors: What the console said was wrong.
    """

    page: Page
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass
class Lab:
    """A running JupyterLab.

    Attributes:
        address: With its trailing slash.
        token: What lets the browser in.
        folder: Where its notebooks lie.
        browser: The browser to open them in.
    """

    address: str
    token: str
    folder: Path
    browser: Browser

    def run(self, page: str) -> Session:
        """Open a page of the book as a notebook and run all its cells.

        Args:
            page: Its path under ``book/``.

        Returns:
            The notebook in the browser, every cell run.
        """
        source = ROOT / "book" / page
        name = source.with_suffix(".ipynb").name
        jupytext.write(jupytext.read(source, fmt="md:myst"), self.folder / name)
        context = self.browser.new_context(viewport={"width": 1200, "height": 900})
        session = Session(context.new_page())
        self._guard(session)
        session.page.goto(f"{self.address}lab/tree/{name}?token={self.token}&reset")
        session.page.wait_for_function(KERNEL, timeout=PATIENCE)
        session.page.get_by_role("menuitem", name="Run", exact=True).click()
        session.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        session.page.wait_for_function(ALL_RUN, timeout=PATIENCE)
        return session

    def _guard(self, session: Session) -> None:
        def decide(route: Route) -> None:
            if route.request.url.startswith((self.address, "data:", "blob:")):
                route.continue_()
            else:
                session.strangers.append(route.request.url)
                route.abort()

        session.page.context.route("**/*", decide)
        session.page.on(
            "console",
            lambda said: session.errors.append(said.text) if said.type == "error" else None,
        )


def _environment(top: Path) -> dict[str, str]:
    for name, text in SETTINGS.items():
        file = top / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    own = {
        "PYTHONPATH": str(ROOT / "src"),
        "JUPYTERLAB_SETTINGS_DIR": str(top / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(top / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(top / "config"),
        "JUPYTER_DATA_DIR": str(top / "data"),
        "JUPYTER_RUNTIME_DIR": str(top / "runtime"),
        "IPYTHONDIR": str(top / "ipython"),
    }
    return {**os.environ, **own}


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}api", timeout=5).close()
            return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")


@contextmanager
def started(top: Path) -> Iterator[Lab]:
    """Start a JupyterLab and a browser.

    Args:
        top: A folder of their own.

    Yields:
        The running JupyterLab.
    """
    folder, log, token = top / "notebooks", top / "log", secrets.token_hex()
    folder.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", "jupyterlab", *OPTIONS, f"--ServerApp.port={port}"]
    command += ["--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder}"]
    command += [f"--IdentityProvider.token={token}"]
    with log.open("wb") as said:
        environment = _environment(top)
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
    try:
        _wait(address, server, log)
        with sync_playwright() as playwright:
            program = ensure_chromium()
            browser = playwright.chromium.launch(executable_path=program, args=arguments())
            yield Lab(address, token, folder, browser)
            browser.close()
    finally:
        server.terminate()  # it ends its kernels too
        server.wait(timeout=60)
