# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The rules: is each mistake of an author's found, and said with what to write?"""

import pytest

from oms42.book.quiz import rules
from oms42.book.quiz.entry import sort_lines
from oms42.book.quiz.item import Passage, Problem

from .written import KINDS


def told(kind: str, text: str) -> list[Problem]:
    """List what the rules find in a self-check's answers."""
    _, entries, strays = sort_lines(text.splitlines(), kind)
    assert strays == []
    return [*rules.answers(entries, kind), *rules.whole(entries, kind)]


@pytest.mark.parametrize("kind", KINDS)
def test_is_nothing_found_where_nothing_is_wrong(kind: str) -> None:
    assert told(kind, KINDS[kind]) == []


@pytest.mark.parametrize(
    ("kind", "old", "new", "at", "said"),
    [
        ("single", "[x]", "[ ]", 2, "0 right answers: a single choice has exactly one"),
        ("single", "[ ] Third", "[x] Third", 2, "2 right answers: a single choice has exactly one"),
        ("single", "  :: Not the third.\n", "", 6, "no feedback for 'Third': write it below"),
        ("single", ":: Not the first.", "::", 2, "no feedback for 'First'"),
        ("single", "] Third", "] First", 6, "'First' is offered twice"),
        ("single", "] Third", "]", 6, "an empty answer"),
        ("number", "[x]", "[ ]", 4, "no right answer: write it as `- [x] 12.5 ± 0.1`"),
        ("number", "anything else", "8 ± 1", 4, "another number: add `- [ ] anything else`"),
        ("number", "[ ] anything", "[x] anything", 4, "`anything else` cannot be right"),
        (
            "order",
            "2. Sell\n   :: Selling follows the plan.\n",
            "",
            2,
            "2 steps: write at least three",
        ),
        (
            "order",
            "3. Bill\n",
            "3. Bill\n   :: No.\n",
            7,
            "can never be the first one out of place",
        ),
        ("order", "   :: The plan comes first.\n", "", 2, "no feedback for 'Plan'"),
        ("order", "- [x] in this order\n  :: So it goes.", "", 2, "close the steps with"),
        ("order", "[x] in this", "[ ] in this", 2, "close the steps with"),
        ("order", "in this order", "so", 2, "close the steps with `- [x] in this order`"),
    ],
)
def test_is_each_mistake_found_at_its_line(
    kind: str, old: str, new: str, at: int, said: str
) -> None:
    assert old in KINDS[kind]
    found = told(kind, KINDS[kind].replace(old, new))
    assert any(one.at == at and said in one.said for one in found), found


def test_has_a_choice_two_answers_at_least_and_as_many_as_there_are_letters() -> None:
    one = "Q\n- [x] A\n  :: Yes."
    assert "1 answers: write 2 to 26" in told("single", one)[0].said
    many = "Q\n- [x] A\n  :: Yes.\n" + "".join(f"- [ ] B{i}\n  :: No.\n" for i in range(26))
    assert "27 answers" in told("multiple", many)[0].said


def test_has_several_right_answers_one_at_least() -> None:
    none = KINDS["multiple"].replace("[x]", "[ ]").replace("[X]", "[ ]")
    assert "no right answer: mark each right one" in told("multiple", none)[0].said


@pytest.mark.parametrize(
    ("name", "kind", "unit", "question", "said"),
    [
        ("A name", "single", "", "Q", "the name 'A name': use small letters, digits and hyphens"),
        ("1st", "single", "", "Q", "the name '1st'"),
        (
            "x",
            "",
            "",
            "Q",
            "the kind '': write `:kind:` and one of single, multiple, number, order",
        ),
        ("x", "choice", "", "Q", "the kind 'choice'"),
        ("x", "order", "%", "Q", "the unit '%': only a number has one"),
        ("x", "single", "", "  ", "no question: write it above the answers"),
    ],
)
def test_is_the_heading_checked(name: str, kind: str, unit: str, question: str, said: str) -> None:
    found = list(rules.heading(name, kind, unit, Passage((question,))))
    assert [said in problem.said for problem in found] == [True]


def test_does_a_heading_without_fault_pass() -> None:
    assert list(rules.heading("mase-2", "number", "%", Passage(("Q",)))) == []
