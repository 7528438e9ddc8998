# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The live page in a real browser, with every other host refused."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from .conftest import LIVE_PAGE, Visit, guard, open_context, state
from .test_accessibility import violations

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def picture(browser: Browser, address: str) -> Iterator[Page]:
    """Give one painted page to the tests of what starts nothing."""
    context = open_context(browser, address)
    watch = guard(context, address)
    page = context.new_page()
    page.goto(LIVE_PAGE)
    state(page, "painted")
    yield page
    context.close()
    assert (watch.strangers, watch.errors, watch.broken) == ([], [], [])


@pytest.fixture(scope="module")
def started(browser: Browser, address: str) -> Iterator[tuple[Page, str]]:
    """Give one page that was started by a key, and the role that had the focus just after."""
    context = open_context(browser, address)
    watch = guard(context, address)
    page = context.new_page()
    page.goto(LIVE_PAGE)
    state(page, "painted")
    page.get_by_role("button", name="Start the model").focus()
    page.keyboard.press("Enter")
    role = str(page.evaluate("document.activeElement.getAttribute('role')"))
    state(page, "live")
    yield page, role
    context.close()
    assert watch.strangers == []


def sliders(page: Page) -> list[str]:
    """Read what the sliders say, top to bottom."""
    return page.locator(".widget-slider .widget-readout").all_inner_texts()


def test_without_javascript_the_still_picture_and_its_words_are_there(
    browser: Browser, address: str
) -> None:
    """Does a page that can run nothing still show the chart, its alternative and the take-away?"""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(LIVE_PAGE)
    still = page.locator(".oms-still")
    expect(still.locator("svg").first).to_be_visible()
    expect(still.get_by_role("img")).to_have_attribute("aria-label", re.compile("synthetic"))
    expect(still.locator("figcaption")).to_contain_text("seasonal naive")
    context.close()


def test_the_widget_is_painted_with_no_kernel(picture: Page) -> None:
    """Are controls and chart there from the saved state, before anything of Python is loaded?"""
    expect(picture.locator(".oms-chart svg")).to_be_visible()
    assert sliders(picture) == ["0.30", "0.10", "0.30", "1.00", "3"]
    expect(picture.get_by_role("status").first).to_contain_text("A picture, for now")
    loaded = picture.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    assert not [name for name in loaded if "pyodide" in name or "worker" in name]


def test_passing_by_with_tab_starts_nothing(picture: Page) -> None:
    """May a keyboard reader tab through the controls without setting off a download?"""
    picture.locator(".noUi-handle").first.focus()
    for _ in range(6):
        picture.keyboard.press("Tab")
    assert picture.evaluate("performance.getEntriesByName('oms-start').length") == 0


def test_a_key_press_starts_the_model_and_the_chart_follows(visit: Visit) -> None:
    """Does one key press start the model and keep the move, and does the next move the chart?"""
    page = visit.page
    page.goto(LIVE_PAGE)
    state(page, "painted")
    painted = page.locator(".oms-chart svg").inner_html()
    page.locator(".noUi-handle").first.focus()
    page.keyboard.press("ArrowRight")
    state(page, "live")
    expect(page.get_by_role("status").first).to_contain_text("Live")
    # the move made before there was a kernel has been repeated, and has moved the chart
    assert sliders(page)[0] == "0.31"
    page.wait_for_function("document.querySelector('.oms-chart').dataset.revision >= 1")
    replayed = page.locator(".oms-chart svg").inner_html()
    assert replayed != painted
    # the focus is where it was: the next key press needs no mouse
    revision = int(page.locator(".oms-chart").get_attribute("data-revision") or 0)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"document.querySelector('.oms-chart').dataset.revision > {revision}")
    assert sliders(page)[0] == "0.32"
    assert page.locator(".oms-chart svg").inner_html() != replayed
    label = page.locator(".oms-chart svg").get_attribute("aria-label") or ""
    assert "level 0.32" in label
    assert visit.watch.errors == []
    assert visit.watch.broken == []


def test_what_was_clicked_while_starting_is_kept(visit: Visit) -> None:
    """Are a choice and a button's click, made before there was a kernel, carried out in order?"""
    page = visit.page
    page.goto(LIVE_PAGE)
    state(page, "painted")
    guess = page.get_by_role("radio", name="Yes, by a lot: below 0.8").last
    guess.check()
    page.locator(".noUi-handle").nth(4).focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_role("button", name="Commit and reveal").click()
    state(page, "live")
    expect(page.locator(".oms-predict-said")).to_contain_text("below 0.8")
    assert sliders(page)[4] == "2"
    expect(page.locator(".widget-html-content")).to_contain_text("1 to 2 months ahead")
    expect(page.locator(".widget-html-content")).to_contain_text("MASE")


