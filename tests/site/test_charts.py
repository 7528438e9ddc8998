# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The chart widget in a real page: drawn, read, selected from, in light and dark, at any width."""

import re

import pytest
from playwright.sync_api import Browser, expect

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
from .conftest import Visit, state

pytestmark = pytest.mark.site


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


def test_is_every_chart_painted_with_no_kernel_and_nothing_missing(visit: Visit) -> None:
    """Layers, facet, maps and bars are drawn from the saved state; the shapes came by address."""
    painted(visit.page)
    loaded = visit.page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    assert not [name for name in loaded if "pyodide" in name or "worker" in name]
    assert chart(visit.page, STATES).locator("svg .mark-shape.role-mark path").count() == 51
    assert chart(visit.page, COUNTIES).locator("svg .mark-shape.role-mark path").count() == 88
    assert chart(visit.page, PANELS).locator("svg .mark-line path").count() == 16
    assert chart(visit.page, STATES).get_by_role("alert").count() == 0
    assert visit.watch.errors == []
    assert visit.watch.broken == []


def test_has_each_chart_one_text_alternative_and_a_table(visit: Visit) -> None:
    page = visit.page
    painted(page)
    for number in range(7):
        picture = chart(page, number).get_by_role("img")
        expect(picture).to_have_count(1)
        assert len(str(picture.get_attribute("aria-label"))) > 40
        expect(chart(page, number).get_by_text("Data behind this chart")).to_be_visible()
    fan = chart(page, FAN)
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


def test_is_a_long_table_cut_with_a_count(visit: Visit) -> None:
    page = visit.page
    painted(page)
    chart(page, PANELS).get_by_text("Data behind this chart").click()
    expect(chart(page, PANELS).locator("caption")).to_contain_text("the first 200 of 688 rows")
    assert chart(page, PANELS).locator("tbody tr").count() == 200


def test_does_a_tooltip_say_what_a_mark_stands_for_and_go_at_escape(visit: Visit) -> None:
    """And can the pointer rest on it without losing it (WCAG 1.4.13)?"""
    page = visit.page
    painted(page)
    tip = chart(page, BARS).locator(".oms-chart-tip")
    page.mouse.move(*bar(page, BARS, 0))
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("Region: ")
    expect(tip).to_contain_text("$M: ")
    tip.hover()
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.mouse.move(*bar(page, BARS, 1))
    expect(tip).to_be_visible()
    page.mouse.move(5, 5)
    expect(tip).to_be_hidden()


def test_need_a_small_point_not_be_hit_to_the_pixel(visit: Visit) -> None:
    """Five pixels beside a point of two pixels: its rim answers."""
    page = visit.page
    painted(page)
    point = chart(page, FAN).locator("svg .mark-symbol.role-mark path").first
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 5)
    expect(chart(page, FAN).locator(".oms-chart-tip")).to_contain_text("Month: ")


def test_does_a_click_on_a_bar_reach_python(visit: Visit) -> None:
    """Picked by the pointer: the other chart and the sentence below follow."""
    page = visit.page
    live(page)
    before = chart(page, MONTHS).locator("svg").inner_html()
    page.mouse.click(*bar(page, BARS, 0))
    expect(chosen(page, BARS)).to_have_text(re.compile("Chosen: (NA|EMEA|APAC|LATAM)$"))
    name = chosen(page, BARS).inner_text().removeprefix("Chosen: ")
    expect(chart(page, MONTHS).get_by_role("img")).to_have_attribute(
        "aria-label", re.compile(f"of {name}, synthetic")
    )
    assert chart(page, MONTHS).locator("svg").inner_html() != before
    chart(page, BARS).get_by_role("button", name="Clear").click()
    expect(chosen(page, BARS)).to_contain_text("nothing chosen")
    expect(chart(page, MONTHS).get_by_role("img")).to_have_attribute(
        "aria-label", re.compile("of APAC, EMEA, LATAM, NA, synthetic")
    )


