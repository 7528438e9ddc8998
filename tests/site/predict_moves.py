# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a reader does to predictions, and the page of the gallery that has them all."""

from collections.abc import Iterator

from playwright.sync_api import Locator, Page, expect

from .conftest import Visit, state

GALLERY = "gallery/checks.html"
FACTOR, MONTH, SHARE, MOVING = range(4)
TODAY = r"Your guess of \w+ \d+, 20\d\d: "


def ask(page: Page, which: int) -> Locator:
    """Find a prediction; once its cell is live there are two for a moment, the later one counts."""
    return page.locator(".cell.tag_live").nth(which).locator(".oms-predict").last


def commit(form: Locator) -> None:
    """Press the button."""
    form.get_by_role("button", name="Commit and reveal").click()


def type_guess(page: Page, which: int, text: str) -> Locator:
    """Type a number and commit it."""
    form = ask(page, which)
    form.get_by_label("Your guess").fill(text)
    commit(form)
    return form


def verdict(form: Locator) -> Locator:
    """Find what is said of the guess."""
    return form.locator(".oms-predict-verdict")


def never_started(page: Page) -> bool:
    """Tell whether no kernel was asked for."""
    count: int = page.evaluate("performance.getEntriesByName('oms-start').length")
    return count == 0


def opened(visit: Visit) -> Iterator[Page]:
    """Open the gallery's page, painted; nothing may go wrong in the console."""
    visit.page.goto(GALLERY)
    state(visit.page, "painted")
    expect(visit.page.locator(".oms-predict form")).to_have_count(4)
    yield visit.page
    assert visit.watch.errors == []
    assert visit.watch.broken == []
