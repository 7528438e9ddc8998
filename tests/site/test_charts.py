# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The chart widget in a real page: drawn, read, selected from, in light and dark, at any width."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .chart_moves import (
    BARS,
    COUNTIES,
    FAN,
    GALLERY,
    MONTHS,
    PANELS,
    STATES,
    bar,
    chart,
    chosen,
    live,
    painted,
)
from .conftest import Visit, guard, open_context, start_nothing, state

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def drawn(browser: Browser, address: str) -> Iterator[Page]:
    """Give one painted gallery that no touch can start."""
    context = open_context(browser, address)
    watch = guard(context, address)
    start_nothing(context)
    page = context.new_page()
    painted(page)
    yield page
    context.close()
    assert (watch.strangers, watch.errors, watch.broken) == ([], [], [])


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str) -> Iterator[Page]:
    """Start one gallery's model."""
    context = open_context(browser, address)
    watch = guard(context, address)
    page = context.new_page()
    live(page)
    yield page
    context.close()
    assert (watch.strangers, watch.errors, watch.broken) == ([], [], [])


@pytest.fixture
def answering(desk: Page) -> Page:
    """Give the live gallery with nothing chosen in bars and months."""
    for number in (BARS, MONTHS):
        clear = chart(desk, number).get_by_role("button", name="Clear")
        if clear.is_visible():
            clear.click()
        expect(chosen(desk, number)).to_contain_text("nothing chosen")
    return desk


