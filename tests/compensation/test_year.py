# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A year laid out: are metrics and attainments those of the right window?"""

import pytest

from oms42.compensation import Plan, transactions
from oms42.compensation.year import Year

DEALS = transactions([("O1", "2026-02-01", 30), ("O2", "2026-08-01", 60)])


def year(accumulation: str, **metrics: object) -> Year:
    """Quota 100 a year, 25 a quarter."""
    plan = Plan.simple(quota=100, target_incentive=1, period="quarterly", accumulation=accumulation)
    return Year.of(plan, DEALS, 2026, None, None, None, metrics)


@pytest.mark.parametrize(
    ("accumulation", "attainment"), [("discrete", 2.4), ("cumulative", 0.9), ("to_date", 1.2)]
)
def test_is_attainment_that_of_the_window(accumulation: str, attainment: float) -> None:
    """Q3: 60 of 25; 90 of 100; 90 of 75."""
    assert float(year(accumulation).metric("bookings", 2)) == attainment


def test_is_a_metric_read_by_period_and_a_missing_one_asked_for() -> None:
    laid = year("discrete", margin=[0.5, 0.6, 0.7, 0.8], price={"2026Q1": 1})
    assert float(laid.metric("margin", 2)) == 0.7
    with pytest.raises(ValueError, match="'price', and 2026Q2 has none; pass metrics="):
        laid.metric("price", 1)
    with pytest.raises(ValueError, match="Known: margin, price, bookings"):
        laid.metric("nps", 0)
