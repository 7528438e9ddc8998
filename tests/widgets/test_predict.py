# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Predict: does Python say what the page needs, take what the page sends, and refuse nonsense?

How it looks and answers in a browser is tested in tests/site and tests/lab.
"""

import json
from typing import Any

import ipywidgets
import numpy as np
import pytest

from oms42.widgets import Predict

WAYS = ["up", "down"]


def number(**more: Any) -> Predict:
    """Ask for a number."""
    return Predict.number("How many?", key="how-many", **more)


def test_does_the_state_hold_all_that_the_page_draws() -> None:
    ask = number(low=0, high=20, step=0.5, unit="$M", answer=7, near=1, moves=True)
    state = ask.get_state()
    expected = {
        "question": "How many?",
        "kind": "number",
        "key": "how-many",
        "low": 0.0,
        "high": 20.0,
        "step": 0.5,
        "unit": "$M",
        "answer": 7.0,
        "near": 1.0,
        "moves": True,
        "guess": None,
        "committed": False,
        "closes": False,
    }
    assert {name: state[name] for name in expected} == expected
    assert state["_anywidget_id"] == "oms42.predict"


def test_are_the_kinds_told_apart() -> None:
    assert Predict.choice("Which way?", WAYS, key="way").kind == "choice"
    assert number().kind == "number"
    scale = Predict.scale("How sure?", ("not at all", "entirely"), key="sure")
    assert (scale.kind, scale.ends, scale.low, scale.high) == (
        "scale",
        ["not at all", "entirely"],
        0.0,
        100.0,
    )


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (Predict.choice("Way?", WAYS, key="way"), "Way? Guess one: up; down."),
        (number(low=0, high=100, unit="%"), "How many? Guess a number from 0 to 100 (%)."),
        (number(low=0.5), "How many? Guess a number."),
        (Predict.scale("Sure?", ("no", "yes"), key="x"), "Sure? Guess a number from 0 to 100."),
    ],
)
def test_is_the_question_said_where_nothing_runs(ask: Predict, words: str) -> None:
    assert ask.alt == words


def test_is_what_opens_closed_without_any_script() -> None:
    """Before the module has come nothing may flash up."""
    ask, inside = number(answer=7), ipywidgets.HTML("Seven.")
    shown = ask.opens(inside)
    question, closed = shown.children
    assert question is ask
    assert closed.children == (inside,)
    assert closed.layout.display == "none"
    assert "oms-opens" in closed._dom_classes
    assert ask.closes


def test_is_a_commitment_told_once_with_guess_and_commitment_both_there() -> None:
    ask = number()
    seen = []
    ask.on_commitment(lambda: seen.append((ask.guess, ask.committed)))
    ask.set_state({"guess": 3})
    assert seen == []
    ask.set_state({"committed": True, "guess": 4})
    ask.set_state({"committed": True, "guess": 4})  # a commitment repeated by the log
    ask.set_state({"committed": False, "guess": None})
    assert seen == [(4, True), (None, False)]


def test_may_the_answer_come_later_and_change() -> None:
    ask = number(moves=True)
    assert ask.answer is None
    ask.answer = 3
    assert ask.answer == 3.0
    ask.answer = None
    assert ask.answer is None


@pytest.mark.parametrize("answer", ["7", float("nan"), float("inf")])
def test_is_an_answer_that_is_no_number_refused(answer: Any) -> None:
    """JSON has no NaN; the page would get a state that it cannot read."""
    with pytest.raises(ValueError, match="no finite number"):
        number(answer=answer)
    with pytest.raises(ValueError, match="no finite number"):
        number().answer = answer


def test_is_an_answer_that_cannot_be_guessed_refused() -> None:
    with pytest.raises(ValueError, match=r"'left' is none of the options \['up', 'down'\]"):
        Predict.choice("Which way?", WAYS, key="way", answer="left")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Predict.choice(" ", WAYS, key="way"), "the question is empty"),
        (lambda: Predict.choice("Way?", WAYS, key="My way"), "the key 'My way': use small letters"),
        (lambda: Predict.choice("Way?", ["up"], key="way"), "give two or more, all different"),
        (lambda: Predict.choice("Way?", ["up", "up"], key="way"), "give two or more"),
        (lambda: Predict.choice("Way?", ["up", ""], key="way"), "none empty"),
        (lambda: number(low=5, high=5), r"the range from 5 to 5 is empty: give low < high"),
        (lambda: number(step=0), "the step 0: give a positive number"),
        (lambda: number(near=-1), "near=-1: give a distance, zero or more"),
        (lambda: Predict.scale("?", ("left", ""), key="x"), "say in words what each one means"),
        (lambda: Predict.scale("?", ("l", "r"), key="x", low=2, high=1), "give low < high"),
    ],
)
def test_is_nonsense_refused_with_what_to_do(make: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        make()


def test_does_a_numpy_number_travel_as_a_plain_one() -> None:
    """A model answers in numpy's numbers; JSON has none of them."""
    ask = number(low=np.float64(0), answer=np.float32(0.5), step=np.float64(0.25))
    sent = {name: ask.get_state()[name] for name in ("low", "answer", "step")}
    assert json.loads(json.dumps(sent)) == {"low": 0.0, "answer": 0.5, "step": 0.25}
