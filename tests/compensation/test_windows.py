# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Windows: which quota stands against which credit?"""

from fractions import Fraction

import pytest

from oms42.compensation import Plan
from oms42.compensation.periods import periods
from oms42.compensation.windows import by_period, quotas_of, window

QUARTERS = periods(2026, "quarterly")
PLAN = Plan.simple(quota=400, target_incentive=1, period="quarterly")


@pytest.mark.parametrize(
    ("accumulation", "quota"), [("discrete", 30), ("cumulative", 100), ("to_date", 60)]
)
def test_is_the_quota_of_the_third_quarter_that_of_its_window(
    accumulation: str, quota: int
) -> None:
    """Quotas 10, 20, 30, 40: the third alone, the year, the first three."""
    quotas = tuple(Fraction(q) for q in (10, 20, 30, 40))
    assert window(accumulation, 2, 4).total(quotas) == quota


def test_is_a_yearly_quota_spread_and_prorated() -> None:
    hired = periods(2026, "quarterly", start=QUARTERS[1].first_day)
    assert quotas_of(PLAN, hired, None)["bookings"] == (0, 100, 100, 100)
    assert quotas_of(PLAN, QUARTERS, 800)["bookings"] == (200, 200, 200, 200)
    assert quotas_of(PLAN, QUARTERS, {"bookings": [1, 2, 3, 4]})["bookings"] == (1, 2, 3, 4)
    assert quotas_of(PLAN, QUARTERS, [1, 2, 3, 4])["bookings"] == (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"renewals": 5},
            r"quotas are \{'renewals': 5\}; allowed: a mapping whose keys are among the",
        ),
        ([1, 2, 3], "quota of 'bookings' has 3 values; allowed: 4, one for each of 2026Q1"),
        ([1, 2, 3, 0], "quota of 'bookings' in 2026Q4 is 0; allowed: a number > 0"),
        ({"bookings": {"2026Q1": 5}}, "quota of 'bookings' in 2026Q2 is missing"),
    ],
)
def test_is_a_quota_refused_that_leaves_a_period_without_one(given: object, said: str) -> None:
    with pytest.raises((ValueError, TypeError), match=said):
        quotas_of(PLAN, QUARTERS, given)


def test_is_a_strange_period_named() -> None:
    with pytest.raises(ValueError, match="metric 'm' names the period '2025Q1'; allowed: 2026Q1"):
        by_period({"2025Q1": 1}, QUARTERS, "metric 'm'")
    assert by_period({"2026Q2": 1}, QUARTERS, "m") == (None, 1, None, None)
    assert by_period("0.5", QUARTERS, "m") == (Fraction(1, 2),) * 4
