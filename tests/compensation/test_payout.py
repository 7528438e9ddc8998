# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The vectorised form: does it pay what a pencil says, in every shape?"""

import numpy as np
import pytest

from oms42.compensation import Cap, Draw, Plan, Spiff, statement
from oms42.compensation.payout import CHUNK, payout

from .every_rule import EVERY_RULE

STEPS = [(1.0, 0.10), (None, 0.20)]
QUARTERLY = Plan.simple(
    quota=400, unit="rate", tiers=STEPS, period="quarterly", accumulation="discrete"
)


def test_does_an_uneven_year_pay_more_in_a_discrete_plan() -> None:
    """Even: 4 · 10 = 40. 200 % and 0 %: 2 · (10 + 20) = 60."""
    assert float(QUARTERLY.payout(1.0)) == pytest.approx(40)
    assert float(QUARTERLY.payout([[2, 0, 2, 0]])[0]) == pytest.approx(60)


@pytest.mark.parametrize(
    ("accumulation", "paid"), [("discrete", 60), ("cumulative", 40), ("to_date", 60)]
)
def test_what_does_an_early_quarter_pay_under_each_accumulation(
    accumulation: str, paid: float
) -> None:
    """200, 0, 200, 0 of 100 each.

    Cumulative: 400 of 400 at 10 %. To date: Q1 30; Q2 200 of 200: 20, so 10 is owed back; Q3 400 of
    300: 30 + 20 = 50, so + 30 - 10 = 20; Q4 40, so 10 is owed: 30 + 0 + 20 + 0 = 50 paid, 10 owed…
    """
    plan = Plan.simple(
        quota=400, unit="rate", tiers=STEPS, period="quarterly", accumulation=accumulation
    )
    deals = [("O1", "2026-02-01", 200), ("O2", "2026-08-01", 200)]
    done = statement(plan, deals)
    by_hand = {"discrete": 60, "cumulative": 40, "to_date": 50}[accumulation]
    assert done.incentive == by_hand
    assert float(plan.payout([[2, 0, 2, 0]])[0]) == pytest.approx(by_hand)


def test_do_draws_beyond_a_chunk_stay_in_their_order() -> None:
    many = np.linspace(0, 2, 2 * CHUNK + 7)
    paid = QUARTERLY.payout(many)
    by_hand = 40 * many + 40 * np.maximum(many - 1, 0)
    np.testing.assert_allclose(paid, by_hand, rtol=1e-12)


def test_is_a_shape_kept_and_a_single_number_answered_with_one() -> None:
    assert QUARTERLY.payout(1.0).shape == ()
    assert QUARTERLY.payout([1.0]).shape == (1,)
    assert QUARTERLY.payout(np.ones((3, 4))).shape == (3,)
    assert QUARTERLY.payout([]).shape == (0,)


def test_does_a_draw_lift_a_weak_quarter_and_lower_a_later_one() -> None:
    """Draw 8: Q1 earns 5, lent 3; Q2 earns 10 - 3 = 7 < 8, lent 1; Q3 10 - 1; Q4 10: 8+8+9+10."""
    plan = Plan.simple(
        quota=400,
        unit="rate",
        tiers=STEPS,
        period="quarterly",
        accumulation="discrete",
        draws=[Draw(8)],
    )
    assert float(plan.payout([[0.5, 1, 1, 1]])[0]) == pytest.approx(35)


def test_is_a_seller_hired_in_july_paid_half() -> None:
    plan = Plan.simple(quota=400, target_incentive=40, period="quarterly")
    half = payout(plan, 1.0, shares=[0, 0, 0.25, 0.25])
    assert float(half) == pytest.approx(20)
    with pytest.raises(ValueError, match="shares has 2 values; allowed: 4"):
        payout(plan, 1.0, shares=[0.5, 0.5])


def test_do_spiffs_count_what_is_handed_over() -> None:
    """Seven units at 10, at most 50; nothing without units."""
    plan = Plan("S", spiffs=[Spiff("s", 10, most=50)])
    assert payout(plan, {}, {"s": [3, 7]}).tolist() == [30, 50]
    assert float(payout(plan, {})) == 0


def test_does_a_cap_bend_the_curve_down() -> None:
    """Jensen: with a cap the mean of pay is below pay at the mean."""
    plan = Plan.simple(quota=1, target_incentive=100, caps=[Cap(1)])
    assert plan.payout([0.5, 1.5]).mean() == 75
    assert float(plan.payout(1.0)) == 100


def test_do_a_million_draws_go_through_every_rule_and_chunk_alike() -> None:
    """Ten rules and more; the speed is in the bench's table, the numbers are compared here."""
    plan = EVERY_RULE
    metrics = {"gross_margin": 0.6, "gross_retention": 0.95, "account plans": 0.8}
    draws = np.random.default_rng(1).normal(0.92, 0.28, 1_000_000).clip(0)
    paid = plan.payout(draws, metrics)
    some = np.arange(0, draws.size, 99_991)
    np.testing.assert_allclose(paid[some], plan.payout(draws[some], metrics), rtol=1e-12)
