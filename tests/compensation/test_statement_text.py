# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The statement as text: can a seller follow it with a pencil?"""

from oms42.compensation import Clawback, Draw, Plan, Transaction, statement


def test_does_the_text_show_every_step_in_its_order() -> None:
    """Q1: 100 at 10 % is 10, drawn to 15. Q2: nothing earned, 10 comes back."""
    plan = Plan.simple(
        name="AE",
        quota=1_000,
        target_incentive=100,
        salary=400,
        period="quarterly",
        clawback=Clawback("exit", within_months=6),
        draws=[Draw(15, periods=1)],
    )
    deal = Transaction("O1", "2026-02-01", 100, seller="R1", share=0.5, cancelled="2026-05-01")
    text = str(statement(plan, [deal]))
    words = [" ".join(row.split()) for row in text.splitlines()]
    assert words[:9] == [
        "Statement of R1, fiscal year 2026: AE (USD)",
        "",
        "2026Q1",
        "salary 100.00",
        "bookings: credit 50.00 of 1,000.00, 5.00 % of quota",
        "O1 tier 1; split 50 % 50.00 10 % 5.0000",
        "posted 5.00",
        "draw pays ahead 10.00",
        "paid 15.00",
    ]
    assert words[9] == "balance owed 10.00"
    assert "O1 cancelled 2026-05-01: 100 % comes back -5.0000" in words
    assert words[-1] == (
        "Year: incentive 15.00, salary 400.00, together 415.00; balance owed 15.00"
    )


def test_do_amounts_stand_under_each_other() -> None:
    plan = Plan.simple(quota=1_000, target_incentive=100)
    text = str(statement(plan, [("O1", "2026-02-01", 1_234_567)]))
    rows = text.splitlines()
    posted, paid = (
        next(row for row in rows if row.strip().startswith(w)) for w in ("posted", "pa")
    )
    assert posted.index("123,456.70") == paid.index("123,456.70")
    assert len(max(rows, key=len)) <= 100
