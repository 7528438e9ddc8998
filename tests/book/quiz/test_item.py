# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A self-check as data: when is it another question, and which letters are right?"""

import pytest

from oms42.book.quiz.item import Problem, QuizError

from .written import NUMBER, ORDER, SINGLE, read


def test_is_the_version_the_same_as_long_as_question_and_answers_are() -> None:
    """Better words of feedback must not make a reader lose an answer."""
    version = read("single").version
    assert (
        read("single", SINGLE.replace("Yes, the second.", "The second it is.")).version == version
    )
    assert read("single", name="renamed").version == version


@pytest.mark.parametrize(
    "changed",
    [
        SINGLE.replace("Which", "What"),
        SINGLE.replace("Third", "Last"),
        SINGLE.replace("[x] Second", "[ ] Second").replace("[ ] Third", "[x] Third"),
    ],
)
def test_is_a_changed_question_another_version(changed: str) -> None:
    assert read("single", changed).version != read("single").version


def test_is_another_kind_or_unit_another_version() -> None:
    assert read("number", unit="%").version != read("number").version
    assert read("multiple", SINGLE).version != read("single").version


def test_which_letters_are_right() -> None:
    assert read("single").letters == "B"
    assert read("multiple").letters == "AC"
    assert read("number", NUMBER).letters == ""
    assert read("order", ORDER).letters == ""


def test_does_the_error_list_all_problems_by_line() -> None:
    error = QuizError([Problem(0, "this"), Problem(4, "that")])
    assert str(error) == "line 1: this; line 5: that"
