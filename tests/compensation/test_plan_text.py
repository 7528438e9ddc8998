# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The plan document: does a seller find pay, rates, rules and their order in it?"""

import pytest

from oms42.compensation import ORDER, Measure, Plan
from oms42.compensation.plan_text import plan_document

from .every_rule import EVERY_RULE

TEXT = plan_document(EVERY_RULE)
PLANS = [EVERY_RULE, Plan.simple(quota=1, target_incentive=1), Plan("Salary", salary=1)]


def test_does_the_document_state_pay_at_target_in_money() -> None:
    assert "- On-target earnings (OTE): USD 200,000 a year" in TEXT
    assert "- Pay mix: 50/50" in TEXT
    assert "- Weight: 70 % of TI, USD 70,000 a year" in TEXT


def test_does_the_document_print_the_rate_that_was_solved() -> None:
    """1.4 times the base rate of 70,000 / 1,000,000 = 7 % is 9.8 %."""
    assert "| 50 % to below 100 % | 9.8 %, 1.4 × base rate (solved) |" in TEXT
    assert "| 150 % and above | 3.5 %, 0.5 × base rate |" in TEXT


def test_does_the_document_print_a_table_and_a_retroactive_schedule() -> None:
    assert "| 150 % | 200 % |" in TEXT
    steps = {"steps": [(10, 0.02), (None, 0.05)], "unit": "rate", "by": "amount"}
    one = Measure("m", counts="count", tiers={**steps, "kind": "retroactive"})
    said = plan_document(Plan("P", measures=[one]))
    assert "| Credit (count) | Rate on all credit, from the first unit |" in said
    assert "| 10 and above | 5 % |" in said


@pytest.mark.parametrize("plan", PLANS)
def test_is_the_order_of_the_rules_in_every_document(plan: Plan) -> None:
    text = plan_document(plan)
    assert all(said in text for said in ORDER)
    assert "None" not in text
