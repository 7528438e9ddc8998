# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import json

import pytest

from oms42.grading.sandbox.sound import DEEPEST, sound

HONEST = {
    "data": {"text/plain": "Müller 学生 🎉", "application/json": [1, 2.5, True, None, -7]},
    "metadata": {"tags": ["a", "b"]},
    "execution_count": 3,
}


def nested(levels: int) -> object:
    value: object = 1
    for _ in range(levels):
        value = [value]
    return value


def test_is_what_an_honest_cell_shows_left_as_it_is() -> None:
    assert sound(HONEST) == HONEST


@pytest.mark.parametrize("half", ["\ud800", "a\udfffb", "\ud83d\ude00"])
def test_can_text_with_half_characters_be_written_afterwards(half: str) -> None:
    made = sound({half: [half, {"x": half}]})
    json.dumps(made, ensure_ascii=False).encode("utf-8")
    assert list(made) == [half.encode("utf-8", "replace").decode()]


def test_are_numbers_that_json_does_not_have_dropped() -> None:
    """RFC 8259 has no NaN and no infinity; readers give a whole number 64 bits."""
    assert sound([float("nan"), float("-inf"), 10**30, 10**17]) == [None, None, None, 10**17]


def test_is_what_is_nested_beyond_measure_cut() -> None:
    assert sound(nested(DEEPEST)) == nested(DEEPEST)
    assert "[nested too deep]" in json.dumps(sound(nested(DEEPEST + 1)))
    assert "[nested too deep]" in json.dumps(sound(nested(5000)))


def test_do_names_become_text_and_tuples_lists() -> None:
    assert sound({1: (2, 3)}) == {"1": [2, 3]}
