# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What is paid beside the measures, counted over the year so far: bonuses, MBOs, SPIFFs, pools."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from oms42.compensation.chain import Chain, Entry, Key
from oms42.compensation.credits import NOT_MONEY, rate_of_exchange, role_counts
from oms42.compensation.exact import plain
from oms42.compensation.windows import Window

if TYPE_CHECKING:
    from oms42.compensation.bonuses import Bonus, Mbo
    from oms42.compensation.pools import Pool
    from oms42.compensation.spiffs import Spiff
    from oms42.compensation.year import Year

ZERO = Fraction(0)


def extras(year: Year, number: int) -> Iterator[tuple[str, str, Chain]]:
    """Work out everything beside the measures, from the first period to one of them.

    Args:
        year: The seller's year.
        number: The number of the last period.

    Yields:
        The rule's name, its kind, and what it pays over the year so far.
    """
    plan = year.plan
    active = [k for k in range(number + 1) if year.spans[k].share]
    for bonus in plan.bonuses:
        yield bonus.name, "bonus", _chain(_bonus(year, bonus, active))
    for mbo in plan.mbos:
        yield mbo.name, "mbo", _chain(_mbo(year, mbo, active))
    for spiff in plan.spiffs:
        yield spiff.name, "spiff", _chain(_spiff(year, spiff, number), spiff.most)
    for pool in plan.pools:
        yield pool.name, "pool", _chain(_pool(year, pool, number))


def _chain(entries: dict[Key, Entry], most: Fraction | None = None) -> Chain:
    weights: dict[str, Fraction] = {}
    for one in entries.values():
        weights[one.transaction] = weights.get(one.transaction, ZERO) + one.amount
    earned = sum(weights.values(), ZERO)
    total = earned if most is None else min(earned, most)
    if total != earned:
        entries["most",] = Entry("", f"at most {plain(total)} a year", None, None, total - earned)
    scale = total / earned if earned else ZERO
    left = {name: amount * scale for name, amount in weights.items()}
    return Chain(ZERO, None, entries, left, total)


def _bonus(year: Year, bonus: Bonus, active: list[int]) -> dict[Key, Entry]:
    last = len(year.spans) - 1
    made: dict[Key, Entry] = {}
    whole = bonus.per == "year"
    for k in active[-1:] if whole else active:
        span = Window(0, k, last) if whole else Window(k, k, k)
        reached = year.attainment(bonus.measure, span)
        if reached >= bonus.at:
            said = f"{bonus.measure} at {float(reached) * 100:.2f} % of quota"
            made["bonus", "year" if whole else str(k)] = Entry("", said, None, None, bonus.amount)
    return made


def _mbo(year: Year, mbo: Mbo, active: list[int]) -> dict[Key, Entry]:
    made: dict[Key, Entry] = {}
    for k in active:
        score = year.metric(mbo.name, k)
        pay = mbo.pay(score, year.spans[k].share)
        made["mbo", str(k)] = Entry("", f"score {plain(score)}", None, None, pay)
    return made


def _spiff(year: Year, spiff: Spiff, number: int) -> dict[Key, Entry]:
    made: dict[Key, Entry] = {}
    basis = {"unit": "units", "deal": "count", "amount": "amount"}[spiff.per]
    for one, k in year.transactions:
        if k is None or k > number or not spiff.runs(one.day, one.product):
            continue
        counts = one.share * role_counts(year.plan, one)
        if counts:
            exchange = Fraction(1) if basis in NOT_MONEY else rate_of_exchange(year.plan, one)
            base = one.value(basis) * counts * exchange
            key = ("spiff", one.id, one.role)
            made[key] = Entry(one.id, f"SPIFF per {spiff.per}", base, spiff.pay, base * spiff.pay)
    return made


def _pool(year: Year, pool: Pool, number: int) -> dict[Key, Entry]:
    rate = pool.rate * pool.member_share
    said = f"pool at {plain(pool.rate)}, of which {plain(pool.member_share)}"
    made: dict[Key, Entry] = {}
    for one, k in year.transactions:
        if k is not None and k <= number and one.role == pool.role:
            exchange = Fraction(1) if pool.basis in NOT_MONEY else rate_of_exchange(year.plan, one)
            base = one.value(pool.basis) * one.share * exchange
            made["pool", one.id, one.role] = Entry(one.id, said, base, rate, base * rate)
    return made
