# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Modifiers: do they scale what they are said to scale?"""

from fractions import Fraction

import pytest

from oms42.compensation import Measure, Modifier, Plan, PlanError, Transaction, statement

RATE = {"steps": [{"rate": 0.1}], "unit": "rate"}


def test_is_the_factor_that_of_the_step_reached() -> None:
    steps = Modifier("m", "nrr", [(0.9, 0.8), (1.0, 1), (1.1, 1.2)])
    lines = Modifier("m", "nrr", [(0.9, 0.8), (1.0, 1), (1.1, 1.2)], between="linear")
    assert float(steps.factor(Fraction("0.95"))) == 0.8
    assert float(lines.factor(Fraction("0.95"))) == 0.9


def test_does_a_modifier_scale_only_the_measures_it_names() -> None:
    """a: 10,000 · 10 % · .5 = 500; b the same unscaled: 1,000."""
    plan = Plan(
        "Two",
        measures=[Measure("a", tiers=RATE), Measure("b", tiers=RATE)],
        modifiers=[Modifier("half", "nrr", [(0, 0.5)], applies_to=["a"])],
    )
    done = statement(plan, [("O1", "2026-02-01", 10_000)], metrics={"nrr": 1})
    assert (done.amount("a"), done.amount("b")) == (500, 1_000)


def test_is_a_transaction_without_the_metric_told_what_it_has() -> None:
    plan = Plan(
        "One",
        measures=[Measure("a", tiers=RATE)],
        modifiers=[Modifier("price", "discount", [(0, 1)], level="transaction")],
    )
    deal = Transaction("O1", "2026-02-01", 100, values={"margin": 0.5})
    with pytest.raises(ValueError, match=r"'O1' has no value 'discount'; it has: amount, count, m"):
        statement(plan, [deal])


def test_are_steps_out_of_order_refused() -> None:
    with pytest.raises(PlanError, match=r"Modifier\.steps: the levels are 1\.0, 0\.5"):
        Modifier("m", "nrr", [(1, 1), (0.5, 1)])
