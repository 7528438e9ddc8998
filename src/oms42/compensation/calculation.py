# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The calculation: from credited transactions to a seller's statement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from oms42.compensation.draws import settle
from oms42.compensation.ledger import Ledger
from oms42.compensation.rounding import CENTS, parts, rounded
from oms42.compensation.rule import day
from oms42.compensation.seller_statement import PeriodPay, Statement
from oms42.compensation.transaction import Transaction, transactions
from oms42.compensation.year import Year

if TYPE_CHECKING:
    from oms42.compensation.plan import Plan
    from oms42.compensation.transaction import Table


def statement(
    plan: Plan,
    table: Table,
    *,
    seller: str | int | None = None,
    year: int | None = None,
    start: date | str | None = None,
    end: date | str | None = None,
    quotas: Any = None,
    metrics: Mapping[str, Any] | None = None,
    earlier: Statement | None = None,
) -> Statement:
    """Work out what a seller is paid for a fiscal year, to the cent.

    The rules apply in the order of `plan.ORDER`; between them amounts are exact fractions, and
    `rounding` says where they become cents.

    Args:
        plan: The plan.
        table: The transactions: a DataFrame or a list; see `transactions`.
        seller: Whose statement; left out, the one seller of the table.
        year: The fiscal year (calendar year); left out, the year of the latest transaction.
        start: The seller's first day; quota, target, salary and draws are prorated, see `periods`.
        end: The seller's last day.
        quotas: The seller's own quotas by measure, in place of the plan's: one number (of a full
            year, prorated) or one a period (as they are); for a plan of one measure also directly.
        metrics: Metrics of gates, modifiers and MBOs by name: one number for all periods, a list
            with one a period, or a mapping of periods. With accumulation the value of a period is
            the value to date.
        earlier: The statement of the year before; its balance is carried over, and its deals may
            be clawed back (list them again, with `cancelled`).

    Returns:
        The statement.

    Raises:
        ValueError: A transaction, quota or metric is missing or not allowed; the message says which
            and what to do.

    Example:
        A quarterly plan: 10 % to a quota of 300,000, 20 % above.

        >>> from oms42.compensation import Plan
        >>> plan = Plan.simple(
        ...     quota=1_200_000, unit="rate", tiers=[(1.0, 0.10), (None, 0.20)],
        ...     period="quarterly", accumulation="discrete",
        ... )
        >>> deals = [("O1", "2026-01-20", 288_000), ("O2", "2026-03-31", 90_000)]
        >>> done = statement(plan, deals)
        >>> done["2026Q1"].paid
        45600.0
        >>> for line in done["2026Q1"].postings[0].lines:
        ...     print(line.transaction, line.credit, line.rate, line.amount)
        O1 288000.0 0.1 28800.0
        O2 12000.0 0.1 1200.0
        O2 78000.0 0.2 15600.0
    """
    name = None if seller is None else str(seller)
    listed = _of_seller(transactions(table), name)
    who = next((one.seller for one in listed if one.seller), name or "")
    when = year if year is not None else (listed[-1].day.year if listed else 0)
    if not when:
        raise ValueError("no transaction and no year; give year=, for example year=2026.")
    first, last = (None if one is None else day(one) for one in (start, end))
    laid = Year.of(plan, listed, when, first, last, quotas, metrics)
    due = dict(earlier.due) if earlier else {}
    _check_earlier(laid, due)
    ledger = Ledger(laid, due)
    spans = _settled(laid, ledger, earlier.periods[-1].balance_cents if earlier else 0)
    rows = tuple(one for _, one in ledger.audit)
    for one in rows:
        if one.transaction:
            due[one.transaction] = due.get(one.transaction, Fraction(0)) + Fraction(
                one.cents, CENTS
            )
    return Statement(plan, who, when, spans, rows, tuple(due.items()))


def _settled(year: Year, ledger: Ledger, balance: int) -> tuple[PeriodPay, ...]:
    plan = year.plan
    salaries = parts((plan.salary * share for share in year.shares()), CENTS, plan.rounding)
    claw = plan.clawback.name if plan.clawback else None
    active = 0
    made = []
    for number, span in enumerate(year.spans):
        posted = ledger.post(number) if span.share else ()
        clawed = sum(one.cents for one in posted if one.rule == claw)
        earned = sum(one.cents for one in posted) - clawed
        lent, guaranteed = (
            sum(
                rounded(one.due(active, span.share / span.full), CENTS, plan.rounding)
                for one in plan.draws
                if one.recoverable is kind and span.share
            )
            for kind in (True, False)
        )
        done = settle(earned, clawed, balance, lent, guaranteed)
        balance = done.balance
        active += bool(span.share)
        amounts = done.top_up, done.drawn, done.recovered, done.paid, done.balance
        made.append(PeriodPay(span.name, salaries[number], posted, *amounts))
    return tuple(made)


def _of_seller(listed: tuple[Transaction, ...], seller: str | None) -> tuple[Transaction, ...]:
    if seller is not None:
        return tuple(one for one in listed if one.seller in ("", seller))
    names = sorted({one.seller for one in listed if one.seller})
    if len(names) > 1:
        shown = ", ".join(repr(name) for name in names[:5])
        raise ValueError(
            f"the transactions are of {len(names)} sellers ({shown}); a statement is of one: pass "
            "seller=, for example seller=" + repr(names[-1]) + "."
        )
    return listed


def _check_earlier(year: Year, due: Mapping[str, Fraction]) -> None:
    for one, number in year.transactions:
        if number is None and one.id not in due:
            raise ValueError(
                f"transaction {one.id!r} is dated {one.day}, before the fiscal year "
                f"{year.spans[0].first_day.year}; leave it out, or pass the statement in which it "
                "was paid as earlier=."
            )
