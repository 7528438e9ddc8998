# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The book's self-checks: are the numbers right, the letters spread, and the words of use?"""

import re
from itertools import pairwise

import pytest

from oms42.book.quiz.text import read_self_check

from .self_checks import uneven_letters

HISTORY = [100, 120, 90, 110, 130, 105, 95, 115, 140, 118, 98, 125]
ACTUAL = [147, 124, 103, 131]


@pytest.fixture(scope="module")
def methods(page):
    """Give the self-checks of the methods page by name."""
    return {check.name: check for check in page("forecasting/methods.md").self_checks}


def right_at(letter):
    """Write a self-check with four answers whose right one has this letter."""
    lines = ["Which?"]
    for one in "ABCD":
        lines += [f"- [{'x' if one == letter else ' '}] {one}", "  :: Because."]
    return read_self_check("which", "single", "", lines)


def test_are_the_right_answers_spread_over_the_letters(pages):
    checks = [check for page in pages for check in page.self_checks]
    assert sum(check.kind == "single" for check in checks) >= 3
    assert uneven_letters(checks) == {}


def test_would_letters_that_are_not_spread_be_seen():
    assert uneven_letters([right_at(letter) for letter in "ABCD" * 5]) == {}
    assert set(uneven_letters([right_at(letter) for letter in "C" * 4])) == {"C"}
    assert set(uneven_letters([right_at(letter) for letter in "BCD" * 8])) == {"A"}
    assert set(uneven_letters([right_at(letter) for letter in "ABCD" * 5 + "BBBBBB"])) == {"B"}


def test_has_each_section_of_a_chapter_three_self_checks_or_more(methods):
    assert len(methods) >= 3
    assert {check.kind for check in methods.values()} == {"single", "multiple", "number", "order"}


def test_does_the_feedback_not_repeat_the_verdict(pages):
    """The page says “Right” or “Not right” itself."""
    for page in pages:
        for check in page.self_checks:
            for answer in check.answers:
                assert not re.match(
                    r"(?i)(not )?right\b|correct|wrong|yes\b|no\b", str(answer.feedback)
                )


def test_is_every_answer_of_the_mase_question_what_its_feedback_says(methods):
    """By hand: MASE, and the mistakes that the near misses stand for."""
    forecast = [142, 126, 102, 127]
    assert "147, 124, 103, 131" in str(methods["mase-by-hand"].question)
    assert "142, 126, 102, 127" in str(methods["mase-by-hand"].question)
    errors = [a - f for a, f in zip(ACTUAL, forecast, strict=True)]
    scale = sum(abs(HISTORY[t] - HISTORY[t - 4]) for t in range(4, 12)) / 8
    mae = sum(abs(e) for e in errors) / 4
    naive = sum(abs(a - h) for a, h in zip(ACTUAL, HISTORY[8:], strict=True)) / 4
    values = {
        "what was asked": mae / scale,
        "signed": abs(sum(errors)) / 4 / scale,
        "not scaled": mae,
        "scaled by the year being forecast": mae / naive,
    }
    assert (errors, mae, naive, scale) == ([5, -2, 1, 4], 3, 6, 11.375)
    answers = methods["mase-by-hand"].answers
    for value, answer in zip(values.values(), answers[:-1], strict=True):
        assert answer.interval.low <= value <= answer.interval.high
        assert answer.interval.high - answer.interval.low <= 0.02
    assert [answer.right for answer in answers] == [True, False, False, False, False]
    assert "$3/11.375 = 0.264$" in str(answers[0].feedback)


def test_does_a_mase_of_nine_tenths_say_nothing_of_the_months_being_forecast(methods, page, run):
    """The bar itself is above 1 there, so 0.9 need not be worse nor 1.1 better than it."""
    glued = run(page("forecasting/methods.md"))["glued"]
    assert float(glued["bar-mase"]) > 1
    assert methods["mase-of-nine-tenths"].letters == "C"
    assert glued["gamma-hat"] == "0.00"  # as the question on the weight of zero says


def test_do_windows_three_months_apart_share_no_month(methods, page, run):
    glued = run(page("forecasting/methods.md"))["glued"]
    windows = [set(range(start, start + 3)) for start in range(int(glued["n-origins"]))]
    assert all(not one & other for one, other in zip(windows, windows[3:], strict=False))
    assert all(len(one & other) == 2 for one, other in pairwise(windows))
    assert len(windows[::3]) == int(glued["n-apart"])
    assert methods["overlapping-windows"].letters == "BD"


def test_are_the_gallerys_numbers_right(page):
    checks = {check.name: check for check in page("gallery/checks.md").self_checks}
    first, second = [100, 120, 90, 110], [110, 135, 80, 125]
    changes = [b - a for a, b in zip(first, second, strict=True)]
    assert changes == [10, 15, -10, 15]
    values = [sum(map(abs, changes)) / 4, sum(changes) / 4, sum(map(abs, changes)) / 8]
    found = [answer.interval for answer in checks["scale-of-a-year"].answers[:-1]]
    assert all(one.low <= value <= one.high for one, value in zip(found, values, strict=True))
    assert checks["scale-of-a-year"].right == (0,)
