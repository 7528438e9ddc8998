# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A statement as text that a seller can check with a pencil."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from oms42.compensation.rounding import LINE, written

if TYPE_CHECKING:
    from oms42.compensation.seller_statement import Line, PeriodPay, Posting, Statement

NAME, WHAT, NUMBER, AMOUNT = 12, 40, 16, 14


def statement_text(statement: Statement) -> str:
    """Write a statement out.

    Args:
        statement: The statement.

    Returns:
        Several lines of text.

    Example:
        >>> from oms42.compensation import Plan, statement
        >>> plan = Plan.simple(name="Simple", quota=1_000, target_incentive=100)
        >>> for row in str(statement(plan, [("O1", "2026-03-01", 450)])).splitlines():
        ...     print(" ".join(row.split()))
        Statement, fiscal year 2026: Simple (USD)
        <BLANKLINE>
        2026
        bookings: credit 450.00 of 1,000.00, 45.00 % of quota
        O1 tier 1 450.00 10 % 45.0000
        posted 45.00
        paid 45.00
        <BLANKLINE>
        Year: incentive 45.00
    """
    who = f" of {statement.seller}" if statement.seller else ""
    head = f"Statement{who}, fiscal year {statement.year}: {statement.plan.name}"
    rows = [f"{head} ({statement.plan.currency})"]
    for span in statement.periods:
        rows += ["", *_period(span)]
    cents = sum(one.paid_cents for one in statement.periods)
    salary = sum(one.salary_cents for one in statement.periods)
    said = f"Year: incentive {written(cents)}"
    if salary:
        said += f", salary {written(salary)}, together {written(cents + salary)}"
    owed = statement.periods[-1].balance_cents
    rows += ["", said + (f"; balance owed {written(owed)}" if owed else "")]
    return "\n".join(row.rstrip() for row in rows)


def _period(span: PeriodPay) -> Iterator[str]:
    yield span.period
    if span.salary_cents:
        yield _sum("  salary", span.salary_cents)
    for one in span.postings:
        yield from _posting(one)
    for name, cents in (
        ("guarantee tops up", span.top_up_cents),
        ("draw pays ahead", span.drawn_cents),
        ("kept back for the balance", -span.recovered_cents),
    ):
        if cents:
            yield _sum(f"  {name}", cents)
    yield _sum("  paid", span.paid_cents)
    if span.balance_cents:
        yield _sum("  balance owed", span.balance_cents)


def _posting(one: Posting) -> Iterator[str]:
    said = f"  {one.rule}"
    if one.kind == "measure":
        said += f": credit {one.credit:,.2f}"
        if one.quota and one.attainment is not None:
            said += f" of {one.quota:,.2f}, {one.attainment * 100:.2f} % of quota"
    yield said
    yield from (_line(line) for line in one.lines)
    yield _sum("    posted", one.cents)


def _line(line: Line) -> str:
    credit = "" if line.credit is None else f"{line.credit:,.2f}"
    rate = "" if line.rate is None else _rate(line.rate)
    words = f"    {line.transaction:<{NAME}}{line.what:<{WHAT}}{credit:>{NUMBER}}"
    return f"{words} {rate:>9} {written(line.units, LINE):>{AMOUNT + 2}}"


def _rate(rate: float) -> str:
    return f"{rate * 100:.6g} %" if abs(rate) < 1 else f"{rate:,.6g}"


def _sum(name: str, cents: int) -> str:
    width = 4 + NAME + WHAT + NUMBER + 11  # a line shows two decimals more, so cents end before it
    return f"{name:<{width}}{written(cents):>{AMOUNT}}"
