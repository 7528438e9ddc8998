# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a reader does to self-checks, and the page of the gallery that has them all."""

import re
from collections.abc import Iterator

from playwright.sync_api import Locator, Page, expect

from .conftest import Visit

GALLERY = "gallery/checks.html"
NAMES = ["which-scale", "origins", "scale-of-a-year", "naive-forecast"]
RIGHT_STEPS = ["Find the month", "Take the same", "Repeat it"]


def quiz(page: Page, name: str) -> Locator:
    """Find a self-check's form."""
    return page.locator(f"#quiz-{name}")


def check(form: Locator) -> None:
    """Press Check."""
    form.get_by_role("button", name="Check").click()


def said(form: Locator) -> Locator:
    """Find what is said of the answer."""
    return form.locator(".oms-quiz-said")


def choose(form: Locator, *letters: str) -> None:
    """Choose answers by their letters."""
    for letter in letters:
        form.locator("label", has_text=re.compile(rf"^{letter}\.")).click()


def arrange(form: Locator, steps: list[str]) -> None:
    """Bring steps into an order with the keyboard alone: the first to the top, and so on."""
    items = form.locator(".oms-quiz-steps li")
    for place, words in enumerate(steps):
        while words not in items.nth(place).inner_text():
            form.locator("li", has_text=words).get_by_role("button", name="Move up").press("Enter")


def answer_all(page: Page, *, right: bool) -> None:
    """Answer the gallery's four self-checks."""
    choose(quiz(page, "which-scale"), "B" if right else "A")
    choose(quiz(page, "origins"), "A", *("C" if right else "D"))
    quiz(page, "scale-of-a-year").get_by_label("Your answer").fill("12.5" if right else "7.5")
    arrange(quiz(page, "naive-forecast"), RIGHT_STEPS if right else RIGHT_STEPS[::-1])
    for name in NAMES:
        check(quiz(page, name))


def opened(visit: Visit) -> Iterator[Page]:
    """Open the gallery's page; whatever a test does, nothing may go wrong in the console."""
    visit.page.goto(GALLERY)
    expect(visit.page.locator(".oms-progress")).to_be_visible()
    yield visit.page
    assert visit.watch.errors == []
    assert visit.watch.broken == []


def emptied(page: Page) -> Page:
    """Bring an open gallery back to how it opened: nothing answered, kept, unfolded or focused."""
    page.emulate_media(media="null")
    page.evaluate(
        """() => {
          document.querySelector('.oms-progress button').click();
          document.querySelectorAll('.oms-solutions details, details.oms-solutions')
            .forEach((one) => { one.open = false; });
          document.activeElement.blur();
        }"""
    )
    expect(page.locator(".oms-progress")).to_contain_text("Answered: 0 of 4")
    expect(page.locator("form.oms-quiz[data-state]")).to_have_count(0)
    return page
