# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The chain of one measure in one window: schedule, gates, modifiers, cap; every step an entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from oms42.compensation.bands import Bands
from oms42.compensation.exact import plain

if TYPE_CHECKING:
    from oms42.compensation.credits import Credit
    from oms42.compensation.gates import Gate
    from oms42.compensation.measures import Measure
    from oms42.compensation.modifiers import Modifier
    from oms42.compensation.plan import Plan

ZERO = Fraction(0)
Key = tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One step, counted over the window so far.

    Attributes:
        transaction: The transaction's key, or an empty text.
        what: The rule, in words.
        credit: What the rate pays on, if there is a rate.
        rate: Money for each unit, if there is a rate.
        amount: Money.
    """

    transaction: str
    what: str
    credit: Fraction | None
    rate: Fraction | None
    amount: Fraction


@dataclass(frozen=True)
class Chain:
    """What a measure earned in a window.

    Attributes:
        credit: The position reached.
        quota: What it is held against, if there is a quota.
        entries: The steps by key.
        by_transaction: What is left for each transaction after all steps; they add up to `total`.
        total: What the measure earned.
    """

    credit: Fraction
    quota: Fraction | None
    entries: dict[Key, Entry]
    by_transaction: dict[str, Fraction]
    total: Fraction

    @property
    def attainment(self) -> Fraction | None:
        """Credit over quota."""
        return None if not self.quota else self.credit / self.quota


def chain(
    plan: Plan,
    measure: Measure,
    credits: Sequence[Credit],
    quota: Fraction | None,
    share: Fraction,
    metric: Callable[[str], Fraction],
) -> Chain:
    """Work out what a measure earned in a window.

    Args:
        plan: The plan.
        measure: The measure.
        credits: The credits of the window, in order.
        quota: The window's quota.
        share: The share of a year that the window's target is.
        metric: Gives the value of a metric by its name.

    Returns:
        The chain with all its steps.
    """
    target = plan.target_incentive * measure.weight * share
    position = sum((one.position for one in credits), ZERO)
    entries = _schedule(measure, credits, position, quota, target, share)
    earned = sum((one.amount for one in entries.values()), ZERO)
    weights: dict[str, Fraction] = {}
    for one in entries.values():
        weights[one.transaction] = weights.get(one.transaction, ZERO) + one.amount
    total = _adjust(plan, measure, entries, earned, metric)
    limits = [cap.money(target, share) for cap in plan.caps if measure.name in cap.applies_to]
    if limits and total > min(limits):
        said = f"cap at {plain(min(limits))} {plan.currency}"
        entries["cap",] = Entry("", said, None, None, min(limits) - total)
        total = min(limits)
    scale = total / earned if earned else ZERO
    left = {name: amount * scale for name, amount in weights.items()}
    return Chain(position, quota, entries, left, total)


def _adjust(
    plan: Plan,
    measure: Measure,
    entries: dict[Key, Entry],
    earned: Fraction,
    metric: Callable[[str], Fraction],
) -> Fraction:
    """Apply gates and modifiers of pay; add their steps to the entries."""
    total = earned
    rules: list[Gate | Modifier] = list(plan.gates)
    rules += [one for one in plan.modifiers if one.level == "pay"]
    for rule in rules:
        if rule.applies_to and measure.name not in rule.applies_to:
            continue
        kind = type(rule).__name__.lower()
        value = metric(rule.metric)
        factor = rule.factor(value)
        if factor != 1:
            said = f"{kind} {rule.name}: {rule.metric} is {plain(value)}, × {plain(factor)}"
            entries[kind, rule.name] = Entry("", said, None, None, total * (factor - 1))
        total *= factor
    return total


def _schedule(
    measure: Measure,
    credits: Sequence[Credit],
    position: Fraction,
    quota: Fraction | None,
    target: Fraction,
    share: Fraction,
) -> dict[Key, Entry]:
    if measure.threshold and quota and position < measure.threshold * quota:
        return {}
    if measure.table is not None and quota:
        pays = measure.table.share(position / quota) * target
        return _even(credits, pays)
    if measure.tiers is None:
        return {}
    bands = measure.tiers.bands(target, quota, share)
    return (
        _retroactive(bands, credits, position) if bands.retroactive else _marginal(bands, credits)
    )


def _even(credits: Sequence[Credit], pays: Fraction) -> dict[Key, Entry]:
    """Spread what a table pays over the credits."""
    base = sum((one.paid_on for one in credits), ZERO)
    if base == 0:
        return {("table", ""): Entry("", "payout table", None, None, pays)} if pays else {}
    rate = pays / base
    return {
        ("table", one.transaction.id, one.transaction.role): Entry(
            one.transaction.id, _said("payout table", one), one.paid_on, rate, one.paid_on * rate
        )
        for one in credits
    }


def _retroactive(bands: Bands, credits: Sequence[Credit], position: Fraction) -> dict[Key, Entry]:
    band = bands.band(position)
    rate = bands.rates[band]
    return {
        ("tier", one.transaction.id, one.transaction.role): Entry(
            one.transaction.id,
            _said(f"tier {band + 1}, on everything", one),
            one.paid_on,
            rate,
            one.paid_on * rate,
        )
        for one in credits
    }


def _marginal(bands: Bands, credits: Sequence[Credit]) -> dict[Key, Entry]:
    made: dict[Key, Entry] = {}
    before = ZERO
    for one in credits:
        after = before + one.position
        for band, part, amount in bands.split(before, after, one.paid_on):
            key = ("tier", one.transaction.id, one.transaction.role, str(band))
            said = _said(f"tier {band + 1}", one)
            made[key] = Entry(one.transaction.id, said, part, bands.rates[band], amount)
        before = after
    return made


def _said(what: str, credit: Credit) -> str:
    return "; ".join((what, *credit.notes))
