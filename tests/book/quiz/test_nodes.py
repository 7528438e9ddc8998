# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The document tree: is each self-check numbered, and do the answers wait at the page's end?"""

from oms42.book.quiz.nodes import (
    Choice,
    Feedback,
    SelfCheckForm,
    Solution,
    Solutions,
    choices_of,
    feedback_of,
    form_of,
    gather,
)

from .small_book import SmallBook, fenced, page
from .written import read


def built(book: SmallBook) -> SmallBook:
    """Build a page with two self-checks and a section after them."""
    checks = [fenced("single", name="one"), fenced("order", name="two")]
    book.write(index=page(checks[0], "## A section\n", checks[1], "## The last\n\nText.\n"))
    book.build()
    return book


def test_are_they_numbered_through_the_page(book: SmallBook) -> None:
    forms = list(built(book).tree("index").findall(SelfCheckForm))
    assert [(form["number"], form["total"]) for form in forms] == [(1, 2), (2, 2)]


def test_do_the_answers_stand_together_at_the_pages_end(book: SmallBook) -> None:
    document = built(book).tree("index")
    (solutions,) = document.findall(Solutions)
    assert solutions is document[-1][-1]
    assert [one["number"] for one in solutions.children if isinstance(one, Solution)] == [1, 2]
    assert all(solution.parent is solutions for solution in document.findall(Solution))


def test_has_a_page_without_self_checks_no_answers(book: SmallBook) -> None:
    book.write(index=page("Text.\n"))
    book.build()
    assert gather(book.tree("index")) == 0
    assert list(book.tree("index").findall(Solutions)) == []


def test_are_the_steps_of_an_order_shown_shuffled(book: SmallBook) -> None:
    form = list(built(book).tree("index").findall(SelfCheckForm))[1]
    steps = [child.astext() for child in form.children if isinstance(child, Choice)]
    assert sorted(steps) == ["Bill", "Plan", "Sell"]
    assert steps != ["Plan", "Sell", "Bill"]


def test_do_the_labels_say_which_answer_is_meant_and_whether_it_is_right() -> None:
    labels = {
        kind: [feedback_of(read(kind), i)["label"] for i in range(len(read(kind).answers))]
        for kind in ("single", "number", "order")
    }
    assert labels["single"] == ["A: not right", "B: right", "C: not right"]
    assert labels["number"] == [
        "10 ± 0.5: not right",
        "12.5 ± 0.1: right",
        "Any other number: not right",
    ]
    assert labels["order"][0] == "If step 1 is the first out of place"
    assert labels["order"][-1] == "In this order"


def test_has_each_answer_that_can_be_given_its_feedback(book: SmallBook) -> None:
    document = built(book).tree("index")
    one, two = document.findall(Solution)
    assert [said["index"] for said in one.findall(Feedback)] == [0, 1, 2]
    assert [said["index"] for said in two.findall(Feedback)] == [0, 1, 3]  # never the last step


def test_shows_a_number_no_choices() -> None:
    assert choices_of(read("number")) == []
    assert form_of(read("number", unit="%"))["unit"] == "%"
