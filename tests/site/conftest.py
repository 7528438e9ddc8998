# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A built site served below a sub-path, and a browser that can reach nothing else."""

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)

from oms42.book.browser import arguments, ensure_chromium
from oms42.book.places import Places
from oms42.book.serve import SiteServer, make_server

PREFIX = "/some/where/"
PLACES = Places(Path(__file__).parents[2])
LIVE_PAGE = "forecasting/methods.html"

# No name and no address but this machine's leads anywhere. Chromium itself refuses, because to
# route every request through Python costs a page a fifth more and takes its cache away.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

expect.set_options(timeout=30_000)  # a busy machine may take long to draw


@pytest.fixture(scope="session")
def site() -> Path:
    """Give the built site's folder."""
    if not (PLACES.site / "index.html").is_file():
        pytest.fail("no site in _build/html: call `make build` first")
    return PLACES.site


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[SiteServer]:
    """Serve the site below a sub-path."""
    made = make_server(site, prefix=PREFIX)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture(scope="session")
def address(server: SiteServer) -> str:
    """Give the site's address."""
    return f"http://127.0.0.1:{server.server_port}{PREFIX}"


def start(playwright: Playwright) -> Browser:
    """Start a Chromium that can reach this machine alone."""
    words = [*arguments(), ALONE]
    return playwright.chromium.launch(executable_path=ensure_chromium(), args=words)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start one Chromium a file; an open one would keep other tests from starting theirs."""
    with sync_playwright() as playwright:
        started = start(playwright)
        yield started
        started.close()


@dataclass
class Watch:
    """What a page asked for and complained of.

    Attributes:
        strangers: Addresses outside the site; each was refused.
        broken: Answers of 400 and above, within the site.
        errors: Errors in the console or thrown.
    """

    strangers: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def clear(self) -> None:
        """Forget what was written down."""
        for seen in (self.strangers, self.broken, self.errors):
            seen.clear()


def guard(context: BrowserContext, address: str) -> Watch:
    """Write down what a browser context asks of others, and what goes wrong in it."""
    watch = Watch()

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            watch.strangers.append(request.url)

    context.on("request", asked)
    context.on(
        "response",
        lambda answer: watch.broken.append(answer.url) if answer.status >= 400 else None,
    )
    context.on(
        "console",
        lambda said: watch.errors.append(said.text) if said.type == "error" else None,
    )
    context.on("weberror", lambda error: watch.errors.append(str(error.error)))
    return watch


@dataclass
class Visit:
    """A page with what it asked for."""

    page: Page
    watch: Watch


# A reader who saves data: nothing starts before a touch.
SAVES_DATA = "Object.defineProperty(navigator.connection, 'saveData', { value: true })"


def open_context(browser: Browser, address: str, **options: Any) -> BrowserContext:
    """Open a browser context of a reader who saves data, so that a test decides what starts."""
    context = browser.new_context(base_url=address, **options)
    context.add_init_script(SAVES_DATA)
    return context


def start_nothing(context: BrowserContext) -> None:
    """Let no model start, whatever is touched: for tests of what a page does without one."""
    context.route(re.compile("pyodide"), lambda _route: None)


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[tuple[BrowserContext, Watch]]:
    """Give one reader a file: what the browser has fetched once it does not fetch again."""
    context = open_context(browser, address)
    yield context, guard(context, address)
    context.close()


@pytest.fixture
def visit(reader: tuple[BrowserContext, Watch]) -> Iterator[Visit]:
    """Give a fresh page whose browser remembers nothing; it must leave no trace elsewhere."""
    context, watch = reader
    watch.clear()
    made = Visit(context.new_page(), watch)
    yield made
    context.unroute_all(behavior="ignoreErrors")
    forget(made.page)
    for page in context.pages:
        page.close()
    assert watch.strangers == [], "requests left the site"


def forget(page: Page) -> None:
    """Let a page's browser forget what the site keeps in it."""
    origin: str = page.evaluate("location.origin")
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})


def state(page: Page, wanted: str) -> None:
    """Wait until the page's live cells are in a state: painted, live or failed."""
    page.wait_for_function(
        f"document.documentElement.dataset.oms === {json.dumps(wanted)}", timeout=120_000
    )
