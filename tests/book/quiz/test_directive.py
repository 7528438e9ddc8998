# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The directive: is the text parsed as the page's own, and does each mistake name file and line?"""

import re

import pytest
from docutils import nodes

from oms42.book.quiz.nodes import Choice, Feedback, Prompt, SelfCheckForm, Setting

from .small_book import SmallBook, fenced, page
from .written import KINDS, SINGLE


@pytest.mark.parametrize("kind", KINDS)
def test_is_each_kind_read_without_a_word(book: SmallBook, kind: str) -> None:
    book.write(index=page(fenced(kind, name="first")))
    assert book.build() == ""
    (form,) = book.tree("index").findall(SelfCheckForm)
    assert (form["kind"], form["name"], form["ids"]) == (kind, "first", ["quiz-first"])


def test_are_markup_and_formulas_parsed_in_question_answer_and_feedback(book: SmallBook) -> None:
    text = SINGLE.replace("Yes, the second.", "Yes: $\\alpha$, and\n\n  `code` below.")
    book.write(index=page(fenced("single", name="first", text=text)))
    assert book.build() == ""
    document = book.tree("index")
    (prompt,) = document.findall(Prompt)
    assert [child.astext() for child in prompt.findall(nodes.emphasis)] == ["one"]
    second = list(document.findall(Choice))[1]
    assert [child.astext() for child in second.findall(nodes.math)] == ["x < 2"]
    said = list(document.findall(Feedback))[1]
    assert [child.astext() for child in said.findall(nodes.math)] == ["\\alpha"]
    assert [child.astext() for child in said.findall(nodes.literal)] == ["code"]
    assert len(list(said.findall(nodes.paragraph))) == 2


def test_stands_all_but_the_last_paragraph_above_the_question(book: SmallBook) -> None:
    book.write(index=page(fenced("number", name="first")))
    book.build()
    (setting,) = book.tree("index").findall(Setting)
    (prompt,) = book.tree("index").findall(Prompt)
    assert setting.astext() == "A setting."
    assert prompt.astext() == "How much?"


def line_of(text: str, words: str) -> int:
    """Find the line that a text has some words in, counted from one."""
    return next(i for i, line in enumerate(text.splitlines(), start=1) if words in line)


@pytest.mark.parametrize("fence", ["```", ":::"])
@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ("  :: Not the third.\n", "", "] Third", "no feedback for 'Third'"),
        ("- [ ] Third", "-[ ] Third", "-[ ] Third", "an answer begins with"),
        ("] Third", "] First", None, "'First' is offered twice"),
        ("Which *one*?", "- a list", "- a list", "the question must end in a paragraph"),
        ("] Third", "] # Third", "] # Third", "an answer must be one paragraph: # Third"),
    ],
)
def test_is_each_mistake_reported_with_file_and_line(
    book: SmallBook, fence: str, old: str, new: str, where: str | None, said: str
) -> None:
    """Warnings fail the book's build, so each of these stops it."""
    text = page("Some text.\n", fenced("single", name="first", text=SINGLE.replace(old, new)))
    text = text.replace("```", fence)
    book.write(index=text)
    (reported,) = re.findall(r"index\.md:(\d+): ERROR: quiz first: (.*)", book.build())
    assert said in reported[1]
    expected = line_of(text, where) if where else line_of(text, "  :: Not the third.") - 1
    assert int(reported[0]) == expected


def test_is_unknown_markup_in_feedback_reported_at_its_own_line(book: SmallBook) -> None:
    text = page(fenced("single", name="first", text=SINGLE.replace("Yes,", "{no-such-role}`x`")))
    book.write(index=text)
    assert f"index.md:{line_of(text, 'no-such-role')}: WARNING" in book.build()


def test_is_a_name_that_is_taken_an_error_on_the_same_page_only(book: SmallBook) -> None:
    one = fenced("single", name="same")
    book.write(a=page(one, one), b=page(one))
    said = book.build()
    assert len(said.strip().splitlines()) == 1
    assert "a.md:" in said
    assert "the name is taken by the quiz in line 3 of this page" in said


def test_does_a_missing_kind_name_the_kinds(book: SmallBook) -> None:
    book.write(index=page(fenced("single", name="first").replace(":kind: single\n", "")))
    assert "write `:kind:` and one of single, multiple, number, order" in book.build()


def test_is_an_option_that_does_not_exist_reported(book: SmallBook) -> None:
    book.write(index=page(fenced("single", name="first", options=":units: %\n")))
    assert "units" in book.build()
