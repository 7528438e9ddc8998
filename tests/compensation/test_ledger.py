# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The ledger: does it post in order and trace every cent?"""

from fractions import Fraction

from oms42.compensation import Cap, Clawback, Plan, Transaction, transactions
from oms42.compensation.ledger import CAP, Ledger
from oms42.compensation.year import Year


def test_does_the_ledger_trace_pay_cap_and_clawback_to_the_deal() -> None:
    """Quota 100, target 100: 50 each in Q1 and Q2; the cap is 80 a year; A is cancelled in Q3.

    Q1: A 50. Q2: B 50, the cap takes 20, ten of each deal. Q3: 40 of A come back.
    """
    plan = Plan.simple(
        quota=100,
        target_incentive=100,
        period="quarterly",
        caps=[Cap(80, "money")],
        clawback=Clawback("exit", within_months=12),
    )
    deals = [
        Transaction("A", "2026-01-05", 50, cancelled="2026-07-05"),
        Transaction("B", "2026-04-05", 50),
    ]
    year = Year.of(plan, transactions(deals), 2026, None, None, None, None)
    ledger = Ledger(year, {"A": Fraction(0)})
    posted = [sum(one.cents for one in ledger.post(number)) for number in range(4)]
    assert posted == [5_000, 3_000, -4_000, 0]
    assert [(c.period, c.rule, c.transaction, c.cents) for _, c in ledger.audit] == [
        ("2026Q1", "bookings", "A", 5_000),
        ("2026Q2", "bookings", "B", 5_000),
        ("2026Q2", CAP, "A", -1_000),
        ("2026Q2", CAP, "B", -1_000),
        ("2026Q3", "exit", "A", -4_000),
    ]
    assert ledger.paid("A") == 40
