# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Lines sorted into question and answers: where does each go, and which go nowhere?"""

import pytest

from oms42.book.quiz.entry import sort_lines


def test_may_an_answer_and_its_feedback_run_over_lines() -> None:
    lines = [
        "A setting.",
        "",
        "Which?",
        "",
        "- [ ] One answer",
        "  that runs on",
        "  :: What is said",
        "  of it.",
        "",
        "  - a list",
        "    inside",
        "- [x] Two",
        "  :: Right.",
    ]
    question, entries, problems = sort_lines(lines, "single")
    assert str(question) == "A setting.\n\nWhich?"
    assert [entry.said for entry in entries] == ["One answer that runs on", "Two"]
    assert entries[0].feedback == ["What is said", "of it.", "", "- a list", "inside"]
    assert [entry.right for entry in entries] == [False, True]
    assert problems == []


def test_where_do_answer_and_feedback_stand() -> None:
    _, entries, _ = sort_lines(["Q", "- [x] A", "  more", "  :: B"], "single")
    text, feedback = entries[0].passages()
    assert (text.at, feedback.at) == (1, 3)


def test_is_a_numbered_line_a_step_in_an_order_only() -> None:
    lines = ["Q", "1. One", "   :: A", "2. Two"]
    assert len(sort_lines(lines, "order")[1]) == 2
    question, entries, _ = sort_lines(lines, "single")
    assert entries == []
    assert "1. One" in str(question)


@pytest.mark.parametrize(
    "line", ["- [x]One", "* [ ] One", "-[ ] One", "- [] One", "  - [x] One", "- [v] One", "[x] One"]
)
def test_is_an_answer_that_is_nearly_right_told_how_to_begin(line: str) -> None:
    """Taken for text it would vanish from the answers without a word."""
    _, _, problems = sort_lines(["Q", "- [ ] Zero", "  :: No.", line], "single")
    assert [problem.at for problem in problems] == [3]
    assert "an answer begins with `- [ ] ` or `- [x] `" in problems[0].said
    assert line.strip() in problems[0].said


def test_is_a_link_or_a_list_in_the_question_no_answer() -> None:
    lines = ["- [a link](there) and", "- a list", "", "Which?", "- [x] One", "  :: Yes."]
    question, entries, problems = sort_lines(lines, "single")
    assert problems == []
    assert len(entries) == 1
    assert "a list" in str(question)


def test_is_a_line_that_belongs_to_no_answer_reported() -> None:
    _, _, problems = sort_lines(["Q", "- [x] One", "stray"], "single")
    assert [(problem.at, "belongs to no answer" in problem.said) for problem in problems] == [
        (2, True)
    ]
