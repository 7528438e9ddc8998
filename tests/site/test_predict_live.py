# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Predict and the model: does Python know the guess, whenever and wherever it was committed?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import LIVE_PAGE, Visit, state
from .forgetful import forgetful, kept
from .predict_moves import (
    MOVING,
    TODAY,
    commit,
    never_started,
    opened,
    type_guess,
    verdict,
)
from .test_accessibility import violations

pytestmark = pytest.mark.site


@pytest.fixture
def gallery(visit: Visit) -> Iterator[Page]:
    """Open the gallery's page."""
    yield from opened(visit)


def test_the_lab_opens_its_scores_when_the_model_has_seen_the_guess(visit: Visit) -> None:
    """Committed on the picture: is it said that the answer comes, and does the live lab know it?"""
    page = visit.page
    page.goto(LIVE_PAGE)
    state(page, "painted")
    form = page.locator(".oms-predict").last
    form.get_by_label("Yes, by a lot").check()
    commit(form)
    expect(verdict(form)).to_contain_text("The answer appears here as soon as the model has it.")
    state(page, "live")
    expect(verdict(form)).to_have_text(
        "With these settings the answer is “Yes, by a little: between 0.8 and 1”, "
        "not as you guessed so far."
    )
    expect(page.locator(".oms-opens")).to_contain_text("1 to 3 months ahead: MASE")
    expect(form.locator(".oms-predict-said")).to_contain_text("“Yes, by a lot: below 0.8”")
    page.get_by_role("combobox", name="Seasons").select_option("multiply the level")
    expect(verdict(form)).to_contain_text("“Yes, by a lot: below 0.8”, as you guessed.")
    assert violations(page) == []
    assert visit.watch.errors == []


def test_the_live_model_takes_a_guess_from_an_earlier_visit(visit: Visit) -> None:
    """Does a guess that the log never saw arrive in Python, and a forgotten one leave it?"""
    page = visit.page
    page.goto(LIVE_PAGE)
    state(page, "painted")
    form = page.locator(".oms-predict").last
    form.get_by_label("Yes, by a little").check()
    commit(form)
    page.reload()
    state(page, "painted")
    expect(page.locator(".oms-predict-said")).to_have_text(re.compile(TODAY + "“Yes, by a little"))
    assert never_started(page)
    page.get_by_role("button", name="Start the model").click()
    state(page, "live")
    expect(verdict(form)).to_contain_text("as you guessed.")
    expect(page.locator(".oms-opens")).to_contain_text("MASE")
    form.get_by_role("button", name="Forget my guess").click()
    expect(form.locator("form")).to_be_visible()
    expect(page.locator(".oms-opens")).to_be_hidden()
    # Python has forgotten too: the scores are no longer in the page at all
    expect(page.locator(".oms-opens")).not_to_contain_text("MASE")
    assert kept(page) == {}


@pytest.mark.prove
def test_a_guess_forgotten_on_the_picture_stays_forgotten_in_the_live_model(visit: Visit) -> None:
    """Kept, painted, forgotten, and only then live: is it the reader's last word that counts?"""
    page = visit.page
    page.goto(LIVE_PAGE)
    state(page, "painted")
    page.locator(".oms-predict").get_by_label("Yes, by a little").check()
    commit(page.locator(".oms-predict").last)
    page.reload()
    state(page, "painted")
    page.get_by_role("button", name="Forget my guess").click()
    expect(page.locator(".oms-predict form").last).to_be_visible()
    state(page, "live")
    expect(page.locator(".oms-predict form")).to_be_visible()
    expect(page.locator(".oms-predict").get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.locator(".oms-opens")).to_be_hidden()


@pytest.mark.prove
def test_a_model_that_is_started_again_knows_the_guess(visit: Visit) -> None:
    """After the kernel has died: is the guess still committed, and the answer there again?"""
    page = visit.page
    page.goto(LIVE_PAGE)
    state(page, "painted")
    form = page.locator(".oms-predict").last
    form.get_by_label("Yes, by a little").check()
    commit(form)
    state(page, "live")
    expect(verdict(form)).to_contain_text("as you guessed.")
    page.workers[0].evaluate("self.postMessage({ type: 'fatal', reason: 'out of memory' })")
    page.get_by_role("button", name="Start again").click()
    state(page, "live")
    expect(page.locator(".oms-predict")).to_have_count(1)
    expect(verdict(form)).to_contain_text("as you guessed.")
    expect(page.locator(".oms-opens")).to_contain_text("MASE")


def test_an_answer_that_moves_follows_the_control(gallery: Page) -> None:
    """Is the comparison drawn and said anew when Python sets another answer?"""
    form = type_guess(gallery, MOVING, "45")
    state(gallery, "live")
    expect(verdict(form)).to_have_text(
        "With these settings the answer is 45 %: your guess is exact."
    )
    marks = form.locator(".oms-answer")
    before = marks.get_attribute("style")
    gallery.locator(".oms-opens .noUi-handle").last.press("ArrowRight")
    expect(verdict(form)).to_contain_text(re.compile(r"answer is 5\d %: your guess is .* too low"))
    assert marks.get_attribute("style") != before


def test_a_browser_that_keeps_nothing_still_reveals_and_carries_the_guess_over(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    """With storage refused: does the page open, go live with the guess, and forget it at last?"""
    with forgetful(browser, address, tmp_path) as visit:
        page = visit.page
        thrown: list[str] = []
        page.on("pageerror", lambda error: thrown.append(error.stack or ""))
        page.goto(LIVE_PAGE)
        state(page, "painted")
        form = page.locator(".oms-predict").last
        form.get_by_label("Yes, by a little").check()
        commit(form)
        state(page, "live")
        expect(verdict(form)).to_contain_text("as you guessed.")
        expect(page.locator(".oms-opens")).to_contain_text("MASE")
        page.reload()
        state(page, "painted")
        expect(page.locator(".oms-predict form")).to_be_visible()
        assert thrown == [], "the theme's scripts run too"
