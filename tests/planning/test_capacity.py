# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Capacity: the case's plan to the digit, and a distribution that agrees with it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.planning import Capacity, Group, capacity_range, productive_capacity, ramp_share

ENTERPRISE = Group("Enterprise", 24, 1.20, 0.86, 0.15, hires=6, start_month=3, ramp_months=8)
MID_MARKET = Group("Mid-market", 36, 0.55, 0.84, 0.20, hires=8, start_month=2, ramp_months=5)


@pytest.fixture
def kelvane() -> Capacity:
    """Return the case's plan."""
    other = {"partners": 3.2, "product-led": 1.6}
    return productive_capacity([ENTERPRISE, MID_MARKET], target=50.0, other=other)


def test_is_the_case_as_printed(kelvane: Capacity) -> None:
    """WE1.1: naive 60.2 (120 %), 22.910 + 14.969, 2.580 + 2.310, 42.769, 47.569, gap 2.431."""
    assert kelvane.naive == pytest.approx(60.2)
    rows = kelvane.to_frame()
    assert rows["incumbents"].round(3).tolist() == [22.910, 14.969]
    assert rows["hired"].round(3).tolist() == [2.580, 2.310]
    assert (round(kelvane.sellers, 3), round(kelvane.total, 3)) == (42.769, 47.569)
    assert (round(kelvane.gap, 3), round(kelvane.gap / kelvane.target, 3)) == (2.431, 0.049)


def test_is_the_ramp_of_the_year_that_of_the_case() -> None:
    """WE1.1: 0.4167 for eight months from April, 0.6250 for five from March."""
    assert round(ramp_share(3, 8), 4) == 0.4167
    assert ramp_share(2, 5) == pytest.approx(0.6250)


@pytest.mark.parametrize(
    ("start", "ramp", "share"),
    [
        (12, 6, 0.0),  # starts next year
        (11, 6, 0.5 / 6 / 12),  # half of the first month of six
        (0, 24, 6 / 24),  # mean of 0.5 to 11.5 months over 24
        (0, 0.25, 1.0),  # arrived before the middle of the first month
    ],
)
def test_is_the_ramp_right_at_its_ends(start: int, ramp: float, share: float) -> None:
    """Hand calculations, in the comments."""
    assert ramp_share(start, ramp) == pytest.approx(share)


@given(st.integers(0, 11), st.floats(0.5, 30))
def test_does_a_later_start_or_a_longer_ramp_never_bring_more(start: int, ramp: float) -> None:
    assert ramp_share(start + 1, ramp) <= ramp_share(start, ramp)
    assert ramp_share(start, ramp + 1) <= ramp_share(start, ramp) <= (12 - start) / 12


def test_does_the_drawn_year_have_the_plans_mean(kelvane: Capacity) -> None:
    """Attainment well above zero, so that the cut at zero does not matter."""
    made = capacity_range(kelvane, seller_sd=0.2, draws=40_000)
    assert made.total.mean() == pytest.approx(kelvane.total, rel=0.004)
    assert made.p10 < made.p50 < made.p90
    assert made.reaches == pytest.approx((made.total >= 50).mean())


def test_is_the_spread_what_the_parts_add_up_to() -> None:
    """By hand, nobody leaves: n·q²·σ² of the sellers, and the mean times the common factor."""
    plan = productive_capacity([Group("A", 25, 2.0, 1.0)])
    made = capacity_range(plan, seller_sd=0.2, common_sd=0.05, draws=100_000)
    own, shared = 25 * 4 * 0.04, (50 * 0.05) ** 2
    assert made.total.std() == pytest.approx((own + shared + own * 0.0025) ** 0.5, rel=0.02)


def test_are_leavers_gone_for_half_a_year_on_average() -> None:
    """By hand: half of 100 leave, each gone for half a year: three quarters are left."""
    plan = productive_capacity([Group("A", 100, 1.0, 1.0, attrition=0.5)])
    made = capacity_range(plan, seller_sd=0, common_sd=0, draws=5_000)
    assert plan.total == pytest.approx(75)
    assert made.total.mean() == pytest.approx(75, abs=0.2)
    np.testing.assert_array_equal(made.total, np.sort(made.total))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"quota": float("nan")}, "X: quota is nan; it must be 0 or more"),
        ({"attrition": 15}, "X: attrition is 15; it must be from 0 to 1"),
        ({"start_month": 13}, "start_month is 13; it is 0 for January to 11, or 12"),
        ({"ramp_months": 0}, "ramp_months is 0; it must be above 0"),
        ({"heads": -1}, "X: heads is -1"),
    ],
)
def test_is_a_value_out_of_range_named(change: dict[str, float], says: str) -> None:
    given = {"heads": 1, "quota": 1, "attainment": 1} | change
    with pytest.raises(ValueError, match=says):
        Group("X", **given)  # type: ignore[arg-type]  # wrong on purpose


def test_is_a_plan_without_sellers_refused() -> None:
    with pytest.raises(ValueError, match="groups is empty"):
        productive_capacity([])
    with pytest.raises(ValueError, match="partners is -1"):
        productive_capacity([MID_MARKET], other={"partners": -1})
