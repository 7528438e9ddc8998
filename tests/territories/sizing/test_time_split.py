# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Hours over accounts: the closed form against direct maximization."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.territories.sizing import Power, equal_margins, time_split, travel_scale

SCALES = st.lists(st.floats(0.1, 50), min_size=1, max_size=6)


def test_is_the_split_that_of_the_formula() -> None:
    """By hand: β = 1/2 makes hours go with c²: 1 to 4; sales √100·√5."""
    best = time_split([1, 2], 100, 0.5)
    assert best.hours == pytest.approx([20, 80])
    assert best.total == pytest.approx(10 * 5**0.5)


@given(SCALES, st.floats(10, 2000), st.floats(0.1, 0.9))
@settings(max_examples=50, deadline=None)
def test_is_it_the_split_of_equal_margins(scale: list[float], hours: float, beta: float) -> None:
    """The same problem solved by halving λ, by other code."""
    made = time_split(scale, hours, beta)
    other = equal_margins([Power(c, beta) for c in scale], hours)
    assert made.hours == pytest.approx(other.effort, rel=1e-6, abs=1e-6 * hours)
    assert made.total == pytest.approx(float(other.sales.sum()))
    assert made.marginal == pytest.approx(other.shadow, rel=1e-6)
    assert made.hours.sum() == pytest.approx(hours)


def test_does_an_account_worth_nothing_get_no_hour() -> None:
    assert time_split([0, 3], 10, 0.4).hours.tolist() == [0, 10]


def test_does_a_large_power_not_overflow() -> None:
    """β = 0.999 raises scales to the power 1000."""
    assert time_split([1e5, 2e5], 100, 0.999).hours == pytest.approx([0, 100])


def test_does_travel_lower_what_an_hour_brings() -> None:
    """By hand: three hours on the road for each with the customer: a quarter of the time, root."""
    assert travel_scale([10], [[0, 3]], 0.5).tolist() == [[10, 5]]


def test_does_the_lowered_scale_count_the_hours_with_the_customer() -> None:
    c = travel_scale([10], [[3]], 0.4)[0]
    assert float(time_split(c, 80, 0.4).total) == pytest.approx(10 * 20**0.4)


@pytest.mark.parametrize(
    "call",
    [
        lambda: time_split([-1, 2], 10, 0.5),
        lambda: time_split([1], 0, 0.5),
        lambda: time_split([1], 10, 1.0),
        lambda: travel_scale([1], [0, 1], 0.5),
        lambda: travel_scale([1], [[-1]], 0.5),
        lambda: travel_scale([1], [[np.inf]], 0.5),
    ],
)
def test_is_bad_input_refused(call: object) -> None:
    with pytest.raises(ValueError, match=r"must|needs"):
        call()  # type: ignore[operator]  # a lambda of the list above
