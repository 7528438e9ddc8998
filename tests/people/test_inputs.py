# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Checks of numbers: are limits included, and is what is wrong named?"""

import math

import numpy as np
import pytest

from oms42.people.inputs import number, proportion


def test_are_the_limits_allowed() -> None:
    assert [number(x, name="x", most=1) for x in (0, 1, np.float64(0.5))] == [0, 1, 0.5]
    assert proportion(1, name="x") == 1


@pytest.mark.parametrize("value", [math.nan, math.inf, -0.001, 1.001])
def test_is_a_number_out_of_range_refused(value: float) -> None:
    with pytest.raises(ValueError, match=r"x is .*; it must be from 0 to 1"):
        number(value, name="x", most=1)
    with pytest.raises(ValueError, match="x is "):
        proportion(0 if value == -0.001 else value, name="x")


def test_is_what_is_no_number_refused() -> None:
    with pytest.raises(TypeError, match="x is None; it must be a number"):
        number(None, name="x")  # type: ignore[arg-type]  # wrong on purpose
