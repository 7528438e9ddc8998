# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Self-checks over time and elsewhere: what is kept, what is printed, what is given away?"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from .conftest import GALLERY, LIVE_PAGE, Visit, open_context
from .forgetful import forgetful, kept
from .quiz_steps import NAMES, OLD, RIGHT_STEPS, answer_all, check, choose, quiz, said
from .test_accessibility import violations

pytestmark = pytest.mark.site


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


def test_a_formula_in_the_feedback_is_set(gallery: Page) -> None:
    """Is a copied formula a formula, also right after the page has opened?"""
    choose(quiz(gallery, "which-scale"), "B")
    check(quiz(gallery, "which-scale"))
    expect(said(quiz(gallery, "which-scale")).locator("mjx-container")).to_be_visible()


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
        # the theme's own scripts do complain
        assert [stack for stack in thrown if "/oms/" in stack] == []


@pytest.mark.parametrize("right", [True, False])
def test_answered_pages_are_accessible(gallery: Page, right: bool) -> None:
    """Does axe find nothing once all is answered, and with the answers open?"""
    answer_all(gallery, right=right)
    gallery.locator(".oms-solutions summary").click()
    assert violations(gallery) == []


def test_answered_in_the_dark_on_a_narrow_phone(visit: Visit) -> None:
    """Does axe find nothing at 320 pixels in dark mode, and does nothing scroll sideways?"""
    page = visit.page
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(GALLERY)
    answer_all(page, right=False)
    page.locator(".oms-solutions summary").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for form in page.locator("form.oms-quiz").all():
        assert form.evaluate("form => form.scrollWidth <= form.clientWidth")


def test_on_paper_the_answers_are_there_only_if_their_section_is_open(gallery: Page) -> None:
    """Are questions printed with room to answer, and answers only when they are wanted?"""
    answer_all(gallery, right=False)
    gallery.emulate_media(media="print")
    for name in NAMES:
        expect(quiz(gallery, name).locator("legend")).to_be_visible()
        expect(quiz(gallery, name).get_by_role("button")).to_have_count(0)
        expect(said(quiz(gallery, name))).to_be_hidden()
    expect(
        quiz(gallery, "which-scale").get_by_text("What the seasonal naive missed inside")
    ).to_be_visible()
    order = quiz(gallery, "naive-forecast")
    expect(order.get_by_text("Give each step its place.")).to_be_visible()
    boxes = [item.bounding_box() for item in order.locator("li").all()]
    shown = [order.locator(f'[data-step="{i}"]').bounding_box() for i in range(3)]
    tops = [box["y"] for box in shown if box]
    assert tops == sorted(tops), "the reader's own order would be printed"
    assert boxes != shown
    expect(gallery.locator(".oms-solutions")).to_be_hidden()
    gallery.emulate_media(media="screen")
    gallery.locator(".oms-solutions summary").click()
    gallery.emulate_media(media="print")
    expect(gallery.locator(".oms-solutions")).to_be_visible()
    expect(gallery.locator("#quiz-which-scale-answer")).to_contain_text("B: right")
    expect(gallery.locator(".oms-progress")).to_be_hidden()


def test_without_javascript_the_form_can_be_filled_in_and_the_answers_found(
    browser: Browser, address: str
) -> None:
    """Is a self-check of use where nothing runs?"""
    context = open_context(browser, address, java_script_enabled=False)
    page = context.new_page()
    page.goto(GALLERY)
    form = quiz(page, "which-scale")
    form.get_by_role("radio").first.check()
    expect(form.get_by_role("button")).to_have_count(0)
    field = quiz(page, "scale-of-a-year").get_by_label("Your answer")
    field.fill("12.5")
    field.press("Enter")
    assert page.url.endswith(GALLERY), "there is no server to send it to"
    expect(field).to_have_value("12.5")
    quiz(page, "naive-forecast").get_by_role("combobox").first.select_option("2")
    answer = page.locator("#quiz-which-scale-answer")
    expect(answer).to_be_hidden()
    form.get_by_role("link", name="The answer is at the end").click()  # opens the section
    expect(answer).to_be_visible()
    expect(answer).to_contain_text("B: right")
    context.close()


def test_the_source_of_a_page_does_not_give_the_answers_away(site: Path) -> None:
    """Does a reader who looks at the page's source not stumble over them?"""
    source = (site / GALLERY).read_text("utf-8")
    for words in ("B: right", "The four changes", "kept the sign", "Nothing is fitted"):
        assert words not in source


def test_a_page_without_self_checks_loads_nothing_for_them(visit: Visit) -> None:
    """Is the script on the pages that need it only?"""
    visit.page.goto("references.html")
    visit.page.wait_for_load_state("networkidle")
    loaded = visit.page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    assert [name for name in loaded if "/quiz-" in name] == []
