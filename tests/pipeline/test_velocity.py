# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Velocity: does the case's example come out, and do the contributions add up?"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.pipeline import Velocity, velocity_change


def test_is_the_case_as_printed() -> None:
    """WE5.1: 8,000 and 6,243 dollars a day, −22.0 %; +.140, −.223, −.051, −.113, sum −.248."""
    before, after = Velocity(40, 0.25, 60_000, 75), Velocity(46, 0.20, 57_000, 84)
    assert (before.per_day, round(after.per_day)) == (8000, 6243)
    made = velocity_change(before, after)
    parts = (made.deals, made.win_rate, made.size, made.cycle, made.total)
    assert [round(part, 3) for part in parts] == [0.140, -0.223, -0.051, -0.113, -0.248]
    assert round(100 * made.ratio, 1) == -22.0


DRIVER = st.floats(0.01, 1e6)
DRIVERS = st.builds(Velocity, DRIVER, st.floats(0.01, 1), DRIVER, DRIVER)


@given(DRIVERS, DRIVERS)
def test_do_the_contributions_add_up_to_the_change(before: Velocity, after: Velocity) -> None:
    made = velocity_change(before, after)
    assert math.exp(made.total) == pytest.approx(1 + made.ratio)
    back = velocity_change(after, before)
    assert back.win_rate == pytest.approx(-made.win_rate)


@pytest.mark.parametrize(
    ("drivers", "words"),
    [
        ((0, 0.2, 1, 1), "deals is 0; it must be above 0"),
        ((1, 22, 1, 1), "a share is at most 1: write 22 % as 0.22"),
        ((1, 0.2, math.inf, 1), "size is inf"),
        ((1, 0.2, 1, math.nan), "cycle is nan"),
    ],
)
def test_is_a_driver_out_of_range_named(drivers: tuple[float, ...], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Velocity(*drivers)


def test_is_a_driver_that_is_no_number_named() -> None:
    with pytest.raises(TypeError, match="win_rate is '22%'; it must be a number"):
        Velocity(1, "22%", 1, 1)  # type: ignore[arg-type]  # a text, as a spreadsheet gives
