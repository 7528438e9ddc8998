# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Self-checks in a real browser: does every kind judge, explain, remember, and do without?"""

import re

import pytest
from playwright.sync_api import Page, expect

from .forgetful import kept
from .quiz_steps import NAMES, answer_all, check, choose, quiz, said

pytestmark = pytest.mark.site


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
