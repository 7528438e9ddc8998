# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How the tests find and use the gallery's charts."""

from playwright.sync_api import Locator, Page, expect

from .conftest import state

GALLERY = "gallery/charts.html"
# The charts of the gallery, top to bottom.
FAN, PANELS, BARS, MONTHS, STATES, COUNTIES, WHALE = range(7)


def painted(page: Page) -> None:
    """Open the gallery and wait for its charts."""
    page.goto(GALLERY)
    state(page, "painted")
    expect(page.locator(".oms-chart svg")).to_have_count(7)


def live(page: Page) -> None:
    """Open the gallery and start the model."""
    painted(page)
    page.get_by_role("button", name="Start the model").first.click()
    state(page, "live")


def chart(page: Page, number: int) -> Locator:
    """Give a chart by its place in the page."""
    return page.locator(".oms-chart").nth(number)


def bar(page: Page, number: int, which: int) -> tuple[float, float]:
    """Give the middle of a bar."""
    mark = chart(page, number).locator("svg .mark-rect.role-mark path[fill='#0072b2']").nth(which)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def chosen(page: Page, number: int) -> Locator:
    """Give the line that says what is chosen."""
    return chart(page, number).locator(".oms-chart-chosen [role=status]")
