# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Credits: what each transaction counts for each measure, and how the rules came to it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from oms42.compensation.exact import plain
from oms42.compensation.measures import COUNT, Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oms42.compensation.periods import Period
    from oms42.compensation.plan import Plan
    from oms42.compensation.transaction import Transaction

NOT_MONEY = (COUNT, "units")
STANDARD = {"direct": Fraction(1), "team": Fraction(0)}


@dataclass(frozen=True)
class Credit:
    """What one transaction counts for one measure.

    Attributes:
        transaction: The transaction.
        number: The number of its period.
        position: What it adds to the position that moves attainment and tiers.
        paid_on: What the rates pay on.
        notes: How the rules changed it, in words.
    """

    transaction: Transaction
    number: int
    position: Fraction
    paid_on: Fraction
    notes: tuple[str, ...]


def period_of(transaction: Transaction, spans: Sequence[Period]) -> int | None:
    """Give the number of the period of a transaction; None before the year.

    Raises:
        ValueError: The transaction lies after the year, or in a period in which the seller was not
            employed.
    """
    day = transaction.day
    if day < spans[0].first_day:
        return None
    if day > spans[-1].last_day:
        raise ValueError(
            f"transaction {transaction.id!r} is dated {day}, after the fiscal year "
            f"{spans[0].first_day.year}; leave it out, or give the year."
        )
    number = next(k for k, one in enumerate(spans) if day <= one.last_day)
    if spans[number].share == 0:
        raise ValueError(
            f"transaction {transaction.id!r} is dated {day}, in {spans[number].name}, in which the "
            "seller was not employed; leave it out, or mend start and end."
        )
    return number


def rate_of_exchange(plan: Plan, transaction: Transaction) -> Fraction:
    """Give the plan exchange rate of a transaction.

    Raises:
        ValueError: The plan has no rate for its currency.
    """
    if transaction.currency in ("", plan.currency):
        return Fraction(1)
    rates = {one.currency: one.rate for one in plan.exchange}
    if transaction.currency not in rates:
        known = ", ".join([plan.currency, *rates])
        raise ValueError(
            f"transaction {transaction.id!r} is in {transaction.currency!r}; the plan has rates "
            f"for: {known}. Add an Exchange."
        )
    return rates[transaction.currency]


def role_counts(plan: Plan, transaction: Transaction) -> Fraction:
    """Give the share that the seller's role counts.

    Raises:
        ValueError: The plan does not know the role.
    """
    known = {
        **STANDARD,
        **{one.role: Fraction(0) for one in plan.pools},
        **{one.role: one.counts for one in plan.crediting},
    }
    if transaction.role not in known:
        raise ValueError(
            f"transaction {transaction.id!r} has the role {transaction.role!r}; the plan knows: "
            f"{', '.join(known)}. Add a Role to its crediting."
        )
    return known[transaction.role]


def credit_of(
    plan: Plan, measure: Measure, transaction: Transaction, number: int, quota: Fraction | None
) -> Credit | None:
    """Work out what a transaction counts for a measure.

    Args:
        plan: The plan.
        measure: One of its measures.
        transaction: The transaction.
        number: The number of its period.
        quota: The seller's quota of the year, for the windfall clause.

    Returns:
        The credit; None if the transaction does not count.
    """
    counts = role_counts(plan, transaction)
    if counts == 0 or (measure.products and transaction.product not in measure.products):
        return None
    notes = []
    factor = transaction.share * counts
    if factor != 1:
        notes.append(f"split {_percent(factor)}")
    for one in plan.modifiers:
        applies = not one.applies_to or measure.name in one.applies_to
        if one.level == "transaction" and applies:
            value = one.factor(transaction.value(one.metric))
            factor *= value
            notes += [f"{one.name} × {plain(value)}"] if value != 1 else []
    rate = rate_of_exchange(plan, transaction)
    if rate != 1:
        notes.append(f"{transaction.currency} at {plain(rate)}")
    money = {True: Fraction(1), False: rate}
    position = transaction.value(measure.position) * factor * money[measure.position in NOT_MONEY]
    paid_on = transaction.value(measure.basis) * factor * money[measure.basis in NOT_MONEY]
    if plan.windfall is not None and quota is not None:
        limited = plan.windfall.limit(position, quota)
        if limited != position:
            notes.append(f"windfall: {_percent(limited / position)} counts")
            position, paid_on = limited, paid_on * limited / position
    return Credit(transaction, number, position, paid_on, tuple(notes))


def _percent(share: Fraction) -> str:
    return f"{float(share) * 100:.6g} %"
