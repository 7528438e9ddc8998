# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Gates: on which side of a level does pay pass?"""

from fractions import Fraction

import pytest

from oms42.compensation import Gate, Plan, PlanError, statement


@pytest.mark.parametrize(
    ("value", "passes"), [("0.1", False), ("0.2", True), ("0.3", True), ("0.4", False)]
)
def test_does_a_gate_pass_at_its_levels_and_between(value: str, passes: bool) -> None:
    gate = Gate("g", "discount", at_least=0.2, at_most=0.3, otherwise=0.25)
    assert gate.factor(Fraction(value)) == (1 if passes else Fraction(1, 4))


def test_is_a_gate_without_a_level_refused() -> None:
    with pytest.raises(PlanError, match="Gate 'g' has no level; allowed: at_least, at_most or bo"):
        Gate("g", "margin")


def test_may_a_gate_look_at_another_measure() -> None:
    """Renewals at 80 % shut new business: 0; at 90 % it pays 50,000 · 10 % = 5,000."""
    rate = {"steps": [{"rate": 0.1}], "unit": "rate"}
    plan = Plan(
        "Two",
        measures=[
            {"name": "new", "quota": 100_000, "products": ["new"], "tiers": rate},
            {"name": "renewals", "quota": 100_000, "products": ["old"], "tiers": rate},
        ],
        gates=[Gate("keep", "renewals", at_least=0.9, applies_to=["new"])],
    )
    for kept, paid in ((80_000, 8_000), (90_000, 9_000 + 5_000)):
        deals = [
            {"id": "N", "day": "2026-02-01", "amount": 50_000, "product": "new"},
            {"id": "R", "day": "2026-02-01", "amount": kept, "product": "old"},
        ]
        assert statement(plan, deals).incentive == paid
        share = {"new": 0.5, "renewals": kept / 100_000}
        assert float(plan.payout(share)) == pytest.approx(paid)
