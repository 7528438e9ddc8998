# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The key: does the page get what it judges by, and does its source not shout it?"""

import base64
import html
import json
import re
from typing import Any

import pytest

from oms42.book.quiz.key import key_of, shown_order, veil

from .written import ORDER, read


def key(kind: str) -> Any:
    """Decode a key as the page does."""
    return json.loads(base64.b64decode(key_of(read(kind))))


def test_does_the_key_hold_the_right_choices() -> None:
    assert key("single") == [1]
    assert key("multiple") == [0, 2]


def test_does_the_key_hold_the_intervals_in_the_order_of_the_feedback() -> None:
    assert key("number") == [[9.5, 10.5, 0], [12.4, 12.6, 1]]


def test_does_the_key_lead_from_the_shown_order_to_the_right_one() -> None:
    check = read("order")
    shown = [str(check.answers[i].text) for i in shown_order(check)]
    assert [shown[i] for i in key("order")] == ["Plan", "Sell", "Bill"]


@pytest.mark.parametrize("name", [f"q{i}" for i in range(40)])
def test_is_an_order_never_shown_as_the_right_one_and_always_the_same(name: str) -> None:
    """With three steps one shuffle in six is the right order; it must be drawn again."""
    check = read("order", ORDER, name=name)
    assert sorted(shown_order(check)) == [0, 1, 2]
    assert shown_order(check) != [0, 1, 2]
    assert shown_order(check) == shown_order(read("order", ORDER, name=name))


def test_are_the_words_of_some_html_veiled_and_still_there() -> None:
    markup = '<p title="seen">The <em>right</em> one: \\(x &lt; 2\\)</p>'
    veiled = veil(markup)
    assert "right" not in veiled
    assert html.unescape(re.sub(r"<[^>]+>", "", veiled)) == "The right one: \\(x < 2\\)"
    assert re.findall(r"<[^>]+>", veiled) == re.findall(r"<[^>]+>", markup)
