# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Scenarios: is every sensible shape taken, and a senseless one refused?"""

from typing import Any

import numpy as np
import pytest

from oms42.compensation import Measure, Plan

FLAT = {"steps": [{"rate": 0.1}], "unit": "rate"}
TWO = Plan(
    "Two",
    measures=[Measure("a", quota=100, tiers=FLAT), Measure("b", quota=200, tiers=FLAT)],
    period="quarterly",
)


def test_may_each_measure_have_its_own_attainment() -> None:
    """A 10 % of 50, b 10 % of 200; one array stands for both: 10 % of 50 and of 100."""
    assert float(TWO.payout({"a": 0.5, "b": 1.0})) == pytest.approx(25)
    assert float(TWO.payout(0.5)) == pytest.approx(15)


def test_does_a_yearly_row_stand_beside_quarterly_ones() -> None:
    """A 10 · 1, b by quarters .5 on the mean: 10."""
    paid = TWO.payout({"a": [1.0], "b": [[0, 1, 0, 1]]})
    assert paid.tolist() == [pytest.approx(20)]


@pytest.mark.parametrize(
    ("attainment", "metrics", "said"),
    [
        ({"a": 1}, None, "attainment has none for 'b'; allowed: one array, or a mapping with the"),
        ({"a": 1, "b": 1, "c": 1}, None, "attainment has one for 'c'; allowed"),
        (np.ones((2, 3)), None, r"'a' has shape \(2, 3\); allowed: \(n,\) .* or \(n, 4\)"),
        ({"a": [1, 2], "b": [1, 2, 3]}, None, r"different numbers: \[2, 3\]"),
        ([1, float("nan")], None, "attainment of 'a' holds nan at position 1"),
        ("lots", None, "attainment of 'a' holds values of type"),
        ([1, 2], {"x": [1, 2, 3]}, r"different numbers: \[2, 3\]"),
    ],
)
def test_is_a_senseless_shape_refused(attainment: Any, metrics: Any, said: str) -> None:
    with pytest.raises((ValueError, TypeError), match=said):
        TWO.payout(attainment, metrics)


def test_is_a_measure_without_a_quota_paid_by_amounts_alone() -> None:
    plan = Plan("No quota", measures=[Measure("a", tiers=FLAT)])
    assert plan.payout({}, paid_on={"a": [100, 200]}).tolist() == [10, 20]
    with pytest.raises(ValueError, match="'a' has no quota, so its attainment says nothing"):
        plan.payout(1.0)
