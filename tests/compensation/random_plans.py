# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Random plans and years, for the properties that every plan must have."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from oms42.compensation import (
    Bonus,
    Cap,
    Clawback,
    Draw,
    Gate,
    Mbo,
    Measure,
    Modifier,
    PayoutTable,
    Plan,
    Pool,
    Spiff,
    Tiers,
    Transaction,
)

QUOTA, TARGET = 1_000_000, 120_000
PERIODS = {"monthly": 12, "quarterly": 4, "annual": 1}


def shares(least: int, most: int) -> st.SearchStrategy[Fraction]:
    """Hundredths between two percentages."""
    return st.integers(least, most).map(lambda percent: Fraction(percent, 100))


@st.composite
def schedules(draw: st.DrawFn, *, kind: str | None = None) -> Tiers | PayoutTable:
    """Tiers of every kind, or a table."""
    marks = sorted(draw(st.sets(st.integers(10, 180), min_size=1, max_size=4)))
    levels = [Fraction(mark, 100) for mark in marks]
    if kind is None and draw(st.integers(0, 3)) == 0:
        values = draw(st.lists(shares(0, 300), min_size=len(levels), max_size=len(levels)))
        between = draw(st.sampled_from(["linear", "step"]))
        return PayoutTable(list(zip(levels, values, strict=True)), between=between)
    rates = draw(st.lists(shares(0, 300), min_size=len(levels) + 1, max_size=len(levels) + 1))
    chosen = kind or draw(st.sampled_from(["marginal", "retroactive"]))
    steps: list[Any] = list(zip([*levels, None], rates, strict=True))
    return Tiers(steps, kind=chosen)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans of two measures with any of the rules."""

    def some(rule: Any) -> tuple[Any, ...]:
        return (rule,) if draw(st.booleans()) else ()

    def measure(name: str, weight: Fraction) -> Measure:
        made = draw(schedules())
        kind = {"tiers": made} if isinstance(made, Tiers) else {"table": made}
        threshold = draw(st.sampled_from([0, Fraction(2, 5)]))
        return Measure(name, quota=QUOTA, weight=weight, threshold=threshold, **kind)

    weight = draw(shares(10, 80))
    metric = draw(st.sampled_from(["margin", "first"]))
    return Plan(
        "Random",
        target_incentive=TARGET,
        measures=(measure("first", weight), measure("second", Fraction(9, 10) - weight)),
        period=draw(st.sampled_from(list(PERIODS))),
        accumulation=draw(st.sampled_from(["discrete", "cumulative", "to_date"])),
        modifiers=some(Modifier("factor", metric, [(0.2, 0.5), (0.6, 1), (0.9, 1.25)], "linear")),
        gates=some(Gate("gate", metric, at_least=0.5, otherwise=draw(shares(0, 50)))),
        caps=some(Cap(draw(shares(100, 250)), applies_to=["first"]))
        + some(Cap(draw(st.integers(80_000, 300_000)), "money")),
        bonuses=some(Bonus("steady", "first", 1_000, at=draw(shares(80, 120))))
        + some(Bonus("big", "second", 4_000, per="year")),
        mbos=(Mbo("objective", TARGET // 10, threshold=draw(shares(0, 50))),),
        spiffs=some(Spiff("spiff", 120, most=draw(st.sampled_from([None, 2_500])))),
        pools=some(Pool("pool", rate=0.004, member_share=0.25)),
        clawback=draw(st.sampled_from([None, Clawback("back", within_months=9, share="prorata")])),
        draws=some(Draw(5_000, periods=2)) + some(Draw(3_000, recoverable=False)),
    )


@dataclass(frozen=True)
class Sales:
    """The transactions and metrics of a random year, and the day on which the seller began."""

    transactions: tuple[Transaction, ...]
    metrics: dict[str, list[Fraction]]
    start: date


@st.composite
def years(draw: st.DrawFn, plan: Plan) -> Sales:
    """Up to eight deals of all kinds, with metrics for every period."""
    deals = []
    start = draw(st.sampled_from([date(2026, 1, 1), date(2026, 3, 11), date(2026, 7, 1)]))
    first = (start - date(2026, 1, 1)).days
    for number in range(draw(st.integers(0, 8))):
        day = date(2026, 1, 1) + timedelta(days=draw(st.integers(first, 364)))
        gone = draw(st.one_of(st.none(), st.integers(0, 300)))
        cents = draw(st.integers(1, 60_000_000))
        deals.append(
            Transaction(
                f"O{number}",
                day,
                Fraction(cents, 100),
                share=draw(st.sampled_from([1, Fraction(1, 2), Fraction(1, 3)])),
                role=draw(st.sampled_from(["direct", "direct", "team"])),
                cancelled=None if gone is None else day + timedelta(days=gone),
                values={"units": draw(st.integers(0, 20))},
            )
        )
    count = PERIODS[plan.period]
    metrics = {
        name: draw(st.lists(shares(0, 110), min_size=count, max_size=count))
        for name in ("margin", "objective")
    }
    return Sales(tuple(deals), metrics, start)
