# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Self-checks and the browser's memory: is an answer kept, forgotten, counted, and never sent?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from .conftest import LIVE_PAGE, Visit
from .forgetful import forgetful, kept
from .quiz_moves import (
    GALLERY,
    NAMES,
    RIGHT_STEPS,
    answer_all,
    check,
    choose,
    opened,
    quiz,
    said,
)

pytestmark = pytest.mark.site

# makes what is kept that of an older question, and adds one that has left the page
OLD = r"""() => {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith('oms42/'))) {
    const old = localStorage.getItem(key).replace(/"version":"\w+"/, '"version":"old"');
    localStorage.setItem(key, old);
    localStorage.setItem(key.replace('which-scale', 'left-the-page'), '{}');
  }
}"""


@pytest.fixture
def gallery(visit: Visit) -> Iterator[Page]:
    """Open the gallery's page."""
    yield from opened(visit)


def test_an_answer_is_there_after_a_reload_and_gone_once_forgotten(gallery: Page) -> None:
    """Does the browser keep answers and verdicts, and does Try again drop them?"""
    answer_all(gallery, right=True)
    before = [said(quiz(gallery, name)).inner_text() for name in NAMES]
    gallery.reload()
    expect(gallery.locator(".oms-progress")).to_contain_text(
        "Answered: 4 of 4 on this page (4 right)"
    )
    assert [said(quiz(gallery, name)).inner_text() for name in NAMES] == before
    expect(quiz(gallery, "which-scale").get_by_role("radio").nth(1)).to_be_checked()
    expect(quiz(gallery, "scale-of-a-year").get_by_label("Your answer")).to_have_value("12.5")
    expect(quiz(gallery, "naive-forecast").locator("li").first).to_contain_text(RIGHT_STEPS[0])
    for name in NAMES:
        quiz(gallery, name).get_by_role("button", name="Try again").click()
        expect(said(quiz(gallery, name))).to_be_empty()
    assert kept(gallery) == {}
    gallery.reload()
    expect(gallery.locator(".oms-progress")).to_contain_text(
        "Answered: 0 of 4 on this page (0 right)"
    )
    expect(quiz(gallery, "which-scale").get_by_role("radio", checked=True)).to_have_count(0)


def test_going_away_and_back_keeps_the_answers(gallery: Page) -> None:
    """Does the browser's own way back lead to the page as it was left?"""
    answer_all(gallery, right=True)
    gallery.goto("references.html")
    gallery.go_back()
    for name in NAMES:
        expect(said(quiz(gallery, name))).to_contain_text("Right.")
    expect(quiz(gallery, "which-scale").get_by_role("radio").nth(1)).to_be_checked()
    gallery.go_forward()
    gallery.go_back()
    expect(gallery.locator(".oms-progress")).to_contain_text("Answered: 4 of 4")


def test_all_answers_of_a_page_can_be_forgotten_at_once(gallery: Page) -> None:
    """Is there one button for those who share a browser?"""
    answer_all(gallery, right=False)
    gallery.get_by_role("button", name="Forget this page").click()
    assert kept(gallery) == {}
    expect(gallery.locator(".oms-progress")).to_contain_text("Answered: 0 of 4")
    assert gallery.evaluate("document.activeElement.closest('.oms-progress') !== null")


def test_an_answer_to_a_question_that_has_changed_is_forgotten(gallery: Page) -> None:
    """Is a verdict never shown on a question that the reader has not seen?"""
    choose(quiz(gallery, "which-scale"), "B")
    check(quiz(gallery, "which-scale"))
    gallery.evaluate(OLD)
    gallery.reload()
    expect(gallery.locator(".oms-progress")).to_contain_text("Answered: 0 of 4")
    assert kept(gallery) == {}


def test_progress_counts_the_book_and_keeps_pages_apart(gallery: Page) -> None:
    """Is an answer on one page counted on another, and taken for none of its own?"""
    check_count = gallery.locator(".oms-solutions").get_attribute("data-book")
    choose(quiz(gallery, "which-scale"), "A")
    check(quiz(gallery, "which-scale"))
    other = gallery.context.new_page()
    other.goto(LIVE_PAGE)
    form = other.locator("form.oms-quiz").first
    form.get_by_role("radio").first.check()
    check(form)
    line = other.locator(".oms-progress")
    expect(line).to_contain_text("Answered: 1 of 5 on this page")
    expect(line).to_contain_text(f"2 of {check_count} in the book")
    # the two pages stood open together; neither took anything from the other
    expect(quiz(gallery, "which-scale")).to_have_attribute("data-state", "wrong")
    keys = sorted(key.split("|")[1:3] for key in kept(gallery))
    assert [page for _, page in keys] == ["forecasting/methods", "gallery/checks"]
    assert {site for site, _ in keys} == {"/some/where/"}


def test_nothing_is_sent_when_a_reader_answers(gallery: Page) -> None:
    """Do answers stay in the browser?"""
    gallery.wait_for_load_state("networkidle")
    asked: list[Request] = []
    gallery.on("request", lambda request: asked.append(request))
    answer_all(gallery, right=True)
    gallery.wait_for_timeout(300)
    for request in asked:  # a formula in the feedback may want a font
        assert re.fullmatch(r".*/_static/mathjax/[\w/.-]+", request.url), request.url
        assert (request.method, request.post_data) == ("GET", None)
    assert gallery.url.endswith(GALLERY)


def test_a_browser_that_keeps_nothing_is_told_so_and_works(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    """With storage refused: is everything judged, and is it said how long it lasts?"""
    with forgetful(browser, address, tmp_path) as visit:
        thrown: list[str] = []
        visit.page.on("pageerror", lambda error: thrown.append(error.stack or ""))
        visit.page.goto(GALLERY)
        answer_all(visit.page, right=True)
        line = visit.page.locator(".oms-progress")
        expect(line).to_contain_text("Answered: 4 of 4 on this page (4 right)")
        expect(line).to_contain_text("This browser keeps nothing for this site")
        visit.page.reload()
        expect(visit.page.locator(".oms-progress")).to_contain_text("Answered: 0 of 4")
        visit.page.get_by_role("button", name="Color mode").first.click()
        assert thrown == [], "the theme's scripts run too"
