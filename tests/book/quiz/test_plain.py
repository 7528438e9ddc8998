# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Other builders: is everything there, in plain paragraphs, in a book that has no forms?"""

import re

import pytest

from .small_book import SmallBook, fenced, page


@pytest.mark.parametrize("builder", ["text", "latex"])
def test_are_question_answers_and_feedback_there(book: SmallBook, builder: str) -> None:
    kinds = ("single", "multiple", "number", "order")
    book.write(index=page(*(fenced(kind, name=kind) for kind in kinds), "## Last\n"))
    assert book.build(builder) == ""
    (file,) = (book.root / builder).glob("*.txt" if builder == "text" else "*.tex")
    text = re.sub(r"\s+", " ", file.read_text("utf-8"))
    for words in (
        "Which",
        "Choose every right answer.",
        "Third",
        "A setting.",
        "In which order?",
        "Answers to the self",  # LaTeX has its own hyphen
        "You forgot the tax.",
        "The plan comes first.",
        "So it goes.",
    ):
        assert words in text
    # questions first, answers after everything else
    assert text.index("In which order?") < text.index("Last") < text.index("Not the first.")


def test_stand_the_steps_shuffled_in_the_question_and_in_order_in_the_answer(
    book: SmallBook,
) -> None:
    book.write(index=page(fenced("order", name="first")))
    book.build("text")
    text = (book.root / "text" / "index.txt").read_text("utf-8")
    asked = re.findall(r"^____ (\w+)$", text, re.M)
    assert sorted(asked) == ["Bill", "Plan", "Sell"]
    assert asked != ["Plan", "Sell", "Bill"]
    assert re.findall(r"^\d\. (\w+)$", text, re.M) == ["Plan", "Sell", "Bill"]
