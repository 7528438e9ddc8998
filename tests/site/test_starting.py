# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""When and with what a live page starts: nearness, thrift, packages at need, several pages."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import LIVE_PAGE, Visit, guard, open_context, state

pytestmark = pytest.mark.site


def loaded(page: Page) -> str:
    """Name the files that the page and its worker have asked for since it was opened."""
    return " ".join(page.evaluate("performance.getEntriesByType('resource').map(e => e.name)"))


# as datasets/datapackage.json says; the blueprint asks for about 170,000
LONG_TABLE = "178,642 snapshots"


def starts(page: Page) -> int:
    """Count the starts of the model."""
    count: int = page.evaluate("performance.getEntriesByName('oms-start').length")
    return count


def test_near_the_window_a_mouse_reader_finds_the_model_started(
    browser: Browser, address: str
) -> None:
    """Without a touch: live once the reader stays near, and not before; said to nobody's ear."""
    context = browser.new_context(base_url=address)
    watch = guard(context, address)
    page = context.new_page()
    page.goto(LIVE_PAGE)
    state(page, "painted")
    page.wait_for_timeout(1500)
    assert starts(page) == 0, "the cell is far below the window"
    page.locator(".cell.tag_live").scroll_into_view_if_needed()
    state(page, "live")
    expect(page.get_by_role("status").first).to_have_attribute("aria-live", "off")
    page.locator(".noUi-handle").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.oms-chart').dataset.revision >= 1")
    assert watch.errors == []
    assert watch.strangers == []
    context.close()


def test_who_scrolls_past_starts_nothing(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto(LIVE_PAGE)
    state(page, "painted")
    page.locator(".cell.tag_live").scroll_into_view_if_needed()
    page.wait_for_timeout(100)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(1500)
    assert starts(page) == 0
    context.close()


def test_a_finger_must_touch_first(browser: Browser, address: str) -> None:
    """On a phone, does nearness alone download nothing?"""
    context = browser.new_context(base_url=address, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(LIVE_PAGE)
    state(page, "painted")
    page.locator(".cell.tag_live").scroll_into_view_if_needed()
    page.wait_for_timeout(1500)
    assert starts(page) == 0
    context.close()


def test_a_page_with_pandas_brings_it_beside_the_interpreter(visit: Visit) -> None:
    page = visit.page
    page.goto("gallery/pandas.html")
    state(page, "painted")
    before = page.locator(".widget-html-content td:not(:empty)").first.inner_text()
    page.locator(".noUi-handle").focus()
    page.keyboard.press("ArrowRight")
    state(page, "live")
    expect(page.locator(".widget-readout")).to_have_text("2026")
    expect(page.locator(".widget-html-content td:not(:empty)").first).not_to_have_text(before)
    assert visit.watch.errors == []


def test_a_page_with_scipy_solves(visit: Visit) -> None:
    """Hand calculation: with 12 h on the first road, 9 + 5 + 3 = 17 beats 12 + 6 + 3 = 21."""
    page = visit.page
    page.goto("gallery/scipy.html")
    state(page, "painted")
    expect(page.locator(".widget-label").last).to_contain_text("13.0 h")
    page.locator(".noUi-handle").focus()
    page.keyboard.press("End")
    state(page, "live")
    expect(page.locator(".widget-label").last).to_contain_text("17.0 h")
    assert visit.watch.errors == []


@pytest.fixture(scope="module")
def sparing(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """Start one page that needs nothing yet; give it with the addresses that it asks for."""
    context = open_context(browser, address)
    watch = guard(context, address)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto("gallery/at-need.html")
    state(page, "painted")
    page.get_by_role("button", name="Start the model").first.click()
    state(page, "live")
    yield page, asked
    context.close()
    assert (watch.strangers, watch.errors) == ([], [])


@pytest.fixture(scope="module")
def poor(browser: Browser, address: str) -> Iterator[Page]:
    """Open one page whose packages and tables cannot be had."""
    context = open_context(browser, address)
    watch = guard(context, address)
    context.route("**/data/*.npz", lambda route: route.abort())
    context.route("**/pandas-*.whl", lambda route: route.abort())
    page = context.new_page()
    page.goto("gallery/at-need.html")
    state(page, "painted")
    yield page
    context.close()
    assert watch.strangers == []


def test_a_package_comes_at_the_moment_of_use_and_not_before(
    sparing: tuple[Page, list[str]],
) -> None:
    page, asked = sparing
    assert not [url for url in asked if "pandas-" in url]
    page.get_by_role("button", name="Count the months").click()
    expect(page.locator(".widget-label").first).to_contain_text("45 months", timeout=60_000)
    assert [url for url in asked if "pandas-" in url]
    expect(page.get_by_role("status").first).to_contain_text("Live")


def test_a_long_table_comes_at_the_moment_of_use_and_not_before(
    sparing: tuple[Page, list[str]],
) -> None:
    page, asked = sparing
    assert not [url for url in asked if "/data/" in url]
    page.get_by_role("button", name="Count the snapshots").click()
    expect(page.locator(".widget-label").last).to_contain_text(LONG_TABLE, timeout=60_000)
    assert [url.rpartition("/")[2] for url in asked if "/data/" in url] == ["opp_snapshots.npz"]


def test_a_table_that_cannot_be_had_is_said_and_can_be_asked_for_again(poor: Page) -> None:
    page = poor
    page.get_by_role("button", name="Count the snapshots").click()
    expect(page.get_by_role("status").last).to_contain_text(
        "opp_snapshots.npz could not be fetched", timeout=120_000
    )
    page.context.unroute("**/data/*.npz")
    page.get_by_role("button", name="Count the snapshots").click()
    expect(page.locator(".widget-label").last).to_contain_text(LONG_TABLE, timeout=60_000)


def test_a_package_that_cannot_be_had_is_said(poor: Page) -> None:
    page = poor
    page.get_by_role("button", name="Count the months").click()
    expect(page.get_by_role("status").first).to_contain_text(
        "pandas could not be loaded", timeout=120_000
    )
    expect(page.locator(".widget-label").first).to_have_text("Not asked yet.")


def test_two_open_pages_do_not_disturb_each_other(visit: Visit) -> None:
    """Each page has its own model: does a move in one leave the other as it was?"""
    one, two = visit.page, visit.page.context.new_page()
    for page in (one, two):
        page.goto(LIVE_PAGE)
        state(page, "painted")
        page.get_by_role("button", name="Start the model").click()
    for page in (one, two):
        state(page, "live")
    one.bring_to_front()
    one.locator(".noUi-handle").first.focus()
    one.keyboard.press("ArrowRight")
    one.wait_for_function("document.querySelector('.oms-chart').dataset.revision >= 1")
    assert one.locator(".widget-readout").first.inner_text() == "0.31"
    assert two.locator(".widget-readout").first.inner_text() == "0.30"
    assert visit.watch.errors == []


def test_back_and_forward_give_a_page_that_works(visit: Visit) -> None:
    page = visit.page
    page.goto(LIVE_PAGE)
    state(page, "painted")
    page.get_by_role("button", name="Start the model").click()
    state(page, "live")
    page.goto("index.html")
    page.go_back()
    page.wait_for_function("['painted', 'live'].includes(document.documentElement.dataset.oms)")
    page.locator(".noUi-handle").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.oms-chart').dataset.revision >= 1")
    expect(page.locator(".widget-readout").first).to_have_text("0.31")
    page.go_forward()
    expect(page).to_have_url(re.compile(r"index\.html$"))
    assert visit.watch.errors == []
