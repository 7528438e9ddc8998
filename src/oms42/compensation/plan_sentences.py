# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Every rule of a plan beside its measures as a sentence of the plan document."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from oms42.compensation.exact import plain

if TYPE_CHECKING:
    from oms42.compensation.plan import Plan


def rule_sentences(plan: Plan) -> Iterator[str]:
    """Say each rule beside the measures.

    Args:
        plan: The plan.

    Yields:
        A sentence a rule, in the order in which the rules apply.
    """
    yield from _crediting(plan)
    yield from _conditions(plan)
    yield from _sums(plan)
    yield from _draws(plan)


def money(plan: Plan, amount: Fraction) -> str:
    """Write money of a plan, with cents where there are any."""
    decimals = 0 if amount.denominator == 1 else 2
    return f"{plan.currency} {float(amount):,.{decimals}f}"


def percent(share: Fraction) -> str:
    """Write a share as a percentage.

    Example:
        >>> percent(Fraction(1, 8))
        '12.5 %'
    """
    return f"{float(share) * 100:.6g} %"


def _crediting(plan: Plan) -> Iterator[str]:
    for role in plan.crediting:
        yield f"Role {role.role}: {percent(role.counts)} of a transaction counts as credit."
    if plan.windfall:
        yield (
            f"Windfall clause: credit of one deal above {percent(plan.windfall.above)} of the "
            f"year's quota counts at {percent(plan.windfall.counts)}."
        )
    for one in plan.exchange:
        yield f"Plan exchange rate: 1 {one.currency} is {plan.currency} {plain(one.rate)}."


def _behind(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "all measures"


def _conditions(plan: Plan) -> Iterator[str]:
    for gate in plan.gates:
        levels = [
            f"{word} {plain(level)}"
            for word, level in (("at least", gate.at_least), ("at most", gate.at_most))
            if level is not None
        ]
        yield (
            f"Gate {gate.name} on {_behind(gate.applies_to)}: {gate.metric} must be "
            f"{' and '.join(levels)}, else {percent(gate.otherwise)} is paid."
        )
    for one in plan.modifiers:
        steps = ", ".join(f"from {plain(x)}: × {plain(y)}" for x, y in one.steps)
        what = "the credit of each transaction" if one.level == "transaction" else "pay"
        line = "; straight lines between" if one.between == "linear" else ""
        yield (
            f"Modifier {one.name} of {what} by {one.metric} "
            f"({_behind(one.applies_to)}): {steps}{line}."
        )
    for cap in plan.caps:
        in_money = cap.unit == "money"
        limit = (
            money(plan, cap.limit) + " a year" if in_money else f"{percent(cap.limit)} of target"
        )
        yield f"Cap on {', '.join(cap.applies_to) or 'the sum of all incentive pay'}: {limit}."


def _sums(plan: Plan) -> Iterator[str]:
    for bonus in plan.bonuses:
        yield (
            f"Bonus {bonus.name}: {money(plan, bonus.amount)} a {bonus.per} in which "
            f"{bonus.measure} reaches {percent(bonus.at)} of quota."
        )
    for mbo in plan.mbos:
        yield (
            f"Objective {mbo.name}: {money(plan, mbo.target)} a year times its score, nothing "
            f"below {plain(mbo.threshold)}, at most {plain(mbo.most)}."
        )
    for one in plan.spiffs:
        pay = percent(one.pay) if one.per == "amount" else money(plan, one.pay)
        what = ", ".join(one.products) or "all products"
        days = f", {one.first_day or 'start'} to {one.last_day or 'end'}"
        most = "" if one.most is None else f", at most {money(plan, one.most)} a year"
        yield f"SPIFF {one.name}: {pay} per {one.per} of {what}{days}{most}."
    for pool in plan.pools:
        yield (
            f"Pool {pool.name}: {percent(pool.rate)} of the {pool.basis} of {pool.role} "
            f"transactions, of which {percent(pool.member_share)}."
        )


def _draws(plan: Plan) -> Iterator[str]:
    if plan.clawback:
        back = plan.clawback
        how = "all of its pay" if back.share == "full" else "its pay for the months not served"
        yield (
            f"Clawback {back.name}: of a deal cancelled within {back.within_months} months, {how} "
            "comes back, as far as the law of the place allows."
        )
    for draw in plan.draws:
        kind = "recoverable draw" if draw.recoverable else "guarantee"
        time = "every period" if draw.periods is None else f"the first {draw.periods} periods"
        yield f"A {kind} of {money(plan, draw.amount)} in {time}."
