# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The chain of a measure: are its steps in order, and do they add up?"""

from fractions import Fraction

from oms42.compensation import Cap, Gate, Measure, Modifier, Plan, Transaction
from oms42.compensation.chain import chain
from oms42.compensation.credits import Credit


def test_do_gate_modifier_and_cap_follow_each_other() -> None:
    """200 of quota 100, target 50: 100; gate · .5 = 50; modifier · 1.5 = 75; cap 1.2 · 50 = 60."""
    plan = Plan(
        "All",
        target_incentive=50,
        measures=[Measure("m", quota=100, tiers=[(None, 1)])],
        gates=[Gate("g", "x", at_least=1, otherwise=0.5)],
        modifiers=[Modifier("f", "x", [(0, 1.5)])],
        caps=[Cap(1.2, applies_to=["m"])],
    )
    deals = [
        Credit(Transaction("A", "2026-01-01", 50), 0, Fraction(50), Fraction(50), ()),
        Credit(Transaction("B", "2026-01-02", 150), 0, Fraction(150), Fraction(150), ()),
    ]
    (one,) = plan.measures
    made = chain(plan, one, deals, Fraction(100), Fraction(1), lambda _: Fraction(0))
    assert [float(step.amount) for step in made.entries.values()] == [25, 75, -50, 25, -15]
    assert made.total == 60
    assert made.attainment == 2
    assert made.by_transaction == {"A": 15, "B": 45}
    assert [step.what for step in list(made.entries.values())[2:]] == [
        "gate g: x is 0, × 0.5",
        "modifier f: x is 0, × 1.5",
        "cap at 60 USD",
    ]


def test_does_a_measure_below_its_threshold_earn_nothing_and_at_it_everything() -> None:
    """Threshold 50 % of 100: 49 earns 0, 50 earns 25 from the first unit."""
    plan = Plan(
        "T",
        target_incentive=50,
        measures=[Measure("m", quota=100, threshold=0.5, tiers=[(None, 1)])],
    )
    for credit, total in ((49, 0), (50, 25)):
        deal = Credit(
            Transaction("A", "2026-01-01", credit), 0, Fraction(credit), Fraction(credit), ()
        )
        made = chain(plan, plan.measures[0], [deal], Fraction(100), Fraction(1), Fraction)
        assert made.total == total
        assert float(plan.payout(credit / 100)) == total
