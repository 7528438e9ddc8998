# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Checks of numbers: is what is wrong named, with what is allowed?"""

import math

import pytest

from oms42.negotiation.inputs import number


def test_are_the_limits_allowed() -> None:
    assert [number(x, name="x", least=0, most=1) for x in (0, 1)] == [0, 1]
    assert number(-5, name="x") == -5


@pytest.mark.parametrize(
    ("value", "limits", "says"),
    [
        (math.nan, {}, "x is nan; it must be finite"),
        (-1, {"least": 0}, "x is -1; it must be 0 or more"),
        (2, {"most": 1}, "x is 2; it must be at most 1"),
        (2, {"least": 0, "most": 1}, "x is 2; it must be 0 or more and at most 1"),
    ],
)
def test_is_a_number_out_of_range_refused(
    value: float, limits: dict[str, float], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        number(value, name="x", **limits)


def test_is_what_is_no_number_refused() -> None:
    with pytest.raises(TypeError, match="x is 'much'; it must be a number"):
        number("much", name="x")  # type: ignore[arg-type]  # wrong on purpose
