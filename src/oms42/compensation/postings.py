# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""From what is earned to date to what is posted: the difference of two periods, in integers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from oms42.compensation.chain import Chain, Entry
from oms42.compensation.rounding import CENTS, LINE, parts, rounded
from oms42.compensation.seller_statement import Line, Posting

NOTHING = Chain(Fraction(0), None, {}, {}, Fraction(0))


def posting(rule: str, kind: str, now: Chain, before: Chain, rounding: str) -> Posting:
    """Post what a rule earned since the period before.

    Args:
        rule: Its name.
        kind: What it is.
        now: What it earned in the window so far.
        before: The same, one period earlier; `NOTHING` in a window's first period.
        rounding: The rounding rule.

    Returns:
        The posting. Over a window the cents add up to the rounded total.
    """
    changes = list(_changes(now.entries, before.entries))
    units = parts((one.amount for one in changes), LINE, rounding, before.total)
    lines = tuple(
        Line(one.transaction, one.what, _float(one.credit), _float(one.rate), unit)
        for one, unit in zip(changes, units, strict=True)
    )
    cents = rounded(now.total, CENTS, rounding) - rounded(before.total, CENTS, rounding)
    credit = float(now.credit) if kind == "measure" else None
    return Posting(rule, kind, credit, _float(now.quota), _float(now.attainment), lines, cents)


def trail(now: Chain, rounding: str) -> dict[str, int]:
    """Split a chain's rounded total over its transactions, to the cent.

    Args:
        now: What a rule earned in the window so far.
        rounding: The rounding rule.

    Returns:
        Cents by transaction; they add up to the rounded total.
    """
    cents = parts(now.by_transaction.values(), CENTS, rounding)
    return dict(zip(now.by_transaction, cents, strict=True))


def spread(total: int, weights: Sequence[int]) -> list[int]:
    """Split whole cents in proportion to weights, losing none.

    Args:
        total: Cents.
        weights: Weights that do not add up to zero.

    Returns:
        Cents that add up to the total.

    Example:
        >>> spread(-100, [1, 1, 1])
        [-33, -34, -33]
    """
    whole = sum(weights)
    return parts((Fraction(total * one, whole * CENTS) for one in weights), CENTS)


def _changes(
    now: Mapping[tuple[str, ...], Entry], before: Mapping[tuple[str, ...], Entry]
) -> Iterator[Entry]:
    for key, one in now.items():
        was = before.get(key)
        if was is None:
            if one.amount:
                yield one
        elif one.amount != was.amount:
            yield _changed(one, was)
    for key, was in before.items():
        if key not in now and was.amount:
            yield Entry(was.transaction, f"{was.what}: no longer", None, None, -was.amount)


def _changed(one: Entry, was: Entry) -> Entry:
    said, amount = f"true-up, now {one.what}", one.amount - was.amount
    if one.credit is None or was.credit is None or one.rate is None or was.rate is None:
        return Entry(one.transaction, said, None, None, amount)
    if one.credit == was.credit:
        return Entry(one.transaction, said, one.credit, one.rate - was.rate, amount)
    if one.rate == was.rate:
        return Entry(one.transaction, said, one.credit - was.credit, one.rate, amount)
    return Entry(one.transaction, said, None, None, amount)


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)
