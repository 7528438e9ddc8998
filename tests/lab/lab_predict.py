# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A JupyterLab of its own for one test: a page of the book as a notebook, its cells run."""

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
from pathlib import Path

import jupytext
from playwright.sync_api import Page, Route, sync_playwright

from oms42.book.browser import arguments, ensure_chromium

ROOT = Path(__file__).parents[2]
PATIENCE = 150  # seconds that a start may take on a busy machine
# all cells are drawn, not those in view alone
SETTINGS = '{"windowingMode": "none", "autoStartDefaultKernel": true}'


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(address: str, token: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{address}api/status?token={token}", timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            assert time.monotonic() < end, "JupyterLab does not answer"
            time.sleep(0.5)


@contextmanager
def server(folder: Path) -> Iterator[tuple[str, str]]:
    """Start JupyterLab over a folder; give its address and its token."""
    settings = folder / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    (settings / "tracker.jupyterlab-settings").write_text(SETTINGS)
    port, token = _free_port(), secrets.token_hex(16)
    places = {
        name: str(folder / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    }
    lab = {"JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"), "OMS42_BOOK": ""}
    words = ["lab", "--no-browser", "--allow-root", f"--port={port}", f"--notebook-dir={folder}"]
    words += [f"--IdentityProvider.token={token}", "--ServerApp.port_retries=0"]
    words += ["--LabApp.news_url=None", "--expose-app-in-browser"]
    program = str(Path(sys.executable).with_name("jupyter"))
    environment = {**os.environ, **places, **lab}
    with (folder / "log").open("w") as log:
        started = subprocess.Popen([program, *words], env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}/"
            _wait(address, token)
            yield address, token
        finally:
            started.terminate()
            started.wait(30)


def run_all(page: Page) -> None:
    """Run all cells of the notebook that is open, and wait for the last one's number."""
    page.wait_for_function(
        """async () => {
          const context = window.jupyterapp?.shell.currentWidget?.sessionContext;
          await context?.ready;
          return context?.session?.kernel ? Boolean(await context.session.kernel.info) : false;
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


@contextmanager
def notebook(folder: Path, name: str) -> Iterator[tuple[Page, list[str]]]:
    """Open a page of the book in JupyterLab; give the browser's page and its strangers."""
    target = folder / f"{Path(name).stem}.ipynb"
    jupytext.write(jupytext.read(ROOT / "book" / name, fmt="md:myst"), target)
    with server(folder) as (address, token), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_chromium(), args=arguments())
        page, strangers = browser.new_page(), []

        def decide(route: Route) -> None:
            if route.request.url.startswith((address, "data:", "blob:")):
                route.continue_()
            else:
                strangers.append(route.request.url)
                route.abort()

        page.route("**/*", decide)
        page.goto(f"{address}lab/tree/{target.name}?token={token}&reset")
        page.locator(".jp-NotebookPanel-toolbar").wait_for(timeout=1000 * PATIENCE)
        run_all(page)
        yield page, strangers
        browser.close()
