# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What goes wrong in a live page: is it said, is nothing lost, and can the reader go on?"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .conftest import LIVE_PAGE, Visit, guard, open_context, state

pytestmark = pytest.mark.site

PAGE = "gallery/trouble.html"


def first_cell(page: Page) -> Locator:
    """Find the cell with the buttons."""
    return page.locator(".cell.tag_live").first


def said(page: Page) -> Locator:
    """Find what is said above the cell with the buttons."""
    return first_cell(page).get_by_role("status").first


def level(page: Page) -> Locator:
    """Find the slider's handle."""
    return first_cell(page).locator(".noUi-handle")


@pytest.fixture(scope="module")
def started(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page and move the slider from 3 to 4; the page is live when the label follows."""
    context = open_context(browser, address)
    watch = guard(context, address)
    page = context.new_page()
    page.goto(PAGE)
    state(page, "painted")
    level(page).press("ArrowRight")
    expect(said(page)).to_contain_text("Live", timeout=120_000)
    expect(first_cell(page).locator(".widget-label").last).to_have_text("8")
    yield page
    context.close()
    assert watch.strangers == []


@pytest.fixture
def going(started: Page) -> Page:
    """Give the live page with its slider at 4, whatever the test before has done to it."""
    readout = first_cell(started).locator(".widget-readout")
    while (at := int(readout.inner_text())) != 4:
        level(started).press("ArrowRight" if at < 4 else "ArrowLeft")
    expect(first_cell(started).locator(".widget-label").last).to_have_text("8")
    expect(said(started)).to_contain_text("Live")
    return started


def press(page: Page, name: str) -> None:
    """Press one of the cell's buttons."""
    first_cell(page).get_by_role("button", name=name).click()


def test_a_click_made_before_there_was_a_model_is_carried_out(visit: Visit) -> None:
    """Does the button not move away under the pointer, and does the callback run in the end?"""
    page = visit.page
    page.goto(PAGE)
    state(page, "painted")
    press(page, "Raise")
    expect(said(page)).to_contain_text("a quota of 0 has no attainment", timeout=120_000)


@pytest.mark.parametrize("name", ["Run away", "Fall silent"])
def test_a_step_that_never_ends_can_be_stopped_and_nothing_else_is_lost(
    going: Page, name: str
) -> None:
    """After the stop: is the slider where the reader left it, and does the widget answer?"""
    page = going
    press(page, name)
    expect(said(page)).to_contain_text("Still computing")
    first_cell(page).locator(".oms-status").get_by_role("button", name="Stop").click()
    expect(said(page)).to_contain_text("Live", timeout=120_000)
    expect(first_cell(page).locator(".widget-readout")).to_have_text("4")
    expect(first_cell(page).locator(".widget-label").last).to_have_text("8")
    level(page).focus()
    page.keyboard.press("ArrowLeft")
    expect(first_cell(page).locator(".widget-label").last).to_have_text("6")


def test_a_cell_that_fails_keeps_its_picture_and_says_why(going: Page) -> None:
    page = going
    cell = page.locator(".cell.tag_live").nth(1)
    expect(cell.get_by_role("status").first).to_contain_text("this cell fails in the page")
    expect(cell.locator(".oms-status details")).to_be_visible()
    expect(cell.locator(".widget-label")).to_contain_text("picture that was made")
    cell.get_by_role("button", name="Start again").click()
    expect(cell.get_by_role("status").first).to_contain_text("this cell fails in the page")
    # the other cell has not been disturbed
    expect(first_cell(page).locator(".widget-label").last).to_have_text("8")


def test_what_is_changed_while_the_model_starts_again_is_kept(going: Page) -> None:
    page = going
    page.workers[0].evaluate("self.postMessage({ type: 'fatal', reason: 'out of memory' })")
    expect(said(page)).to_contain_text("out of memory")
    level(page).focus()
    page.keyboard.press("ArrowRight")
    expect(said(page)).to_contain_text("Live", timeout=120_000)
    expect(first_cell(page).locator(".widget-readout")).to_have_text("5")
    expect(first_cell(page).locator(".widget-label").last).to_have_text("10")


def test_a_callback_that_raises_says_why_and_leaves_the_widget_alive(going: Page) -> None:
    """The last on this page: a model that starts again repeats the click."""
    page = going
    press(page, "Raise")
    expect(said(page)).to_contain_text("a quota of 0 has no attainment")
    fold = first_cell(page).locator(".oms-status details")
    expect(fold).to_be_visible()
    expect(fold.locator("pre")).not_to_be_visible()
    fold.locator("summary").click()
    expect(fold.locator("pre")).to_contain_text("line")
    level(page).focus()
    page.keyboard.press("ArrowRight")
    expect(first_cell(page).locator(".widget-label").last).to_have_text("10")
    expect(said(page)).to_contain_text("Live")


@pytest.mark.parametrize(
    ("file", "answer"),
    [
        ("worker-", "refused"),
        ("pyodide.mjs", "refused"),
        ("pyodide.asm.wasm", "404"),
        ("python_stdlib.zip", "404"),
        ("numpy-", "refused"),
        ("oms42.zip", "refused"),
    ],
)
def test_a_missing_file_is_named_and_the_picture_stays(
    browser: Browser, address: str, file: str, answer: str
) -> None:
    """Is each file that the model needs missed by name, and is there an end to the waiting?"""
    context = open_context(browser, address)
    pattern = re.compile(re.escape(file))
    if answer == "404":
        context.route(pattern, lambda route: route.fulfill(status=404, body="gone"))
    else:
        context.route(pattern, lambda route: route.abort())
    page = context.new_page()
    page.goto(LIVE_PAGE)
    state(page, "painted")
    page.get_by_role("button", name="Start the model").click()
    state(page, "failed")
    status = page.get_by_role("status").first
    expect(status).to_contain_text("Could not start")
    if file not in ("worker-", "pyodide.mjs"):  # of a module a browser does not say more
        expect(status).to_contain_text(file)
    expect(page.locator(".oms-chart svg")).to_be_visible()
    context.close()