def test_are_the_still_pictures_there_when_nothing_runs(browser: Browser, address: str) -> None:
    """Seven pictures, the maps' shapes among them, each with its words and names of its own."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(GALLERY)
    stills = page.locator(".oms-still [role=img]")
    expect(stills).to_have_count(7)
    assert "Map of Ohio's 88 counties" in str(stills.nth(COUNTIES).get_attribute("aria-label"))
    names = re.findall(r'<[a-zA-Z]+ [^>]*?\bid="(p[0-9a-f]{6}-\d+)"', page.content())
    assert names
    assert len(names) == len(set(names)), (
        "two pictures share a name, and one is clipped by the other"
    )
    context.close()


def test_is_every_chart_painted_with_no_kernel_and_nothing_missing(drawn: Page) -> None:
    """Layers, facet, maps and bars are drawn from the saved state; the shapes came by address."""
    loaded = drawn.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    assert not [name for name in loaded if "pyodide" in name or "worker" in name]
    assert chart(drawn, STATES).locator("svg .mark-shape.role-mark path").count() == 51
    assert chart(drawn, COUNTIES).locator("svg .mark-shape.role-mark path").count() == 88
    assert chart(drawn, PANELS).locator("svg .mark-line path").count() == 16
    assert chart(drawn, STATES).get_by_role("alert").count() == 0


def test_has_each_chart_one_text_alternative_and_a_table(drawn: Page) -> None:
    for number in range(7):
        picture = chart(drawn, number).get_by_role("img")
        expect(picture).to_have_count(1)
        assert len(str(picture.get_attribute("aria-label"))) > 40
        expect(chart(drawn, number).get_by_text("Data behind this chart")).to_be_visible()
    fan = chart(drawn, FAN)
    assert fan.locator("table").count() == 0, "a table is made when it is asked for"
    fan.get_by_text("Data behind this chart").click()
    expect(fan.locator("caption").first).to_have_text("Forecast, $M a month (synthetic): 6 rows")
    assert fan.get_by_role("columnheader").all_inner_texts()[:4] == [
        "Month",
        "Forecast",
        "Low",
        "High",
    ]
    expect(fan.get_by_role("rowheader").first).to_have_text("Oct 2026")
    assert re.fullmatch(r"\d+\.\d", fan.locator("td").first.inner_text())


def test_is_a_long_table_cut_with_a_count(drawn: Page) -> None:
    chart(drawn, PANELS).get_by_text("Data behind this chart").click()
    expect(chart(drawn, PANELS).locator("caption")).to_contain_text("the first 200 of 688 rows")
    assert chart(drawn, PANELS).locator("tbody tr").count() == 200


def test_does_a_tooltip_say_what_a_mark_stands_for_and_go_at_escape(drawn: Page) -> None:
    """And can the pointer rest on it without losing it (WCAG 1.4.13)?"""
    tip = chart(drawn, BARS).locator(".oms-chart-tip")
    drawn.mouse.move(*bar(drawn, BARS, 0))
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("Region: ")
    expect(tip).to_contain_text("$M: ")
    tip.hover()
    drawn.wait_for_timeout(400)
    expect(tip).to_be_visible()
    drawn.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    drawn.mouse.move(*bar(drawn, BARS, 1))
    expect(tip).to_be_visible()
    drawn.mouse.move(5, 5)
    expect(tip).to_be_hidden()


def test_need_a_small_point_not_be_hit_to_the_pixel(drawn: Page) -> None:
    """Five pixels beside a point of two pixels: its rim answers."""
    point = chart(drawn, FAN).locator("svg .mark-symbol.role-mark path").first
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box
    drawn.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 5)
    expect(chart(drawn, FAN).locator(".oms-chart-tip")).to_contain_text("Month: ")


def test_does_a_click_on_a_bar_reach_python(answering: Page) -> None:
    """Picked by the pointer: the other chart and the sentence below follow."""
    before = chart(answering, MONTHS).locator("svg").inner_html()
    answering.mouse.click(*bar(answering, BARS, 0))
    expect(chosen(answering, BARS)).to_have_text(re.compile("Chosen: (NA|EMEA|APAC|LATAM)$"))
    name = chosen(answering, BARS).inner_text().removeprefix("Chosen: ")
    expect(chart(answering, MONTHS).get_by_role("img")).to_have_attribute(
        "aria-label", re.compile(f"of {name}, synthetic")
    )
    assert chart(answering, MONTHS).locator("svg").inner_html() != before
    chart(answering, BARS).get_by_role("button", name="Clear").click()
    expect(chosen(answering, BARS)).to_contain_text("nothing chosen")
    expect(chart(answering, MONTHS).get_by_role("img")).to_have_attribute(
        "aria-label", re.compile("of APAC, EMEA, LATAM, NA, synthetic")
    )


def test_does_the_keyboard_alone_choose_what_a_click_can(answering: Page) -> None:
    """From the summary by Enter, Tab and Space: two regions, and the drawing shows them."""
    bars = chart(answering, BARS)
    bars.get_by_text("Choose from a list: Region").focus()
    answering.keyboard.press("Enter")
    expect(bars.get_by_role("checkbox").first).to_be_visible()
    answering.keyboard.press("Tab")
    answering.keyboard.press("Space")
    answering.keyboard.press("Tab")
    answering.keyboard.press("Tab")
    answering.keyboard.press("Space")
    expect(chosen(answering, BARS)).to_have_text("Chosen: APAC; LATAM")
    expect(bars.locator("svg .mark-rect.role-mark path[opacity='0.4']")).to_have_count(2)
    expect(chart(answering, MONTHS).get_by_role("img")).to_have_attribute(
        "aria-label", re.compile("of APAC, LATAM, synthetic")
    )


def test_does_a_drag_select_a_stretch_that_ends_at_months(answering: Page) -> None:
    x, y = bar(answering, MONTHS, 10)
    answering.mouse.move(x - 3, y)
    answering.mouse.down()
    answering.mouse.move(x + 60, y, steps=5)
    answering.mouse.up()
    expect(chosen(answering, MONTHS)).to_have_text(
        re.compile(r"Chosen: \w{3} 20\d\d to \w{3} 20\d\d")
    )
    sentence = answering.locator(".widget-html-content", has_text="months,").first
    expect(sentence).to_have_text(re.compile(r"^[3-8] months"))  # the drag goes on for a moment
    count = int(re.findall(r"^(\d+) months", sentence.inner_text())[0])
    blue = chart(answering, MONTHS).locator("svg .mark-rect.marks path[fill='#0072b2']")
    expect(blue).to_have_count(count)


def test_do_two_sliders_select_a_stretch_from_the_keyboard(answering: Page) -> None:
    """Ten months from the first, to the exact value: the frame and Python agree."""
    months = chart(answering, MONTHS)
    months.get_by_text("Choose by two sliders: Month").focus()
    answering.keyboard.press("Enter")
    expect(chart(answering, MONTHS).get_by_role("slider").first).to_be_visible()
    answering.keyboard.press("Tab")
    answering.keyboard.press("Tab")
    answering.keyboard.press("Home")
    for _ in range(9):
        answering.keyboard.press("ArrowRight")
    expect(chosen(answering, MONTHS)).to_have_text("Chosen: Jan 2023 to Oct 2023")
    slider = months.get_by_role("slider").nth(1)
    expect(slider).to_have_attribute("aria-valuetext", "Oct 2023")
    expect(answering.locator(".widget-html-content", has_text="months,").first).to_contain_text(
        "10 months"
    )
    expect(months.locator("svg .mark-rect.marks path[fill='#0072b2']")).to_have_count(10)
    answering.wait_for_timeout(300)
    expect(chosen(answering, MONTHS)).to_have_text("Chosen: Jan 2023 to Oct 2023")


def test_is_a_choice_made_before_the_kernel_carried_out(visit: Visit) -> None:
    """A click on a bar starts the model, and Python has the choice when it is live."""
    page = visit.page
    painted(page)
    page.mouse.click(*bar(page, BARS, 0))
    name = chosen(page, BARS)
    expect(name).to_have_text(re.compile("Chosen: "))
    picked = name.inner_text().removeprefix("Chosen: ")
    state(page, "live")
    expect(chosen(page, BARS)).to_have_text(f"Chosen: {picked}")
    expect(chart(page, BARS).locator("svg .mark-rect.role-mark path[opacity='0.4']")).to_have_count(
        3
    )
    expect(chart(page, MONTHS).get_by_role("img")).to_have_attribute(
        "aria-label", re.compile(f"of {picked}, synthetic")
    )
    assert visit.watch.errors == []


def test_does_a_selection_that_python_makes_show_in_the_drawing(drawn: Page) -> None:
    """Ohio is selected from the start: an outline, the words, the box in the list."""
    states = chart(drawn, STATES)
    expect(chosen(drawn, STATES)).to_have_text("Chosen: Ohio")
    expect(states.locator("svg .mark-shape path[stroke='#d55e00']")).to_have_count(1)
    states.get_by_text("Choose from a list: State").click()
    assert states.get_by_role("checkbox", name="Ohio").is_checked()
    assert states.get_by_role("checkbox", checked=True).count() == 1


def test_do_the_marks_keep_their_elements_when_the_rows_change(answering: Page) -> None:
    """A move of the slider must not make every mark anew: that alone took half of the time."""
    answering.evaluate(
        "document.querySelectorAll('.oms-chart svg .role-mark path').forEach(p => p.kept = 1)"
    )
    before = answering.locator(".oms-chart").nth(STATES).get_attribute("data-revision")
    answering.get_by_role("slider", name="Accounts each").focus()
    answering.keyboard.press("End")
    expect(chart(answering, STATES)).not_to_have_attribute("data-revision", str(before))
    kept = answering.evaluate(
        f"[...document.querySelectorAll('.oms-chart')[{STATES}]"
        ".querySelectorAll('svg .role-mark path')].map(p => p.kept ?? 0)"
    )
    assert sum(kept) == len(kept) == 51
