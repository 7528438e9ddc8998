# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The statement as a record: are its sums and tables those of its lines?"""

import pytest

from oms42.compensation import Bonus, Draw, Plan, statement

PLAN = Plan.simple(
    quota=400_000,
    target_incentive=40_000,
    salary=60_000,
    tiers=[(1.0, 1), (None, 2)],
    period="quarterly",
    bonuses=[Bonus("first", "bookings", 1_000)],
    draws=[Draw(2_000)],
)
DONE = statement(PLAN, [("O1", "2026-02-01", 300_000), ("O2", "2026-05-01", 200_000)])


def test_are_the_sums_those_of_the_periods() -> None:
    """30,000 + 10,000 + 20,000 + bonuses in Q1 and Q2 (quota 100,000) + draws in Q3 and Q4."""
    assert DONE.incentive == 60_000 + 2_000 + 4_000
    assert DONE.earned == 62_000
    assert (DONE.salary, DONE.total, DONE.balance) == (60_000, 126_000, 4_000)
    assert DONE.amount("bookings") == 60_000
    assert DONE["2026Q1"].amount("first") == 1_000
    assert (DONE["2026Q3"].paid, DONE["2026Q3"].earned) == (2_000, 0)


def test_is_a_strange_period_told_which_there_are() -> None:
    with pytest.raises(KeyError, match="no period 'Q1'; the statement has: 2026Q1, 2026Q2"):
        DONE["Q1"]


def test_does_the_table_hold_every_line() -> None:
    frame = DONE.to_frame()
    assert frame.columns.tolist() == [
        *("period", "rule", "kind", "transaction", "what", "credit", "rate", "amount")
    ]
    lines = frame[frame["rule"] == "bookings"]
    assert lines[["transaction", "credit", "rate", "amount"]].values.tolist() == [
        ["O1", 300_000, 0.1, 30_000],
        ["O2", 100_000, 0.1, 10_000],
        ["O2", 100_000, 0.2, 20_000],
    ]
    assert frame["amount"].sum() == DONE.earned


def test_does_the_audit_trail_hold_every_cent() -> None:
    frame = DONE.audit_frame()
    assert frame["amount"].sum() == DONE.earned
    assert frame.groupby("transaction")["amount"].sum().to_dict() == {
        "": 2_000,
        "O1": 30_000,
        "O2": 30_000,
    }
