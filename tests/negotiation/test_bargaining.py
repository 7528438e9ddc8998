# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The zone of agreement: the case's figures, and the Nash bargain by brute force."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.negotiation import reservation_value, zone


def test_is_the_case_as_printed() -> None:
    """WE9.1: the seller's RV is $502k, the zone $138k; at a chance of 30 percent RV $448k."""
    value = reservation_value([700, 340], [0.45, 0.55])
    assert (value, zone(value, 640).width) == (pytest.approx(502), pytest.approx(138))
    assert reservation_value([700, 340], [0.30, 0.70]) == pytest.approx(448)


@given(st.floats(0, 1000), st.floats(1, 1000), st.floats(0.05, 0.95))
def test_does_the_price_maximize_the_nash_product(low: float, width: float, power: float) -> None:
    """A grid of prices across the zone finds none better."""
    made = zone(low, low + width)
    price = made.settle(power)
    grid = low + width * np.linspace(0, 1, 1001)[1:-1]
    product = (grid - low) ** power * (low + width - grid) ** (1 - power)
    assert (price - low) ** power * (low + width - price) ** (1 - power) >= product.max() - 1e-6


def test_is_there_a_zone_of_a_single_price_and_none_beyond() -> None:
    assert zone(5, 5).exists
    assert zone(5, 5).settle() == 5
    none = zone(6, 5)
    assert (none.exists, none.width) == (False, -1)
    with pytest.raises(ValueError, match="no price suits both: the seller needs 6"):
        none.settle()


@pytest.mark.parametrize(
    ("values", "chances", "says"),
    [
        ([1, 2], [0.5, 0.4], "chances add up to 0.9; they must add up to 1"),
        ([1, 2], [1.0], "values"),
        ([1, 2], [1.5, -0.5], "chances"),
    ],
)
def test_are_alternatives_that_are_not_complete_refused(
    values: list[float], chances: list[float], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        reservation_value(values, chances)


def test_is_a_power_out_of_range_refused() -> None:
    with pytest.raises(ValueError, match="power is 2; it must be from 0 to 1"):
        zone(1, 2).settle(2)
