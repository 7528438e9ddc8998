# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Predict in a real JupyterLab: the same module, the same words, the same memory."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import Lab

pytestmark = pytest.mark.site

FACTOR, MOVING = 0, 3
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('oms42/')).sort()"
AWAY = "document.querySelectorAll('.oms-predict').forEach((one) => one.remove())"


def test_a_guess_is_committed_set_against_the_answer_and_remembered(lab: Lab) -> None:
    """Does JupyterLab draw all kinds, open what is closed, tell Python, and keep the guess?"""
    session = lab.run("gallery/checks.md")
    page = session.page
    asked = page.locator(".oms-predict")
    expect(asked).to_have_count(4)
    expect(page.locator(".oms-opens").first).to_be_hidden()
    for which, guess in ((FACTOR, "3.5"), (MOVING, "30")):
        asked.nth(which).get_by_label("Your guess").fill(guess)
        asked.nth(which).get_by_role("button", name="Commit and reveal").click()
    words = asked.locator(".oms-predict-verdict")
    expect(words.nth(FACTOR)).to_have_text("The answer is 5.0: your guess is 1.5 too low.")
    # this answer is Python's: it was told of the commitment
    moving = "With these settings the answer is 45 %: your guess is 15 percentage points too low."
    expect(words.nth(MOVING)).to_have_text(moving)
    for opened in page.locator(".oms-opens").all():
        expect(opened).to_be_visible()
    names = ("best-months", "best-over-worst")
    assert page.evaluate(KEPT) == [f"oms42/1|/|jupyter|predict:{name}" for name in names]
    # new widgets, made by running the cells again, take the guesses from the browser
    page.evaluate(AWAY)
    session.run_all()
    expect(asked).to_have_count(4)
    said = asked.nth(FACTOR).locator(".oms-predict-said")
    expect(said).to_have_text(re.compile(r"Your guess of \w+ \d+, 20\d\d: 3\.5\."))
    expect(words.nth(MOVING)).to_have_text(moving)
    asked.nth(FACTOR).get_by_role("button", name="Forget my guess").click()
    expect(page.locator(".oms-opens").first).to_be_hidden()
    assert session.strangers == []
    page.context.close()
