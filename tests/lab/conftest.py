# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A real JupyterLab with the book's pages as notebooks; its browser reaches nothing else."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jupytext
import nbformat
import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from oms42.book.browser import arguments, ensure_chromium

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds that a start, or a notebook, may take on a busy machine

# Lab draws only the cells in view; the tests want them all. And it asks nobody for news.
SETTINGS = {
    "notebook-extension/tracker": '{"windowingMode": "none", "autoStartDefaultKernel": true}',
    "apputils-extension/notification": '{"fetchNews": "false", "checkForUpdates": false}',
}
OPTIONS = (
    "--no-browser",
    "--allow-root",
    "--expose-app-in-browser",
    "--ServerApp.port_retries=0",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)


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

    def notebook(self, page: str) -> str:
        """Turn a page of the book into a notebook.

        Args:
            page: Its path under ``book/``.

        Returns:
            The notebook's name in the folder.
        """
        source = ROOT / "book" / page
        name = source.with_suffix(".ipynb").name
        jupytext.write(jupytext.read(source, fmt="md:myst"), self.folder / name)
        return name

    def run(self, page: str) -> "Session":
        """Open a page of the book as a notebook and run all its cells.

        Args:
            page: Its path under ``book/``.

        Returns:
            The notebook in the browser, every cell run.
        """
        return self._open(self.notebook(page))

    def run_code(self, cells: list[str]) -> "Session":
        """Open a notebook of some code cells and run them all.

        Args:
            cells: Their code.

        Returns:
            The notebook in the browser, every cell run.
        """
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
        nbformat.write(notebook, self.folder / "cells.ipynb")
        return self._open("cells.ipynb")

    def _open(self, name: str) -> "Session":
        """Open a notebook of the folder and run all its cells."""
        context = self.browser.new_context(viewport={"width": 1200, "height": 900})
        session = Session(context.new_page(), [], [])
        session.guard(self.address)
        session.page.goto(f"{self.address}lab/tree/{name}?token={self.token}&reset")
        session.run_all()
        return session


@dataclass
class Session:
    """A notebook open in JupyterLab.

    Attributes:
        page: The browser's page.
        strangers: Addresses outside the server that it asked for; each was refused.
        errors: What the browser's console said was wrong.
    """

    page: Page
    strangers: list[str]
    errors: list[str]

    def guard(self, address: str) -> None:
        """Refuse the page everything outside the server, and write it down."""

        def decide(route: Route) -> None:
            if route.request.url.startswith((address, "data:", "blob:")):
                route.continue_()
            else:
                self.strangers.append(route.request.url)
                route.abort()

        self.page.context.route("**/*", decide)
        self.page.on(
            "console",
            lambda said: self.errors.append(said.text) if said.type == "error" else None,
        )

    def run_all(self) -> None:
        """Run all cells, and wait until the last one has its number."""
        page = self.page
        page.locator(".jp-NotebookPanel-toolbar").wait_for(timeout=1000 * PATIENCE)
        # what is run before the kernel has answered is lost
        page.wait_for_function(
            """async () => {
              const context = window.jupyterapp?.shell.currentWidget?.sessionContext;
              await context?.ready;
              return context?.session?.kernel ? (await context.session.kernel.info) && true : false;
            }""",
            timeout=1000 * PATIENCE,
        )
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        page.wait_for_function(
            """() => {
              const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];
              return prompts.length && prompts.every((one) => /\\d/.test(one.textContent));
            }""",
            timeout=1000 * PATIENCE,
        )


def free_port() -> int:
    """Find a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def settings(folder: Path) -> None:
    """Write Lab's settings."""
    for name, text in SETTINGS.items():
        file = folder / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers; if it ends instead, say why."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}api", timeout=5).close()
            return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Start a JupyterLab and a browser, one of each a file."""
    top = tmp_path_factory.mktemp("lab")
    folder, log = top / "notebooks", top / "log"
    folder.mkdir()
    settings(top / "settings")
    port, token = free_port(), secrets.token_hex()
    address = f"http://127.0.0.1:{port}/"
    own = {
        "PYTHONPATH": str(ROOT / "src"),
        "JUPYTERLAB_SETTINGS_DIR": str(top / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(top / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(top / "config"),
        "JUPYTER_DATA_DIR": str(top / "data"),
        "JUPYTER_RUNTIME_DIR": str(top / "runtime"),
        "IPYTHONDIR": str(top / "ipython"),
    }
    command = [sys.executable, "-m", "jupyterlab", *OPTIONS, f"--ServerApp.port={port}"]
    command += [f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}"]
    with log.open("wb") as said:
        server = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **own}, stdout=said, stderr=said
        )
    try:
        wait_for(address, server, log)
        with sync_playwright() as playwright:
            program = playwright.chromium.launch(
                executable_path=ensure_chromium(), args=arguments()
            )
            yield Lab(address, token, folder, program)
            program.close()
    finally:
        server.terminate()  # it ends its kernels, too
        server.wait(timeout=30)
