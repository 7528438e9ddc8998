# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The controls of the pay widgets: do they say what they set, and report a move once?"""

import pytest

from oms42.widgets.controls import choice, percent_slider, tick, watch


def test_has_a_slider_the_ends_and_the_label_that_it_was_given() -> None:
    made = percent_slider("Rate, %", 60, 0, 100)
    assert (made.min, made.value, made.max, made.step) == (0, 60, 100, 5)
    assert made.description == "Rate, %"


@pytest.mark.parametrize("options", [["a", "b"], {"a": 1, "b": 2}])
def test_is_the_first_option_chosen_at_first(options: list[str] | dict[str, int]) -> None:
    made = choice("Which", options)
    assert made.label == "a"
    made.label = "b"
    assert made.value == (2 if isinstance(options, dict) else "b")


def test_is_each_control_no_wider_than_a_phone() -> None:
    for made in (percent_slider("x", 1, 0, 2, 1), choice("y", ["a"]), tick("z")):
        assert "100%" in made.layout.width


def test_is_a_move_reported_once_and_by_every_control() -> None:
    controls, seen = [percent_slider("x", 1, 0, 9, 1), tick("z")], []
    watch(controls, lambda change: seen.append(change["new"]))
    controls[0].value, controls[1].value = 3, False
    assert seen == [3, False]
