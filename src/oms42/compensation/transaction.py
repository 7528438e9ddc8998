# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Transactions: what was sold, by whom, and with which part in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from fractions import Fraction
from numbers import Real
from typing import TYPE_CHECKING, Annotated, Any

from oms42.compensation.measures import COUNT
from oms42.compensation.rule import PlanError, Rule, Spec

if TYPE_CHECKING:
    import pandas as pd

    Table = pd.DataFrame | Iterable["Transaction | Mapping[str, Any] | tuple[Any, ...]"]

OTHER_NAMES = {"date": "day", "seller_id": "seller", "rep_id": "seller"}


@dataclass(frozen=True, repr=False)
class Transaction(Rule):
    """One sale, as far as one seller has a part in it.

    Attributes:
        id: The transaction's key.
        day: The day on which it counts.
        amount: Its amount, in its currency; negative for a correction.
        seller: The seller credited.
        share: The seller's split, 1 for all of it.
        role: The seller's part: ``direct``, ``overlay``, ``team``, as the plan names them.
        product: What was sold.
        currency: Left out, the plan's.
        cancelled: The day on which the customer went back on it.
        values: Further values by name, for example ``{"tcv": 270_000, "discount": 0.12}``.

    Example:
        >>> Transaction("O1", "2026-02-03", 90_000, values={"tcv": 270_000}).value("tcv")
        Fraction(270000, 1)
    """

    id: Annotated[str, Spec("text", "the transaction's key", least=1)]
    day: Annotated[date, Spec("day", "the day on which it counts")]
    amount: Annotated[Fraction, Spec("number", "its amount")]
    seller: Annotated[str, Spec("text", "the seller credited")] = ""
    share: Annotated[Fraction, Spec("number", "the seller's split", least=0)] = Fraction(1)
    role: Annotated[str, Spec("text", "the seller's part", least=1)] = "direct"
    product: Annotated[str, Spec("text", "what was sold")] = ""
    currency: Annotated[str, Spec("text", "left out, the plan's")] = ""
    cancelled: Annotated[
        date | None, Spec("day", "when the customer went back on it", optional=True)
    ] = None
    values: Annotated[
        tuple[tuple[str, Fraction], ...], Spec("numbers", "further values by name")
    ] = ()

    def check(self) -> None:
        """Refuse a cancellation before the sale."""
        if self.cancelled and self.cancelled < self.day:
            raise PlanError(
                f"Transaction {self.id!r} is cancelled {self.cancelled}, before it was sold "
                f"{self.day}; allowed: a day on or after it.",
                "cancelled",
            )

    def value(self, basis: str) -> Fraction:
        """Give what a basis names.

        Args:
            basis: ``amount``, ``count`` (1), or a name among the values.

        Returns:
            The value.

        Raises:
            ValueError: The transaction has no such value.
        """
        known = {"amount": self.amount, COUNT: Fraction(1), **dict(self.values)}
        if basis not in known:
            raise ValueError(
                f"transaction {self.id!r} has no value {basis!r}; it has: {', '.join(known)}. "
                "Add it to its values, or as a column of the table."
            )
        return known[basis]


def transactions(table: Table) -> tuple[Transaction, ...]:
    """Read transactions from a table or a list, in the order of their days.

    Args:
        table: A DataFrame, or a list of `Transaction`, dictionaries or tuples (id, day, amount).
            Columns are named as the fields of `Transaction`; ``date`` stands for ``day`` and
            ``rep_id`` for ``seller``; a column of another name with numbers is a further value. A
            table without ``id`` is numbered T1, T2, …

    Returns:
        The transactions, sorted by day; on one day in the order of the table.

    Raises:
        ValueError: A column is missing, a value is not allowed, or a key is there twice for one
            seller and role.

    Example:
        >>> transactions([("O2", "2026-03-01", 50), ("O1", "2026-02-01", 40)])[0].id
        'O1'
    """
    rows: Iterable[Any] = table.to_dict("records") if hasattr(table, "to_dict") else table
    listed = [_read(row, number) for number, row in enumerate(rows, start=1)]
    seen: set[tuple[str, str, str]] = set()
    for one in listed:
        key = (one.id, one.seller, one.role)
        if key in seen:
            raise ValueError(
                f"transaction {one.id!r} is there twice for seller {one.seller!r} in the role "
                f"{one.role!r}; give each its own id, or add the rows up."
            )
        seen.add(key)
    return tuple(sorted(listed, key=lambda one: one.day))


def _read(row: Any, number: int) -> Transaction:
    if isinstance(row, Transaction):
        return row
    if not isinstance(row, Mapping):
        return Transaction(*row)
    known = {one.name for one in fields(Transaction)}
    cells = {OTHER_NAMES.get(k, str(k)): cell for k, cell in row.items() if not _empty(cell)}
    given = {name: cell for name, cell in cells.items() if name in known}
    more = {n: cell for n, cell in cells.items() if n not in known and not isinstance(cell, str)}
    given.setdefault("id", f"T{number}")
    given |= {name: str(given[name]) for name in ("id", "seller", "product") if name in given}
    missing = [name for name in ("day", "amount") if name not in given]
    if missing:
        raise PlanError(
            f"transaction {given['id']!r} has no {' and no '.join(missing)}; the row has: "
            f"{', '.join(map(str, row))}. Name the columns as the fields of Transaction.",
            missing[0],
        )
    given["values"] = {**_numbers(more), **dict(given.get("values", ()))}
    return Transaction(**given)


def _numbers(values: Mapping[str, Any]) -> dict[str, Any]:
    """Keep what is a number: a time stamp or a flag in a further column is no value."""
    return {
        name: cell
        for name, cell in values.items()
        if isinstance(cell, Real | Decimal) and not isinstance(cell, bool)
    }


def _empty(cell: Any) -> bool:
    """Say whether a cell of a table is missing: NaN and NaT differ from themselves, NA raises."""
    try:
        return cell is None or bool(cell != cell)
    except TypeError:
        return True


def split_totals(table: Table) -> dict[str, Fraction]:
    """Add up the splits of each transaction, to find those that are credited more than once.

    Overlay and team roles are left out: they are credit on top by design.

    Args:
        table: See `transactions`; all sellers in it.

    Returns:
        The sum of the direct shares by transaction, where it is not 1.

    Example:
        >>> rows = [("O1", "2026-02-01", 100, "R1", 0.7), ("O1", "2026-02-01", 100, "R2", 0.5)]
        >>> {name: float(total) for name, total in split_totals(rows).items()}
        {'O1': 1.2}
    """
    totals: dict[str, Fraction] = {}
    for one in transactions(table):
        if one.role == "direct":
            totals[one.id] = totals.get(one.id, Fraction(0)) + one.share
    return {name: total for name, total in totals.items() if total != 1}