def test_does_the_keyboard_alone_choose_what_a_click_can(visit: Visit) -> None:
    """From the summary by Enter, Tab and Space: two regions, and the drawing shows them."""
    page = visit.page
    live(page)
    bars = chart(page, BARS)
    bars.get_by_text("Choose from a list: Region").focus()
    page.keyboard.press("Enter")
    expect(bars.get_by_role("checkbox").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(chosen(page, BARS)).to_have_text("Chosen: APAC; LATAM")
    expect(bars.locator("svg .mark-rect.role-mark path[opacity='0.4']")).to_have_count(2)
    expect(chart(page, MONTHS).get_by_role("img")).to_have_attribute(
        "aria-label", re.compile("of APAC, LATAM, synthetic")
    )


def test_does_a_drag_select_a_stretch_that_ends_at_months(visit: Visit) -> None:
    page = visit.page
    live(page)
    x, y = bar(page, MONTHS, 10)
    page.mouse.move(x - 3, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=5)
    page.mouse.up()
    expect(chosen(page, MONTHS)).to_have_text(re.compile(r"Chosen: \w{3} 20\d\d to \w{3} 20\d\d"))
    sentence = page.locator(".widget-html-content", has_text="months,").first
    expect(sentence).to_have_text(re.compile(r"^[3-8] months"))  # the drag goes on for a moment
    count = int(re.findall(r"^(\d+) months", sentence.inner_text())[0])
    blue = chart(page, MONTHS).locator("svg .mark-rect.marks path[fill='#0072b2']")
    expect(blue).to_have_count(count)


def test_do_two_sliders_select_a_stretch_from_the_keyboard(visit: Visit) -> None:
    """Ten months from the first, to the exact value: the frame and Python agree."""
    page = visit.page
    live(page)
    months = chart(page, MONTHS)
    months.get_by_text("Choose by two sliders: Month").focus()
    page.keyboard.press("Enter")
    expect(chart(page, MONTHS).get_by_role("slider").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Home")
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    expect(chosen(page, MONTHS)).to_have_text("Chosen: Jan 2023 to Oct 2023")
    slider = months.get_by_role("slider").nth(1)
    expect(slider).to_have_attribute("aria-valuetext", "Oct 2023")
    expect(page.locator(".widget-html-content", has_text="months,").first).to_contain_text(
        "10 months"
    )
    expect(months.locator("svg .mark-rect.marks path[fill='#0072b2']")).to_have_count(10)
    page.wait_for_timeout(300)
    expect(chosen(page, MONTHS)).to_have_text("Chosen: Jan 2023 to Oct 2023")


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


def test_does_a_selection_that_python_makes_show_in_the_drawing(visit: Visit) -> None:
    """Ohio is selected from the start: an outline, the words, the box in the list."""
    page = visit.page
    painted(page)
    states = chart(page, STATES)
    expect(chosen(page, STATES)).to_have_text("Chosen: Ohio")
    expect(states.locator("svg .mark-shape path[stroke='#d55e00']")).to_have_count(1)
    states.get_by_text("Choose from a list: State").click()
    assert states.get_by_role("checkbox", name="Ohio").is_checked()
    assert states.get_by_role("checkbox", checked=True).count() == 1


def test_do_the_marks_keep_their_elements_when_the_rows_change(visit: Visit) -> None:
    """A move of the slider must not make every mark anew: that alone took half of the time."""
    page = visit.page
    live(page)
    page.evaluate(
        "document.querySelectorAll('.oms-chart svg .role-mark path').forEach(p => p.kept = 1)"
    )
    before = page.locator(".oms-chart").nth(STATES).get_attribute("data-revision")
    page.get_by_role("slider", name="Accounts each").focus()
    page.keyboard.press("End")
    expect(chart(page, STATES)).not_to_have_attribute("data-revision", str(before))
    kept = page.evaluate(
        f"[...document.querySelectorAll('.oms-chart')[{STATES}]"
        ".querySelectorAll('svg .role-mark path')].map(p => p.kept ?? 0)"
    )
    assert sum(kept) == len(kept) == 51
