# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Channel margins: the case's figures, and prices that a grid search confirms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.negotiation import channel_profit


def test_is_the_case_as_printed() -> None:
    """WE9.4: together p 60, profit 1,600; apart w 60, p 80, q 20, 800 + 400; a quarter is lost."""
    made = channel_profit(100, 1, 20)
    assert (made.integrated.price, made.integrated.joint) == (60, 1600)
    apart = made.separate
    assert (apart.wholesale, apart.price, apart.quantity) == (60, 80, 20)
    assert (apart.vendor, apart.reseller, made.lost) == (800, 400, 0.25)


@given(st.floats(10, 1000), st.floats(0.1, 10), st.floats(0, 0.6), st.floats(0, 0.3))
def test_does_no_price_on_a_grid_earn_more(a: float, b: float, ours: float, theirs: float) -> None:
    """The reseller's best answer to each wholesale price, and the vendor's best of those."""
    cv, cr = ours * a / b, theirs * a / b
    made = channel_profit(a, b, cv, reseller_cost=cr)
    grid = np.linspace(0, a / b, 401)
    demand = a - b * grid
    assert made.integrated.joint >= ((grid - cv - cr) * demand).max() - 1e-9 * a * a / b
    w = made.separate.wholesale
    assert made.separate.reseller >= ((grid - w - cr) * demand).max() - 1e-9 * a * a / b
    answer = (a / b + grid + cr) / 2
    sold = np.maximum(a - b * answer, 0)
    assert made.separate.vendor >= ((grid - cv) * sold).max() - 1e-9 * a * a / b


@given(st.floats(10, 1000), st.floats(0.1, 10), st.floats(0, 0.9), st.floats(0, 1))
def test_does_the_fee_bring_back_the_joint_profit_and_share_it(
    a: float, b: float, cost: float, share: float
) -> None:
    made = channel_profit(a, b, cost * a / b, share=share)
    assert made.two_part.joint == pytest.approx(made.integrated.joint)
    assert made.two_part.reseller == pytest.approx(share * made.integrated.joint, abs=1e-9 * a * a)
    assert made.two_part.price == pytest.approx(made.integrated.price)
    assert made.lost == pytest.approx(0.25)
    assert made.separate.customers < made.integrated.customers


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((100, 1, 100), "costs of 100 a unit reach the price of 100 at which nobody buys"),
        ((100, 0, 20), "slope is 0"),
        ((100, 1, -1), "cost is -1"),
    ],
)
def test_is_bad_input_named(given: tuple[float, float, float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        channel_profit(*given)
