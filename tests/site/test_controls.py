# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The gallery of controls in a page: static, painted, live, and what was done before that."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from .conftest import Visit, guard, open_context, start_nothing, state
from .moves import CHOICES, CONTROLS, LINKS, LISTS, PLANS, PLAY, SLIDERS, TABS, WORDS, YES, Move
from .test_accessibility import violations

pytestmark = pytest.mark.site

PAGE = "gallery/controls.html"
PHONE: ViewportSize = {"width": 320, "height": 700}
DESK: ViewportSize = {"width": 1200, "height": 900}


def cell(page: Page, words: str) -> Locator:
    """Find the live cell whose code has some words."""
    return page.locator(".cell.tag_live").filter(has=page.locator(".cell_input", has_text=words))


def shown(page: Page, words: str) -> Locator:
    """Find what that cell shows."""
    return cell(page, words).locator(".cell_output")


@pytest.fixture(scope="module")
def live(browser: Browser, address: str) -> Iterator[Page]:
    """Give one live page to the tests that each use controls of their own."""
    context = open_context(browser, address)
    watch = guard(context, address)
    page = context.new_page()
    page.goto(PAGE)
    state(page, "painted")
    page.get_by_role("button", name="Start the model").first.click()
    state(page, "live")
    yield page
    context.close()
    assert watch.strangers == []
    assert watch.errors == []
    assert watch.broken == []


@pytest.fixture(scope="module")
def picture(browser: Browser, address: str) -> Iterator[Page]:
    """Give one painted page that no touch can start, opened in the dark on a narrow phone."""
    context = open_context(browser, address, color_scheme="dark", viewport=PHONE)
    watch = guard(context, address)
    start_nothing(context)
    page = context.new_page()
    page.goto(PAGE)
    state(page, "painted")
    yield page
    context.close()
    assert watch.strangers == []
    assert watch.errors == []
    assert watch.broken == []


def test_without_javascript_every_live_cell_says_what_it_shows(
    browser: Browser, address: str
) -> None:
    """Is there something to read for each cell, and is it how the control stands?"""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    cells = page.locator(".cell.tag_live")
    assert cells.count() == 16
    for i in range(cells.count()):
        assert cells.nth(i).locator(".cell_output").inner_text().strip()
    for words, line in {
        SLIDERS: "Level weight α: 0.30 (0.00 to 1.00)",
        "Stages": "Stages: lead, proposal (of lead, qualified, proposal, won)",
        CHOICES: "Region: Americas (of Americas, Europe, Asia-Pacific)",
        YES: "Count won deals only: yes",
        WORDS: "Your reason: empty",
        "datetime": "Sign by: 2026-10-05",
        TABS: "Owner of the deal",
        "weighted=False": "Europe: 3.0 deals",
        "Elsewhere": "Globe: shown once the page runs",
    }.items():
        expect(shown(page, words)).to_contain_text(line)
    context.close()


def test_every_control_is_painted_with_no_kernel(picture: Page) -> None:
    for kind in ("slider", "dropdown", "radio", "toggle-buttons", "tagsinput", "tab", "play"):
        assert picture.locator(f".widget-{kind}, .jupyter-widget-{kind}").count()
    assert picture.locator(".jupyter-widgets-error-widget").count() == 0
    assert not picture.locator(".oms-still").first.is_visible()
    assert picture.workers == []


def test_axe_finds_nothing_painted_dark_and_narrow_or_light_and_wide(picture: Page) -> None:
    """WCAG 2.2 A and AA, with targets of 24 pixels; and nothing scrolls sideways."""
    assert violations(picture) == []
    assert picture.evaluate("document.documentElement.scrollWidth") <= 320
    picture.emulate_media(color_scheme="light")
    picture.set_viewport_size(DESK)
    picture.wait_for_function("document.documentElement.dataset.theme === 'light'")
    assert violations(picture) == []


def test_every_control_has_a_name_and_says_its_value(picture: Page) -> None:
    """By role and name, as a screen reader finds them; the stock ones lack these."""
    page = picture
    found = {
        ("slider", "Level weight α"): "0.30",
        ("slider", "Accounts"): "100",
        ("slider", "Months, from and to from"): "2",
        ("slider", "Months, from and to to"): "5",
        ("slider", "Stage"): "proposal",
        ("slider", "Stages to"): "proposal",
    }
    for (role, name), text in found.items():
        control = page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]  # a role
        expect(control).to_have_attribute("aria-valuetext", text)
    expect(page.get_by_role("textbox", name="Level weight α value")).to_have_text("0.30")
    expect(page.get_by_role("radiogroup", name="Home").get_by_role("radio")).to_have_count(3)
    toggles = page.get_by_role("group", name="By").get_by_role("button")
    assert [one.get_attribute("aria-pressed") for one in toggles.all()] == ["true", "false"]
    expect(page.get_by_role("button", name="Show the naive")).to_have_attribute(
        "aria-pressed", "false"
    )
    expect(page.get_by_role("img", name="not valid")).to_be_visible()
    expect(page.get_by_role("progressbar", name="Month")).to_have_attribute("aria-valuemax", "5")
    for name in ("Play", "Stop and go back to the start", "Repeat"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("tabpanel", name="Numbers")).to_be_visible()
    expect(page.locator("[type=color]")).to_have_accessible_name("Line choose a color")


