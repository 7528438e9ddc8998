# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Bonuses, MBOs, SPIFFs and pools for many draws: are they counted as in a statement?"""

import pytest

from oms42.compensation import Bonus, Mbo, Plan, Pool, Spiff


def test_are_all_sums_added() -> None:
    """Bonus in two of four quarters: 14; year 120 %: 9; MBO 100 · .75; SPIFF 40; pool 1 % of 80."""
    plan = Plan.simple(
        quota=100,
        tiers=[(None, 0)],
        unit="rate",
        period="quarterly",
        bonuses=[Bonus("b", "bookings", 7), Bonus("y", "bookings", 9, at=1.2, per="year")],
        mbos=[Mbo("mbo", 100)],
        spiffs=[Spiff("spiff", 10)],
        pools=[Pool("pool", 0.01)],
    )
    metrics = {"mbo": [[0.5, 1, 1, 0.5]], "spiff": [4], "pool": [80]}
    paid = plan.payout([[2, 2, 0.5, 0.3]], metrics)
    assert paid.tolist() == pytest.approx([14 + 9 + 75 + 40 + 0.8])
    even = plan.payout([1.2], {"mbo": 1})
    assert even.tolist() == pytest.approx([28 + 9 + 100])


def test_does_a_score_count_from_its_threshold_to_its_most() -> None:
    """Of 100: nothing at .49, 50 at .5, 120 at 1.2 and at 1.5."""
    plan = Plan("M", mbos=[Mbo("mbo", 100, threshold=0.5, most=1.2)], period="quarterly")
    paid = plan.payout({}, {"mbo": [0.49, 0.5, 1.2, 1.5]})
    assert paid.tolist() == pytest.approx([0, 50, 120, 120])
