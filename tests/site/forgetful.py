# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A browser whose owner has told it to keep nothing for any site."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from oms42.book.browser import arguments, ensure_chromium

from .conftest import ALONE, SAVES_DATA, Visit, guard

BLOCKED = {"profile": {"default_content_setting_values": {"cookies": 2}}}
ASK = "try { window.refused = !localStorage; } catch (error) { window.refused = error.name; }"


@contextmanager
def forgetful(browser: Browser, address: str, folder: Path) -> Iterator[Visit]:
    """Open a page in which ``localStorage`` throws, as Chromium's own setting makes it."""
    preferences = folder / "Default" / "Preferences"
    preferences.parent.mkdir(parents=True)
    preferences.write_text(json.dumps(BLOCKED))
    words = [*arguments(), ALONE]
    context = browser.browser_type.launch_persistent_context(
        folder, executable_path=ensure_chromium(), args=words, base_url=address
    )
    context.add_init_script(SAVES_DATA)
    context.add_init_script(ASK)  # before the page's own scripts
    watch = guard(context, address)
    page = context.new_page()
    page.goto("index.html")
    assert page.evaluate("window.refused") == "SecurityError", "this browser keeps things"
    yield Visit(page, watch)
    context.close()
    assert watch.strangers == []


def kept(page: Page) -> dict[str, str]:
    """Give what the site keeps in this browser, its theme's settings left out."""
    everything: dict[str, str] = page.evaluate("({ ...localStorage })")
    return {key: value for key, value in everything.items() if key.startswith("oms42/")}
