# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Reading a self-check: does all that the author wrote arrive, and all that is wrong with it?"""

import pytest

from oms42.book.quiz.item import QuizError
from oms42.book.quiz.number import Interval
from oms42.book.quiz.text import read_self_check

from .written import NUMBER, SINGLE, read


def test_does_each_answer_keep_its_feedback() -> None:
    found = [(str(a.text), str(a.feedback), a.right) for a in read("single").answers]
    assert found == [
        ("First", "Not the first.", False),
        ("Second, with $x < 2$", "Yes, the second.", True),
        ("Third", "Not the third.", False),
    ]


def test_have_numbers_their_intervals_and_does_the_rest_come_last() -> None:
    """The page takes the first interval that holds the number, and the last answer if none does."""
    answers = read("number").answers
    assert [a.interval for a in answers] == [Interval(9.5, 10.5), Interval(12.4, 12.6), None]
    assert [a.right for a in answers] == [False, True, False]


def test_is_a_number_without_tolerance_an_error_at_its_line() -> None:
    with pytest.raises(QuizError) as caught:
        read("number", NUMBER.replace("12.5 ± 0.1", "12.5"))
    assert [(one.at, "has no tolerance" in one.said) for one in caught.value.problems] == [
        (8, True)
    ]


def test_is_a_near_miss_that_claims_the_right_number_an_error() -> None:
    with pytest.raises(QuizError, match=r"'10 ± 3' and '12\.5 ± 0\.1' claim some of the same"):
        read("number", NUMBER.replace("10 ± 0.5", "10 ± 3"))


def test_are_all_problems_reported_at_once_in_the_order_of_the_lines() -> None:
    text = SINGLE.replace("[x]", "[ ]").replace("  :: Not the third.\n", "stray\n")
    with pytest.raises(QuizError) as caught:
        read_self_check("No!", "single", "", text.splitlines())
    found = [problem.at for problem in caught.value.problems]
    assert found == sorted(found)
    assert len(found) == 4


def test_is_an_unknown_kind_one_problem_and_no_crash() -> None:
    with pytest.raises(QuizError) as caught:
        read("riddle", SINGLE)
    assert [problem.said.split(":")[0] for problem in caught.value.problems] == [
        "the kind 'riddle'"
    ]
