# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Plans: is a plan refused whose rules do not fit together, and is a simple one simple?"""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from oms42.compensation import ORDER, Bonus, Cap, Gate, Mbo, Measure, Plan, PlanError, Tiers

FLAT = {"steps": [{"rate": 0.1}], "unit": "rate"}


def measures(*weights: float) -> list[Measure]:
    """Measures m0, m1, … with these weights."""
    told = [{"quota": 100, "weight": w, "tiers": [(None, 1)]} for w in weights]
    return [Measure(f"m{k}", **one) for k, one in enumerate(told)]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"measures": measures(0.5, 0.4)}, "add up to 0.9; allowed: exactly 1. Bonuses, SPIFFs"),
        ({"measures": measures(0.5, 0.5), "mbos": [Mbo("o", 20)]}, "add up to 1.2; allowed: exa"),
        ({"gates": [Gate("g", "x", 1, applies_to=["renewal"])]}, "gates: applies_to names the mea"),
        ({"caps": [Cap(2, applies_to=["x"])]}, "names the measure 'x'; allowed: m0"),
        ({"bonuses": [Bonus("b", "x", 1)]}, "bonus 'b' names the measure 'x'; allowed: m0"),
        ({"gates": [Gate("m0", "x", 1)]}, "two rules have the name 'm0'; allowed: a name of its"),
        ({"target_incentive": 0}, "it is 0, and the measure 'm0' pays multiples of it"),
        ({"period": "weekly"}, "'weekly' is not allowed; allowed: one of monthly, quarterly, ann"),
        ({"accumulation": "rolling"}, "allowed: one of discrete, cumulative, to_date"),
        ({"rounding": "down"}, "allowed: one of half_up, half_even"),
    ],
)
def test_is_a_plan_refused_that_cannot_be(fields: dict[str, Any], said: str) -> None:
    told = {"name": "P", "target_incentive": 100, "measures": measures(1), **fields}
    with pytest.raises(PlanError, match=said):
        Plan(**told)


def test_is_a_bonus_refused_on_a_measure_without_a_quota() -> None:
    with pytest.raises(PlanError, match="'b' looks at the attainment of 'm', which has no quota"):
        Plan("P", measures=[Measure("m", tiers=FLAT)], bonuses=[Bonus("b", "m", 1)])


def test_must_seasons_fit_the_periods() -> None:
    one = Measure("m", quota=100, tiers=FLAT, seasons=[0.4, 0.6])
    with pytest.raises(
        PlanError, match="'m' has 2 seasons; allowed: 4, one for each period of a p"
    ):
        Plan("P", measures=[one], period="quarterly")


def test_do_mbos_count_towards_the_target() -> None:
    """80 of 100 from the measure, 20 from the objective; at 100 % with score 1 all of it."""
    plan = Plan("P", target_incentive=100, measures=measures(0.8), mbos=[Mbo("o", 20)])
    assert float(plan.payout(1.0, {"o": 1})) == pytest.approx(100)


def test_does_a_simple_plan_without_tiers_pay_in_proportion() -> None:
    plan = Plan.simple(quota=200, target_incentive=50, salary=30)
    assert plan.payout([0, 0.5, 1, 2]).tolist() == [0, 25, 50, 100]
    assert plan.total_pay([0, 1]).tolist() == [30, 80]
    assert plan.measure("bookings").tiers == Tiers([(None, "solve")])


@pytest.mark.parametrize(
    "draws",
    [
        [0.5, 1.0],
        (0.5, 1.0),
        np.array([0.5, 1.0]),
        pd.Series([0.5, 1.0], index=["a", "b"]),
        pd.DataFrame({"bookings": [0.5, 1.0]}),
    ],
)
def test_is_any_column_of_numbers_taken(draws: Any) -> None:
    assert Plan.simple(quota=1, target_incentive=8).payout(draws).tolist() == [4, 8]


def test_are_equal_plans_equal_and_hashable() -> None:
    plans = {Plan.simple(quota=q, target_incentive=8) for q in (1, 1.0, "1")}
    assert len(plans) == 1


def test_is_the_order_of_the_rules_said_once() -> None:
    assert [said.split(":")[0].split(",")[0] for said in ORDER] == [
        "Credit",
        "Measures",
        "Gates",
        "Modifiers of pay",
        "Caps on a measure stop it.",
        "Bonuses",
        "A cap on the sum stops the whole.",
        "Clawbacks take back what was paid on cancelled deals.",
        "Draws settle the period",
    ]
