# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Checks of single numbers: is what is wrong named, with what is allowed?"""

import math

import numpy as np
import pytest

from oms42.stats.numbers import above_zero, number, proportion


def test_are_the_limits_allowed() -> None:
    assert [number(x, name="x", most=1) for x in (0, 1, np.float64(0.5))] == [0, 1, 0.5]
    assert number(-5, name="x", least=-math.inf) == -5
    assert proportion(1, name="x") == 1
    assert above_zero(1e-300, name="x") > 0


@pytest.mark.parametrize(
    ("value", "limits", "says"),
    [
        (math.nan, {}, "x is nan; it must be 0 or more"),
        (math.inf, {"least": -math.inf}, "x is inf; it must be finite"),
        (-1, {}, "x is -1; it must be 0 or more"),
        (2, {"least": -math.inf, "most": 1}, "x is 2; it must be at most 1"),
        (2, {"most": 1}, "x is 2; it must be from 0 to 1"),
    ],
)
def test_is_a_number_out_of_range_refused(
    value: float, limits: dict[str, float], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        number(value, name="x", **limits)


@pytest.mark.parametrize("value", [0, -0.001, math.nan])
def test_is_what_is_not_above_zero_refused(value: float) -> None:
    with pytest.raises(ValueError, match="x is"):
        above_zero(value, name="x")
    with pytest.raises(ValueError, match="x is"):
        proportion(value, name="x")
    with pytest.raises(ValueError, match=r"it must be above 0 and at most 1: write 20 % as 0\.2"):
        proportion(20, name="x")


@pytest.mark.parametrize("value", ["much", None, [1, 2]])
def test_is_what_is_no_number_refused(value: object) -> None:
    with pytest.raises(TypeError, match="it must be a number"):
        number(value, name="x")  # type: ignore[arg-type]  # wrong on purpose
