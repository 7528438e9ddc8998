# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Every widget of every chapter, live in the page, by keyboard."""

import pytest
from playwright.sync_api import expect
from tests.book.chapters import CHAPTERS

from .conftest import Visit, state
from .test_accessibility import violations
from .widget_moves import drive

pytestmark = pytest.mark.site

PAGES = {
    f"{chapter.folder}/{page.replace('.md', '.html')}": widgets
    for chapter in CHAPTERS
    for page, widgets in chapter.widgets.items()
}


@pytest.mark.parametrize("name", PAGES)
def test_does_every_widget_answer_every_control(visit: Visit, name: str) -> None:
    """Painted with its picture, then live: guess, reveal, each control; axe finds nothing."""
    page = visit.page
    page.goto(name)
    state(page, "painted")
    cells = page.locator(".cell.tag_live")
    expect(cells).to_have_count(len(PAGES[name]))
    for chart in page.locator(".oms-chart svg[aria-label]").all():
        told = str(chart.get_attribute("aria-label")).lower()
        assert "synthetic" in told or "made-up" in told
    page.get_by_role("button", name="Start the model").first.click()
    state(page, "live")
    for number in range(len(PAGES[name])):
        assert drive(cells.nth(number)) == []
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert visit.watch.errors == []
    assert visit.watch.broken == []