def test_a_kernel_that_cannot_start_says_why_and_may_be_tried_again(
    browser: Browser, address: str
) -> None:
    """With no interpreter: is the reason shown, the picture kept, and does a retry work?"""
    context = open_context(browser, address)
    watch = guard(context, address)
    context.route(re.compile(r"pyodide\.asm\.wasm"), lambda route: route.abort())
    page = context.new_page()
    page.goto(LIVE_PAGE)
    state(page, "painted")
    page.get_by_role("button", name="Start the model").click()
    state(page, "failed")
    expect(page.get_by_role("status").first).to_contain_text("Could not start")
    expect(page.locator(".oms-chart svg")).to_be_visible()
    context.unroute(re.compile(r"pyodide\.asm\.wasm"))
    page.get_by_role("button", name="Try again").click()
    state(page, "live")
    assert watch.strangers == []
    context.close()


def test_a_page_without_widgets_loads_no_runtime(visit: Visit) -> None:
    """Does a page of text alone load neither Vega nor the widgets?"""
    visit.page.goto("index.html")
    visit.page.wait_for_load_state("networkidle")
    loaded = visit.page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    assert [name for name in loaded if "/oms/" in name and "/oms/site-" not in name] == []
    assert visit.watch.errors == []
    assert visit.watch.broken == []


def test_a_swipe_over_the_chart_starts_nothing(picture: Page) -> None:
    """May a reader on a phone scroll past a widget without a download?"""
    picture.locator(".oms-chart").dispatch_event("pointerdown")
    picture.locator(".widget-html-content").first.dispatch_event("pointerdown")
    assert picture.evaluate("performance.getEntriesByName('oms-start').length") == 0


def test_the_focus_is_not_lost_with_the_button(started: tuple[Page, str]) -> None:
    """Does a keyboard reader who starts the model stay where the news are?"""
    _, role = started
    assert role == "status"


def test_axe_finds_nothing_once_the_widgets_answer(started: tuple[Page, str]) -> None:
    """WCAG 2.2 A and AA on the live page."""
    page, _ = started
    assert violations(page) == []


def test_a_slider_is_not_taken_out_of_the_hand_that_drags_it(visit: Visit) -> None:
    """Does a drag that began before the model was live go on to its end?"""
    page = visit.page
    page.goto(LIVE_PAGE)
    state(page, "painted")
    handle = page.locator(".noUi-handle").first
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y)
    page.wait_for_function("document.querySelector('.oms-behind .oms-chart svg')", timeout=120_000)
    page.mouse.move(x + 60, y)
    held = sliders(page)[0]
    page.mouse.up()
    state(page, "live")
    assert float(held) > 0.4
    assert sliders(page)[0] == held


def test_silence_for_a_minute_is_a_failure_that_can_be_tried_again(
    browser: Browser, address: str
) -> None:
    """With a download that never answers: is there an end, a reason and a button?"""
    context = open_context(browser, address)
    wasm = re.compile(r"pyodide\.asm\.wasm")
    context.route(wasm, lambda _route: None)
    page = context.new_page()
    page.clock.install()
    page.goto(LIVE_PAGE)
    state(page, "painted")
    page.get_by_role("button", name="Start the model").click()
    expect(page.get_by_role("status").first).to_contain_text("loading Python")
    page.wait_for_timeout(3000)
    page.clock.fast_forward(61_000)
    state(page, "failed")
    expect(page.get_by_role("status").first).to_contain_text("nothing has come for a minute")
    context.unroute(wasm)
    page.get_by_role("button", name="Try again").click()
    state(page, "live")
    context.close()


def test_a_lost_module_leaves_the_still_picture_and_a_way_back(
    browser: Browser, address: str
) -> None:
    """If the chart's module cannot be loaded, does the picture stay and a new try load it?"""
    context = open_context(browser, address)
    chart = re.compile(r"/oms/chart-")
    context.route(chart, lambda route: route.abort())
    page = context.new_page()
    page.goto(LIVE_PAGE)
    state(page, "failed")
    expect(page.locator(".oms-still svg").first).to_be_visible()
    context.unroute(chart)
    page.get_by_role("button", name="Load the page again").click()
    state(page, "painted")
    expect(page.locator(".oms-chart svg")).to_be_visible()
    context.close()


def test_a_model_that_stops_later_says_so(started: tuple[Page, str]) -> None:
    """If the worker dies after the page was live, is that said, and the last answer kept?"""
    page, _ = started
    page.workers[0].evaluate("self.postMessage({ type: 'fatal', reason: 'out of memory' })")
    expect(page.get_by_role("status").first).to_contain_text("The model stopped: out of memory")
    expect(page.locator(".oms-chart svg")).to_be_visible()
    page.get_by_role("button", name="Start again").click()
    state(page, "live")


@pytest.mark.parametrize("stranger", ["https://example.org/", "http://192.0.2.1/"])
def test_the_browser_of_these_tests_reaches_nothing_else_and_it_is_seen(
    browser: Browser, address: str, stranger: str
) -> None:
    """Is a request to a name or to a number refused by the browser, and written down?"""
    context = open_context(browser, address)
    watch = guard(context, address)
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        context.new_page().goto(stranger)
    assert watch.strangers == [stranger]
    context.close()
