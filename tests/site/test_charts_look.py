# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The chart widget's look in a real page: any width, light and dark, paper, and a long session."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from .chart_moves import (
    FAN,
    GALLERY,
    PANELS,
    STATES,
    WHALE,
    chart,
    live,
    painted,
)
from .conftest import guard, open_context, start_nothing
from .test_accessibility import violations

pytestmark = pytest.mark.site


@pytest.fixture(scope="module", params=["light", "dark"])
def drawn(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """Give a painted gallery that no touch can start: light, then dark; opened on a phone."""
    phone: ViewportSize = {"width": 320, "height": 800}
    context = open_context(browser, address, color_scheme=request.param, viewport=phone)
    watch = guard(context, address)
    start_nothing(context)
    page = context.new_page()
    painted(page)
    yield page
    context.close()
    assert (watch.strangers, watch.errors, watch.broken) == ([], [], [])


@pytest.fixture(scope="module")
def answering(browser: Browser, address: str) -> Iterator[Page]:
    """Give one gallery whose model runs."""
    context = open_context(browser, address)
    watch = guard(context, address)
    page = context.new_page()
    live(page)
    yield page
    context.close()
    assert (watch.strangers, watch.errors) == ([], [])


def test_are_longer_labels_not_cut_off(answering: Page) -> None:
    """The whale's axis grows from 200% to more digits when the tail costs more."""
    page = answering
    page.get_by_role("slider", name="Cost to serve").focus()
    page.keyboard.press("End")
    expect(chart(page, WHALE).locator("svg")).to_contain_text("1000%")
    outside = page.evaluate(
        """n => {
          const svg = document.querySelectorAll('.oms-chart svg')[n];
          const box = svg.getBoundingClientRect();
          return [...svg.querySelectorAll('text')].map(t => t.getBoundingClientRect())
            .filter(t => t.width && (t.left < box.left - 1 || t.right > box.right + 1)).length;
        }""",
        WHALE,
    )
    assert outside == 0


def resized(page: Page, width: int) -> None:
    """Give the window a width, and wait until every chart has followed."""
    page.set_viewport_size({"width": width, "height": 800})
    # a narrow chart in a window that has grown fits it too: wait until none moves any more
    page.wait_for_function(
        """() => {
          const charts = document.querySelectorAll('.oms-chart svg');
          const widths = [...charts].map(svg => svg.clientWidth);
          const still = String(widths) === globalThis.lastWidths;
          globalThis.lastWidths = String(widths);
          return still;
        }""",
        polling=400,
    )
    page.wait_for_function(
        """() => [...document.querySelectorAll('.oms-chart-picture')].every(box => {
          const svg = box.querySelector('svg');
          return box.clientWidth < innerWidth && svg.clientWidth <= box.clientWidth
            && svg.viewBox.baseVal.width === svg.clientWidth;
        })"""
    )


@pytest.mark.parametrize("width", [320, 390])
def test_does_every_chart_fit_a_phone_with_text_of_full_size(drawn: Page, width: int) -> None:
    """No chart scrolls sideways, none is scaled down, legends and panels stand in one column."""
    resized(drawn, width)
    sizes = drawn.evaluate(
        """() => [...document.querySelectorAll('.oms-chart-picture')].map(box => {
          const svg = box.querySelector('svg');
          return [box.scrollWidth - box.clientWidth, svg.clientWidth / svg.viewBox.baseVal.width];
        })"""
    )
    assert [over for over, _ in sizes] == [0] * 7
    assert [scale for _, scale in sizes] == [1] * 7
    lefts = drawn.evaluate(
        f"""[...document.querySelectorAll('.oms-chart')[{PANELS}].querySelectorAll('svg .cell > g')]
          .map(panel => Math.round(panel.getBoundingClientRect().left))"""
    )
    assert max(lefts) - min(lefts) < 40 if lefts else True
    assert drawn.evaluate("document.documentElement.scrollWidth") <= width


def test_does_a_chart_follow_the_window(drawn: Page) -> None:
    """Turned upright and back, the chart has the width that there is."""
    page, width = drawn, f"document.querySelectorAll('.oms-chart svg')[{FAN}].clientWidth"
    widths = []
    for window in (1200, 390, 1200):
        resized(page, window)
        widths.append(page.evaluate(width))
    wide, narrow, again = widths
    assert narrow < 380 < wide == again


def contrast(page: Page) -> list[Any]:
    """List the texts in the drawings with less than 4.5:1 against the page, by WCAG's formula."""
    found = page.evaluate(
        """() => {
          const parts = color => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
          const light = color => parts(color).map(v => v / 255)
            .map(s => s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4)
            .reduce((sum, s, i) => sum + s * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = light(getComputedStyle(document.body).backgroundColor);
          return [...document.querySelectorAll('.oms-chart svg text')].map(text => {
            const ink = light(getComputedStyle(text).fill);
            const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
            return [text.textContent, ratio];
          }).filter(([, ratio]) => ratio < 4.5);
        }"""
    )
    return list(found)


def test_can_the_words_in_the_drawings_be_read(drawn: Page) -> None:
    """Axes, legends, the facet's headers and the amounts beside bars, on either ground."""
    assert drawn.locator(".oms-chart svg text").count() > 50
    assert contrast(drawn) == []


def test_does_axe_find_nothing_with_everything_open(drawn: Page) -> None:
    page = drawn
    resized(page, 320)
    page.evaluate(
        "document.querySelectorAll('.oms-chart details').forEach(d => { d.open = true; })"
    )
    expect(page.locator(".oms-chart table")).to_have_count(8)
    assert violations(page) == []


def test_is_a_chart_whole_on_paper(drawn: Page) -> None:
    """Printed: the drawing is there, the controls that nobody can press on paper are not."""
    page = drawn
    page.evaluate(
        "document.querySelectorAll('.oms-chart details').forEach(d => { d.open = false; })"
    )
    page.emulate_media(media="print")
    expect(chart(page, STATES).locator("svg")).to_be_visible()
    expect(chart(page, STATES).get_by_role("button", name="Clear")).to_be_hidden()
    expect(chart(page, STATES).get_by_text("Data behind this chart")).to_be_hidden()
    page.emulate_media(media="null")


def test_does_a_map_without_its_shapes_say_so(browser: Browser, address: str) -> None:
    """With no shapes: is there a reason where the map would be, and the rest drawn?"""
    context = browser.new_context(base_url=address)
    guard(context, address)
    shapes = re.compile(r"/oms/chunk-[A-Z0-9]+\.js")
    context.route(
        shapes,
        lambda route: route.abort() if "Alabama" in route.fetch().text() else route.fallback(),
    )
    page = context.new_page()
    page.goto(GALLERY)
    expect(page.get_by_role("alert").filter(has_text="could not be drawn")).to_have_count(1)
    expect(page.locator(".oms-chart svg")).to_have_count(6)
    context.close()


@pytest.mark.parametrize("count", [300, pytest.param(1000, marks=pytest.mark.prove)])
def test_does_memory_stay_level_over_many_moves(answering: Page, count: int) -> None:
    """Counted after a collection: the DOM's nodes and the heap, after 200 moves and some more.

    The slider sits in the page, so every move goes to Python and back.
    """
    page = answering
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def measure() -> dict[str, float]:
        session.send("HeapProfiler.collectGarbage")
        metrics = session.send("Performance.getMetrics")["metrics"]
        return {one["name"]: one["value"] for one in metrics}

    def moves(times: int) -> None:
        page.get_by_role("slider", name="Accounts each").focus()
        for i in range(times):
            page.keyboard.press("ArrowRight" if i % 40 < 20 else "ArrowLeft")
        page.wait_for_timeout(1000)

    moves(200)
    before = measure()
    moves(count)
    after = measure()
    assert after["Nodes"] - before["Nodes"] < 200
    assert after["JSEventListeners"] - before["JSEventListeners"] < 20
    assert after["JSHeapUsedSize"] - before["JSHeapUsedSize"] < 3e6
