# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Payout tables: what do they pay below, on, between and above their points?"""

from fractions import Fraction

import pytest

from oms42.compensation import Measure, PayoutTable, Plan, PlanError, statement

POINTS = [(0.8, 0.5), (1.0, 1.0), (1.2, 2.0)]


@pytest.mark.parametrize(
    ("percent", "linear", "step"),
    [(79, 0, 0), (80, 0.5, 0.5), (95, 0.875, 0.5), (100, 1, 1), (110, 1.5, 1), (500, 2, 2)],
)
def test_is_the_share_that_of_the_table(percent: int, linear: float, step: float) -> None:
    """95 %: .5 + .5 · 15/20 = .875."""
    at = Fraction(percent, 100)
    assert float(PayoutTable(POINTS).share(at)) == linear
    assert float(PayoutTable(POINTS, "step").share(at)) == step


def test_is_a_table_out_of_order_refused() -> None:
    with pytest.raises(PlanError, match=r"PayoutTable\.points: the levels are 1\.0, 0\.8"):
        PayoutTable([(1, 1), (0.8, 0.5)])


def test_does_a_table_spread_its_pay_over_the_deals() -> None:
    """110 % of 100,000: 1.5 · 20,000 = 30,000, over 66,000 and 44,000: 18,000 and 12,000."""
    measure = Measure("goal", quota=100_000, table=PayoutTable(POINTS))
    plan = Plan("Table", target_incentive=20_000, measures=[measure])
    done = statement(plan, [("O1", "2026-02-01", 66_000), ("O2", "2026-03-01", 44_000)])
    assert [(c.transaction, c.cents) for c in done.audit] == [("O1", 1_800_000), ("O2", 1_200_000)]


def test_does_a_table_that_pays_at_zero_pay_without_a_deal() -> None:
    measure = Measure("goal", quota=100_000, table=[(0, 0.25), (1, 1)])
    plan = Plan("Table", target_incentive=20_000, measures=[measure])
    assert statement(plan, [], year=2026).incentive == 5_000
    assert float(plan.payout(0.0)) == 5_000
