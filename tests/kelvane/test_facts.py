# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.kelvane import facts


def test_does_revenue_of_fy2025_add_up_to_the_total_of_the_case() -> None:
    """104.0 + 17.6 + 42.2 + 12.2 = 176.0 (company facts of the case)."""
    parts = [facts.PRODUCT[name].revenue_fy2025 for name in facts.PRODUCTS]
    assert parts == [104_000_000, 17_600_000, 42_200_000, 12_200_000]
    assert sum(parts) == 176_000_000


def test_is_the_blended_gross_margin_that_of_the_case() -> None:
    """By hand: 82.16 + 10.912 + 13.926 + 1.83 = 108.828 on 176.0, which is 61.8 %."""
    profit = sum(p.gross_margin * p.revenue_fy2025 for p in facts.PRODUCT.values())
    assert profit == pytest.approx(108_828_000)
    assert round(100 * profit / 176_000_000, 1) == 61.8


def test_do_the_variances_of_q3_2026_give_the_published_effects() -> None:
    """Volume −1,600 / +2,400 / −100 and price +760 / −760 / +56, in thousands (PT-24)."""
    q3 = facts.Q3_2026
    volume = {p: (v.units - v.plan_units) * v.plan_price for p, v in q3.items()}
    price = {p: v.units * (v.price - v.plan_price) for p, v in q3.items()}
    assert volume == {
        "subscription": -1_600_000.0,
        "consumption": 0.0,
        "hardware": 2_400_000.0,
        "services": -100_000.0,
    }
    assert price == pytest.approx(
        {"subscription": 760_000, "consumption": 0, "hardware": -760_000, "services": 56_000}
    )
    assert sum(v.revenue - v.plan for v in q3.values()) == 756_000


def test_are_planned_prices_the_same_in_both_places() -> None:
    """A product's planned price of fiscal year 2026 is the one in its variance."""
    for name in facts.PRODUCTS:
        assert facts.PRODUCT[name].plan_price_fy2026 == facts.Q3_2026[name].plan_price


def test_can_nobody_change_a_fact() -> None:
    with pytest.raises(TypeError):
        facts.PRODUCT["hardware"] = facts.PRODUCT["services"]  # type: ignore[index] # the point
