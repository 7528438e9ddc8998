# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Predict, then reveal, in a real browser: closed before, open after, and remembered."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Visit, guard, open_context, start_nothing, state
from .forgetful import kept
from .predict_moves import (
    FACTOR,
    GALLERY,
    MONTH,
    MOVING,
    SHARE,
    TODAY,
    ask,
    commit,
    never_started,
    opened,
    type_guess,
    verdict,
)
from .test_accessibility import violations

pytestmark = pytest.mark.site


@pytest.fixture
def fresh(visit: Visit) -> Iterator[Page]:
    """Open the gallery's page; no model starts, whatever is touched."""
    start_nothing(visit.page.context)
    yield from opened(visit)


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str) -> Iterator[Page]:
    """Open the gallery's page once; no model starts, whatever is touched."""
    context = open_context(browser, address)
    start_nothing(context)
    made = Visit(context.new_page(), guard(context, address))
    yield from opened(made)
    context.close()
    assert made.watch.strangers == []


@pytest.fixture
def gallery(desk: Page) -> Page:
    """Give the gallery with every guess forgotten."""
    for button in desk.get_by_role("button", name="Forget my guess").all():
        button.click()
    expect(desk.locator(".oms-predict form:visible")).to_have_count(4)
    return desk


def test_what_opens_is_closed_before_the_commitment(gallery: Page) -> None:
    """Is the rest hidden and out of reach, and is it said that it will open?"""
    hidden = gallery.locator(".oms-opens")
    expect(hidden).to_have_count(2)
    for one in hidden.all():
        expect(one).to_be_hidden()  # display: none, so neither focus nor screen reader gets there
    expect(ask(gallery, FACTOR)).to_contain_text(
        "What follows opens when you have committed a guess."
    )
    expect(ask(gallery, MONTH)).to_contain_text("The answer opens when you have committed a guess.")
    assert never_started(gallery)
    assert violations(gallery) == []


def test_a_commitment_opens_at_once_without_a_kernel(gallery: Page) -> None:
    """Are guess, answer and what follows there while Python is still loading?"""
    form = type_guess(gallery, FACTOR, "3.5")
    expect(form.locator(".oms-predict-said")).to_have_text(re.compile(TODAY + r"3\.5\."))
    expect(verdict(form)).to_have_text("The answer is 5.0: your guess is 1.5 too low.")
    expect(form.locator(".oms-predict-scale")).to_contain_text("your guess")
    expect(form.locator("form")).to_be_hidden()
    expect(gallery.locator(".oms-opens").first).to_be_visible()
    expect(gallery.locator(".oms-opens").last).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Type a number first."),
        ("many", "That is no number"),
        ("0.5", "Type a number from 1.0 to 20.0."),
        ("21", "Type a number from 1.0 to 20.0."),
        ("3,5", "Write the decimals after a point: 3.5."),
    ],
)
def test_no_guess_no_answer(gallery: Page, typed: str, words: str) -> None:
    """Is a missing or impossible guess explained, and does nothing open?"""
    form = type_guess(gallery, FACTOR, typed)
    expect(verdict(form)).to_contain_text(words)
    expect(gallery.locator(".oms-opens").first).to_be_hidden()
    assert kept(gallery) == {}


def test_choice_and_scale_want_a_guess_too(gallery: Page) -> None:
    """Does neither take where a control happens to stand for a guess?"""
    commit(ask(gallery, MONTH))
    expect(verdict(ask(gallery, MONTH))).to_have_text("Choose one of the answers first.")
    commit(ask(gallery, SHARE))
    expect(verdict(ask(gallery, SHARE))).to_have_text("Move the handle to your guess first.")
    expect(ask(gallery, SHARE)).to_contain_text("Your guess: not set yet")


@pytest.mark.parametrize(("option", "words"), [("the third", ", as"), ("the first", ", not as")])
def test_a_choice_is_set_against_the_answer(gallery: Page, option: str, words: str) -> None:
    """Is a right choice told from a wrong one in words?"""
    form = ask(gallery, MONTH)
    form.get_by_label(option).check()
    commit(form)
    expect(verdict(form)).to_have_text(f"The answer is “the third”{words} you guessed.")


