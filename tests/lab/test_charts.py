# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The gallery of charts in a real JupyterLab: the same code, the same charts, no other host."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from .conftest import Lab, Session

pytestmark = pytest.mark.site

GALLERY = "gallery/charts.md"
FAN, PANELS, BARS, MONTHS, STATES, COUNTIES, WHALE = range(7)


@pytest.fixture(scope="module")
def session(lab: Lab) -> Iterator[Session]:
    """Give the gallery of charts as a notebook, run."""
    made = lab.run(GALLERY)
    expect(made.page.locator(".oms-chart svg")).to_have_count(7, timeout=60_000)
    yield made
    made.page.context.close()


def chart(session: Session, number: int) -> Locator:
    """Give a chart by its place in the notebook."""
    return session.page.locator(".oms-chart").nth(number)


def test_are_the_same_charts_drawn_as_in_the_page(session: Session) -> None:
    """Layers, facet, bars, both maps with their shapes: as many marks as in the built page."""
    marks = {PANELS: (".mark-line path", 16), STATES: (".mark-shape.role-mark path", 51)}
    marks |= {COUNTIES: (".mark-shape.role-mark path", 88), BARS: (".mark-rect.role-mark path", 4)}
    for number, (selector, count) in marks.items():
        expect(chart(session, number).locator(f"svg {selector}")).to_have_count(count)
    for number in range(7):
        assert len(str(chart(session, number).get_by_role("img").get_attribute("aria-label"))) > 40


def test_is_a_static_altair_chart_drawn_by_jupyterlabs_own_vega(session: Session) -> None:
    """Its Vega-Lite is version 5, and so is the specification; no other renderer is loaded."""
    static = session.page.locator(".vega-embed")
    expect(static).to_have_count(1)
    expect(static.locator("svg.marks, canvas.marks")).to_be_visible()


def test_does_the_chart_follow_a_control(session: Session) -> None:
    map_of_states = chart(session, STATES)
    before = map_of_states.get_by_role("img").get_attribute("aria-label")
    session.page.locator(".widget-slider", has_text="Accounts each").locator(".noUi-handle").focus()
    session.page.keyboard.press("End")
    expect(map_of_states.get_by_role("img")).not_to_have_attribute("aria-label", str(before))
    expect(map_of_states.locator("svg .mark-shape.role-mark path")).to_have_count(51)


def test_does_a_click_reach_python_and_come_back(session: Session) -> None:
    bars = chart(session, BARS)
    bars.locator("svg .mark-rect.role-mark path").first.click()
    said = bars.locator(".oms-chart-chosen [role=status]")
    expect(said).to_have_text(re.compile("Chosen: (NA|EMEA|APAC|LATAM)$"))
    name = said.inner_text().removeprefix("Chosen: ")
    expect(chart(session, MONTHS).get_by_role("img")).to_have_attribute(
        "aria-label", re.compile(f"of {name}, synthetic")
    )
    bars.get_by_role("button", name="Clear").click()
    expect(chart(session, MONTHS).get_by_role("img")).to_have_attribute(
        "aria-label", re.compile("of APAC, EMEA, LATAM, NA, synthetic")
    )


def test_does_the_keyboard_choose_here_too(session: Session) -> None:
    months = chart(session, MONTHS)
    months.get_by_text("Choose by two sliders: Month").click()
    slider = months.get_by_role("slider").nth(1)
    slider.focus()
    said = months.locator(".oms-chart-chosen [role=status]")
    session.page.keyboard.press("Home")
    expect(said).to_have_text("Chosen: Jan 2023 to Jan 2023")
    session.page.keyboard.press("ArrowRight")
    expect(said).to_have_text("Chosen: Jan 2023 to Feb 2023")
    sentence = session.page.locator(".widget-html-content", has_text="months,")
    expect(sentence).to_contain_text("2 months")


def test_is_the_table_there_with_its_numbers(session: Session) -> None:
    fan = chart(session, FAN)
    fan.get_by_text("Data behind this chart").click()
    expect(fan.locator("caption").first).to_have_text("Forecast, $M a month (synthetic): 6 rows")


def test_can_the_chart_be_read_in_labs_dark_theme(session: Session) -> None:
    """The labels take the theme's color; light on dark, and dark on light again."""
    light = "() => getComputedStyle(document.querySelector('.oms-chart svg text')).fill"
    page = session.page
    before = page.evaluate(light)
    command = "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"
    page.evaluate(command, "JupyterLab Dark")
    # between the two themes there is, for a moment, none
    page.wait_for_function(f"() => Number(({light})().match(/\\d+/)[0]) > 180")
    page.evaluate(command, "JupyterLab Light")
    page.wait_for_function(f"before => ({light})() === before", arg=before)


def test_was_nothing_asked_from_elsewhere_and_nothing_wrong(session: Session) -> None:
    """After all of the above: no other host, and no error of the charts in the console."""
    assert session.strangers == []
    assert [
        text for text in session.errors if re.search("vega|chart|anywidget|widget", text, re.I)
    ] == []


def test_is_nothing_asked_of_anyone(session: Session) -> None:
    assert session.strangers == []
    assert session.errors == []


def test_is_the_forecast_lab_of_the_chapter_the_same_widget(lab: Lab) -> None:
    session = lab.run("forecasting/methods.md")
    expect(session.page.locator(".oms-chart svg").first).to_be_visible()
    assert session.strangers == []
    session.page.context.close()
