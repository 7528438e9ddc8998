# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Self-checks in a real browser: does every kind judge and explain, to every reader?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Visit, guard, open_context
from .forgetful import kept
from .quiz_moves import (
    GALLERY,
    NAMES,
    answer_all,
    check,
    choose,
    emptied,
    opened,
    quiz,
    said,
)
from .test_accessibility import violations

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str) -> Iterator[Visit]:
    """Open the gallery's page once."""
    context = open_context(browser, address)
    made = Visit(context.new_page(), guard(context, address))
    for _ in opened(made):
        yield made
    context.close()
    assert made.watch.strangers == []


@pytest.fixture
def gallery(desk: Visit) -> Page:
    """Give the gallery as it opened."""
    return emptied(desk.page)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_chosen_is_not_judged(gallery: Page, name: str) -> None:
    """Is a reader who presses Check too early told what is missing?"""
    check(quiz(gallery, name))
    expect(said(quiz(gallery, name))).to_contain_text("first.")
    assert quiz(gallery, name).get_attribute("data-state") is None
    assert kept(gallery) == {}


def test_right_answers_are_said_to_be_right(gallery: Page) -> None:
    """Does each kind know its right answer, and say why it is right?"""
    answer_all(gallery, right=True)
    for name, words in zip(
        NAMES,
        ["The scale is", "All of the past", "The four changes", "Nothing is fitted"],
        strict=True,
    ):
        expect(said(quiz(gallery, name))).to_contain_text(
            re.compile(rf"^Right\.\s*(A\.)?\s*{words}")
        )


def test_wrong_answers_get_the_words_that_were_written_for_them(gallery: Page) -> None:
    """Does each kind say what is wrong with this very answer?"""
    answer_all(gallery, right=False)
    for name, words in zip(
        NAMES,
        [
            "Not right.That ratio is another measure",
            "Not right. 1 of 2 right answers chosen, and 1 that is not right.It is known only",
            "Not right.You have kept the sign",
            "Not right. Step 1 is the first out of place.Without the month",
        ],
        strict=True,
    ):
        expect(said(quiz(gallery, name))).to_contain_text(re.compile(words.replace(".", r"\.\s*")))


def test_each_wrong_choice_has_words_of_its_own(gallery: Page) -> None:
    """Are A and C answered differently, and does choosing anew take back the verdict?"""
    form = quiz(gallery, "which-scale")
    texts = []
    for letter in "ABC":
        choose(form, letter)
        expect(said(form)).to_be_empty()
        check(form)
        texts.append(said(form).inner_text())
    assert len(set(texts)) == 3
    assert [text.startswith("Right.") for text in texts] == [False, True, False]


def test_a_missing_right_answer_is_counted_and_not_named(gallery: Page) -> None:
    """Is a second try worth something?"""
    form = quiz(gallery, "origins")
    choose(form, "C")
    check(form)
    expect(said(form)).to_have_text("Not right. 1 of 2 right answers chosen.")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("12.5", "Right."),
        (" $12.50M ", "Right."),
        ("12.45", "Right."),
        ("12.44", "Not right."),
        ("6.25", "You have divided by all eight"),
        ("−12.5", "Take each quarter’s distance"),
        ("12,5", "Write the decimals after a point: 12.5."),
        ("a dozen", "That is no number"),
    ],
)
def test_a_number_is_judged_by_its_tolerance_and_explained(
    gallery: Page, typed: str, words: str
) -> None:
    """Does a number count as an author means it, and is what is no number not judged?"""
    form = quiz(gallery, "scale-of-a-year")
    form.get_by_label("Your answer").fill(typed)
    form.get_by_label("Your answer").press("Enter")
    expect(said(form)).to_contain_text(words)
    judged = words.startswith(("Right", "Not", "You", "Take"))
    assert (form.get_attribute("data-state") is not None) is judged
    assert form.get_by_label("Your answer").get_attribute("aria-invalid") == str(not judged).lower()


def test_the_keyboard_alone_is_enough(gallery: Page) -> None:
    """Can a choice be made and checked, and a step be moved, without a mouse?"""
    keys = gallery.keyboard
    form = quiz(gallery, "which-scale")
    form.get_by_role("radio").first.focus()
    keys.press("Space")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(said(form)).to_contain_text("Right.")
    # from the field to the buttons: the focus is not thrown away by the verdict
    keys.press("Tab")
    assert gallery.evaluate("document.activeElement.textContent") == "Check"
    order = quiz(gallery, "naive-forecast")
    first = order.locator("li").first.inner_text().split("\n")[-1]
    order.get_by_role("button", name="Move down").first.focus()
    keys.press("Enter")
    keys.press("Enter")
    assert first in order.locator("li").last.inner_text()
    expect(order.get_by_role("status").first).to_contain_text("now step 3 of 3")
    assert "Move down" in gallery.evaluate("document.activeElement.getAttribute('aria-label')")


def test_a_formula_in_the_feedback_is_set(visit: Visit) -> None:
    """Is a copied formula a formula, also right after the page has opened?"""
    for page in opened(visit):
        choose(quiz(page, "which-scale"), "B")
        check(quiz(page, "which-scale"))
        expect(said(quiz(page, "which-scale")).locator("mjx-container")).to_be_visible()


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
