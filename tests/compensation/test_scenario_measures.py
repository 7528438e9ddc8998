# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The chain for many draws: do threshold, gate, modifier and cap follow each other?"""

import pytest

from oms42.compensation import Cap, Gate, Measure, Modifier, Plan


def test_do_the_steps_pay_what_the_exact_chain_pays() -> None:
    """As in the chain's test: 100, gate · .5, modifier · 1.5, cap 60; without the gate 60 too."""
    plan = Plan(
        "All",
        target_incentive=50,
        measures=[Measure("m", quota=100, threshold=0.5, tiers=[(None, 1)])],
        gates=[Gate("g", "x", at_least=1, otherwise=0.5)],
        modifiers=[Modifier("f", "x", [(0, 1.5)])],
        caps=[Cap(1.2, applies_to=["m"])],
    )
    paid = plan.payout([2, 2, 1, 0.5, 0.49], {"x": [0, 1, 0, 0, 0]})
    assert paid.tolist() == pytest.approx([60, 60, 37.5, 18.75, 0])


def test_is_a_missing_metric_asked_for() -> None:
    plan = Plan.simple(quota=1, target_incentive=1, gates=[Gate("g", "margin", at_least=0.5)])
    with pytest.raises(ValueError, match="looks at the metric 'margin'; pass metrics="):
        plan.payout(1.0)


@pytest.mark.parametrize("months", [3, 7, 12])
def test_is_a_level_reached_by_twelve_equal_parts_of_it(months: int) -> None:
    """Twelve twelfths of a float may sum to a hair below 1, and have reached 100 % all the same."""
    plan = Plan.simple(
        quota=months * 7,
        unit="rate",
        kind="retroactive",
        tiers=[(1.0, 0), (None, 1)],
        period="monthly",
    )
    assert plan.payout([[1.0] * 12]).tolist() == pytest.approx([months * 7])