def test_arrows_move_among_radio_buttons(picture: Page) -> None:
    page = picture
    radios = page.get_by_role("radiogroup", name="Home").get_by_role("radio")
    radios.first.focus()
    page.keyboard.press("ArrowDown")
    expect(radios.nth(1)).to_be_checked()
    expect(radios.first).not_to_be_checked()
    # Chromium moves among nameless ones, too; other browsers do not
    names = radios.evaluate_all("all => all.map(one => one.name)")
    assert len(set(names)) == 1
    assert names[0]


def test_tabs_accordions_and_crosses_answer_a_key(picture: Page) -> None:
    """The stock ones of ipywidgets deny a key what a pointer may do."""
    page = picture
    page.get_by_role("tab", name="Numbers").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("tabpanel", name="Words")).to_be_visible()
    header = page.get_by_role("button", name="Owner of the deal")
    expect(header).to_have_attribute("aria-expanded", "false")
    header.focus()
    page.keyboard.press("Enter")
    expect(header).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("region", name="Owner of the deal")).to_be_visible()
    page.get_by_role("button", name="Remove Ana").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remove Ana")).to_have_count(0)
    expect(page.get_by_role("combobox", name="Add")).to_be_focused()


def test_a_link_in_javascript_works_before_there_is_a_kernel(picture: Page) -> None:
    """And a file, which would be lost, cannot be chosen yet."""
    expect(picture.get_by_role("button", name="Choose a file")).to_be_disabled()
    shown(picture, PLANS).locator("select").select_option("Plan B")
    expect(shown(picture, PLANS).locator(".oms-widget")).to_contain_text("Plan B: hire none.")
    expect(picture.get_by_role("status").first).to_contain_text("Starting")


@pytest.mark.parametrize("move", CONTROLS, ids=lambda move: move.name)
def test_what_a_reader_does_reaches_python_and_is_answered(live: Page, move: Move) -> None:
    """In this order: a later move of a cell finds what the earlier ones left."""
    move.do(shown(live, move.cell))
    expect(shown(live, move.cell)).to_contain_text(move.seen)


def test_links_through_python_and_without_it_agree(live: Page) -> None:
    """From 0, 0, 10, 10 in the order One, Two, Three, Four; Three is 10 minus Two."""
    handles = shown(live, LINKS).locator(".noUi-handle")
    for _ in range(3):
        handles.first.press("ArrowRight")
    readouts = shown(live, LINKS).locator(".widget-readout")
    expect(readouts).to_have_text(["3", "3", "7", "7"])


def test_what_a_callback_prints_is_shown_below_its_cell(live: Page) -> None:
    button = shown(live, PLAY).get_by_role("button", name="Count")
    for times in (1, 2):
        button.click()
        expect(shown(live, PLAY)).to_contain_text(f"Clicked {times} times.")
    assert shown(live, PLAY).get_by_text("Clicked").count() == 1


def test_a_widget_that_a_page_does_not_have_is_named_in_its_place(live: Page) -> None:
    said = "This page cannot show the widget Globe of some-globe-library."
    expect(shown(live, "Elsewhere")).to_contain_text(said)


def test_what_was_done_before_the_model_ran_is_repeated(visit: Visit) -> None:
    """A slider, choices, text, a click, an open tab, an open accordion: all as they were left?"""
    page = visit.page
    page.goto(PAGE)
    state(page, "painted")
    shown(page, SLIDERS).locator(".noUi-handle").first.press("ArrowRight")
    shown(page, CHOICES).locator("[type=radio]").nth(2).check()
    shown(page, LISTS).locator("select").select_option(["Americas", "Asia-Pacific"])
    shown(page, WORDS).locator("textarea").fill("Because.")
    shown(page, PLAY).get_by_role("button", name="Count").click()
    shown(page, TABS).get_by_role("tab", name="Words").click()
    shown(page, TABS).get_by_role("button", name="Small print").click()
    state(page, "live")
    expect(shown(page, SLIDERS)).to_contain_text("Python has 0.35")
    expect(shown(page, CHOICES)).to_contain_text("'Americas', 'Asia-Pacific', 'Month'")
    expect(shown(page, LISTS)).to_contain_text("('Americas', 'Asia-Pacific')")
    expect(shown(page, WORDS)).to_contain_text("'Kelvane', 'Because.'")
    expect(shown(page, PLAY)).to_contain_text("Clicked 1 times.")
    expect(shown(page, TABS).get_by_text("The second tab.")).to_be_visible()
    expect(shown(page, TABS).get_by_text("Nothing more.")).to_be_visible()
    assert visit.watch.errors == []


def test_axe_finds_nothing_live_in_the_dark_on_a_narrow_phone(live: Page) -> None:
    """After all of the above; and nothing scrolls sideways."""
    live.emulate_media(color_scheme="dark")
    live.set_viewport_size(PHONE)
    live.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    assert violations(live) == []
    assert live.evaluate("document.documentElement.scrollWidth") <= 320
