# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Measures: is a measure refused that has no one way to pay?"""

import pytest

from oms42.compensation import Measure, PlanError

FLAT = {"steps": [{"rate": 0.1}], "unit": "rate"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "'m' has neither of tiers and table; allowed: one of them"),
        ({"tiers": FLAT, "table": [(1, 1)], "quota": 1}, "'m' has both of tiers and table"),
        ({"tiers": FLAT, "threshold": 0.5}, "'m' has a threshold, which needs a quota"),
        ({"table": [(1, 1)]}, "'m' has a table, which needs a quota"),
        ({"tiers": FLAT, "quota": 0}, r"Measure\.quota: 0 is not allowed; allowed: a number > 0"),
        ({"tiers": FLAT, "weight": 1.1}, r"Measure\.weight: 1\.1 .*a number ≥ 0 ≤ 1"),
        ({"tiers": FLAT, "seasons": [0.5, 0.6]}, "seasons that add up to 1.1; allowed: exactly 1"),
    ],
)
def test_is_a_measure_refused_that_cannot_pay(fields: dict, said: str) -> None:
    with pytest.raises(PlanError, match=said):
        Measure("m", **fields)


def test_does_the_basis_move_the_tiers_unless_another_value_does() -> None:
    assert Measure("m", tiers=FLAT, basis="tcv").position == "tcv"
    assert Measure("m", tiers=FLAT, basis="tcv", counts="acv").position == "acv"