def test_a_point_on_a_scale_is_set_by_the_keyboard(gallery: Page) -> None:
    """Is the slider's guess said while it moves, and set against the answer?"""
    form = ask(gallery, SHARE)
    slider = form.get_by_role("slider")
    assert slider.get_attribute("aria-valuetext") == "not set yet"
    slider.focus()
    slider.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "51 %"
    slider.press("Enter")
    expect(form.locator(".oms-predict-said")).to_contain_text("51 %.")
    expect(verdict(form)).to_have_text(
        "The answer is 57 %: your guess is 6 percentage points too low."
    )


def test_the_keyboard_alone_is_enough_and_the_focus_goes_to_the_news(gallery: Page) -> None:
    """Can a choice be made and committed without a mouse, and is the outcome where the focus is?"""
    form, keys = ask(gallery, MONTH), gallery.keyboard
    form.get_by_role("radio").first.focus()
    keys.press("Space")
    keys.press("ArrowDown")
    keys.press("Tab")
    keys.press("Enter")
    assert "Your guess of" in gallery.evaluate("document.activeElement.textContent")
    keys.press("Tab")
    keys.press("Enter")  # forget it
    expect(form.locator("form")).to_be_visible()
    assert gallery.evaluate("document.activeElement.type") == "radio"
    expect(form.get_by_role("radio", checked=True)).to_have_count(0)


def test_a_guess_is_there_after_a_reload_without_a_kernel(fresh: Page) -> None:
    """Does the page remember the guess and stay open, and load no Python for it?"""
    type_guess(fresh, FACTOR, "3.5")
    (key,) = kept(fresh)
    assert key.split("|")[1:] == ["/some/where/", "gallery/checks", "predict:best-over-worst"]
    fresh.reload()
    state(fresh, "painted")
    form = ask(fresh, FACTOR)
    expect(form.locator(".oms-predict-said")).to_have_text(re.compile(TODAY + r"3\.5\."))
    expect(verdict(form)).to_contain_text("The answer is 5.0")
    expect(fresh.locator(".oms-opens").first).to_be_visible()
    assert never_started(fresh)


def test_a_guess_for_another_question_or_out_of_range_is_not_taken(fresh: Page) -> None:
    """Is a kept guess used only where it still answers the question?"""
    type_guess(fresh, FACTOR, "3.5")
    for old, new in (("3.5", "350"), ("By which", "In which")):
        script = (
            "([old, text]) => { for (const [key, value] of Object.entries({ ...localStorage }))"
            " localStorage.setItem(key, value.replace(old, text)); }"
        )
        fresh.evaluate(script, [old, new])
        fresh.reload()
        state(fresh, "painted")
        expect(ask(fresh, FACTOR).locator("form")).to_be_visible()
        fresh.evaluate(script, [new, old])
    fresh.reload()
    expect(ask(fresh, FACTOR).locator("form")).to_be_hidden()


def test_committed_in_the_dark_on_a_narrow_phone(visit: Visit) -> None:
    """Does axe find nothing at 320 pixels in dark mode, and does nothing scroll sideways?"""
    page = visit.page
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 700})
    start_nothing(page.context)
    page.goto(GALLERY)
    state(page, "painted")
    type_guess(page, FACTOR, "19")
    type_guess(page, MOVING, "30")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_the_buttons_are_left_out(fresh: Page) -> None:
    """Does a printed page ask the question and offer nothing to press?"""
    fresh.emulate_media(media="print")
    expect(ask(fresh, MONTH)).to_contain_text("In which month of a quarter")
    expect(ask(fresh, MONTH).get_by_text("the second")).to_be_visible()
    expect(fresh.locator(".oms-predict").get_by_role("button")).to_have_count(0)


def test_where_nothing_runs_the_question_is_asked_and_not_answered(
    browser: Browser, address: str
) -> None:
    """Without JavaScript: are question and ways to answer there, and what is closed not?"""
    context = open_context(browser, address, java_script_enabled=False)
    page = context.new_page()
    page.goto(GALLERY)
    said = page.locator(".oms-plain")
    expect(said.first).to_contain_text("beat its worst? Guess a number from 1 to 20.")
    expect(said.nth(1)).to_contain_text("Guess one: the first; the second; the third.")
    expect(said.first).not_to_contain_text("33.1M")
    context.close()
