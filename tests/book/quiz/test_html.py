# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The HTML: a real form that needs no script, whose source does not give the answers away."""

import base64
import html
import json
import re
from html.parser import HTMLParser

import pytest

from .small_book import SmallBook, fenced, page
from .written import KINDS


class Form(HTMLParser):
    """Collects what a form is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(re.findall(r"<form class=\"oms.*?</form>", text, re.S)[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """List the attributes of all elements of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]


def built(book: SmallBook, kind: str, options: str = "") -> str:
    """Build a page with one self-check and read it."""
    book.write(index=page(fenced(kind, name="first", options=options)))
    assert book.build() == ""
    return book.html("index")


@pytest.mark.parametrize(
    ("kind", "field", "fields"),
    [
        ("single", "input", 3),
        ("multiple", "input", 3),
        ("number", "input", 1),
        ("order", "select", 3),
    ],
)
def test_is_it_a_form_whose_every_field_has_a_label(
    book: SmallBook, kind: str, field: str, fields: int
) -> None:
    form = Form(built(book, kind))
    assert len(form.all("fieldset")) == len(form.all("legend")) == 1
    ids = {attributes.get("id") for _, attributes in form.tags}
    labeled = {attributes["for"] for attributes in form.all("label")}
    assert len(form.all(field)) == fields
    for attributes in form.all(field):
        named = attributes.get("id") in labeled or attributes.get("aria-labelledby") in ids
        assert named, attributes
    types = {attributes.get("type") for attributes in form.all("input")}
    assert types == {"single": {"radio"}, "multiple": {"checkbox"}, "number": {"text"}}.get(
        kind, set()
    )


def test_leads_the_form_to_its_answer_for_those_without_script(book: SmallBook) -> None:
    text = built(book, "single")
    assert 'href="#quiz-first-answer"' in text
    assert 'id="quiz-first-answer"' in text


@pytest.mark.parametrize("kind", KINDS)
def test_are_answers_in_the_page_and_not_to_be_read_in_its_source(
    book: SmallBook, kind: str
) -> None:
    source = built(book, kind)
    answers = re.findall(r"<section class=\"oms-check oms-solutions.*?</section>", source, re.S)[0]
    said = {"single": "Yes, the second.", "multiple": "It is one, too.", "number": "The sum."}
    words = said.get(kind, "So it goes.")
    assert words in html.unescape(answers)
    assert words not in source
    assert "right" not in re.sub(r"<summary>.*", "", answers)


def test_does_the_form_carry_the_key_encoded(book: SmallBook) -> None:
    (form,) = Form(built(book, "multiple")).all("form")
    assert json.loads(base64.b64decode(str(form["data-key"]))) == [0, 2]
    assert re.fullmatch(r"[0-9a-f]{8}", str(form["data-version"]))


def test_does_a_number_say_its_unit(book: SmallBook) -> None:
    text = built(book, "number", ":unit: $M & more\n")
    assert "Your answer, in $M &amp; more</label>" in text
    assert 'data-unit="$M &amp; more"' in text


def test_does_the_page_know_how_many_there_are_in_the_book(book: SmallBook) -> None:
    one, two = fenced("single", name="one"), fenced("order", name="two")
    book.write(a=page(one, two), b=page(one), c=page("Text.\n"))
    book.build()
    assert 'data-book="3"' in book.html("a")
    assert 'data-book="3"' in book.html("b")


def test_stands_the_number_above_all_and_is_the_group_described_by_it(book: SmallBook) -> None:
    """A question may begin with a paragraph or two of setting."""
    text = built(book, "number")
    number, setting, legend = (
        text.index(words) for words in ("Question 1 of 1", "A setting.", "<legend>")
    )
    assert number < setting < legend
    (group,) = Form(text).all("fieldset")
    assert str(group["aria-describedby"]).split() == ["quiz-first-number", "quiz-first-how"]
    for name in str(group["aria-describedby"]).split():
        assert f'id="{name}"' in text
