# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The plan document: what a seller reads before signing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from oms42.compensation.plan import ORDER
from oms42.compensation.plan_sentences import money, percent, rule_sentences

if TYPE_CHECKING:
    from oms42.compensation.measures import Measure
    from oms42.compensation.plan import Plan

ACCUMULATION = {
    "discrete": "Each period stands alone, with its own quota and target.",
    "cumulative": "Credit of the year so far counts against the quota of the year; each period "
    "pays what is earned to date less what was posted before.",
    "to_date": "Credit of the year so far counts against the quota of the periods so far; each "
    "period pays what is earned to date less what was posted before.",
}
ROUNDING = {
    "half_up": "Running totals are rounded to the cent, a half cent away from zero; a period is "
    "the difference of two rounded totals, so no cent is lost.",
    "half_even": "Running totals are rounded to the cent, a half cent to the even cent; a period "
    "is the difference of two rounded totals, so no cent is lost.",
}


def plan_document(plan: Plan) -> str:
    """Write a plan out in Markdown, in words that a seller can check.

    Args:
        plan: The plan.

    Returns:
        Markdown: pay at target, measures with their rates in money, every further rule, the order
        in which the rules apply, rounding.

    Example:
        >>> from oms42.compensation import Plan
        >>> text = plan_document(Plan.simple(
        ...     name="Account executive", salary=120_000, target_incentive=120_000, quota=1_200_000,
        ...     tiers=[(1.0, 1), (None, 1.5)]))
        >>> text.splitlines()[4]
        '- Salary: USD 120,000 a year'
    """
    blocks = [f"# {plan.name}", "## Pay at target\n\n" + _list(_target(plan))]
    blocks += ["## Measures", *(_measure(plan, one) for one in plan.measures)]
    rules = list(rule_sentences(plan))
    if rules:
        blocks.append("## Further rules\n\n" + _list(rules))
    order = "\n".join(f"{k}. {said}" for k, said in enumerate(ORDER, start=1))
    blocks.append("## The order in which the rules apply\n\n" + order)
    terms = [
        f"Settled {plan.period}. {ACCUMULATION[plan.accumulation]}",
        ROUNDING[plan.rounding],
        "A month is a twelfth of the year; a month employed in part counts with its days. Quota, "
        "target, salary and draws of a part of a year are prorated.",
        "A level is reached at its value: 100 % counts as reached at exactly 100 %.",
        *plan.notes,
    ]
    blocks.append("## Terms\n\n" + _list(terms))
    return "\n\n".join(blocks) + "\n"


def _list(sentences: list[str]) -> str:
    return "\n".join(f"- {one}" for one in sentences)


def _target(plan: Plan) -> list[str]:
    both = plan.salary + plan.target_incentive
    said = [f"Salary: {money(plan, plan.salary)} a year"]
    if plan.target_incentive:
        said.append(
            f"Target incentive (TI): {money(plan, plan.target_incentive)} a year at 100 % of "
            "everything"
        )
        said.append(f"On-target earnings (OTE): {money(plan, both)} a year")
        mix = plan.salary / both * 100
        said.append(f"Pay mix: {float(mix):.4g}/{float(100 - mix):.4g}")
    return said


def _measure(plan: Plan, measure: Measure) -> str:
    facts = []
    if measure.quota is not None:
        facts.append(f"Quota: {float(measure.quota):,.10g} a year, counted by {measure.position}")
    if plan.target_incentive and (
        measure.table or (measure.tiers and measure.tiers.unit == "multiple")
    ):
        target = plan.target_incentive * measure.weight
        facts.append(f"Weight: {percent(measure.weight)} of TI, {money(plan, target)} a year")
    facts.append(f"The rates pay on: {measure.basis}")
    if measure.products:
        facts.append("Products that count: " + ", ".join(measure.products))
    if measure.threshold:
        facts.append(
            f"Threshold: below {percent(measure.threshold)} of quota nothing is paid; from there "
            "on, from the first unit"
        )
    table = "\n".join(_tiers(plan, measure) if measure.tiers else _table(measure))
    return f"### {measure.name}\n\n{_list(facts)}\n\n{table}"


def _tiers(plan: Plan, measure: Measure) -> Iterator[str]:
    tiers = measure.tiers
    assert tiers is not None  # the caller asked
    bands = tiers.bands(plan.target_incentive * measure.weight, measure.quota)
    by = "Attainment" if tiers.by == "attainment" else f"Credit ({measure.position})"
    pays = "all credit, from the first unit" if bands.retroactive else "credit in this tier"
    yield f"| {by} | Rate on {pays} |"
    yield "| --- | --- |"
    marks = [
        percent(one) if tiers.by == "attainment" else f"{float(one):,.10g}" for one in tiers.starts
    ]
    for k, rate in enumerate(bands.rates):
        end = f" to below {marks[k + 1]}" if k + 1 < len(marks) else " and above"
        solved = " (solved)" if tiers.steps[k].rate == "solve" else ""
        base = _multiple(plan, measure, rate) if tiers.unit == "multiple" else ""
        yield f"| {marks[k]}{end} | {percent(rate)}{base}{solved} |"


def _multiple(plan: Plan, measure: Measure, rate: Fraction) -> str:
    assert measure.quota is not None  # multiples need a quota
    base = plan.target_incentive * measure.weight / measure.quota
    return f", {float(rate / base):.6g} × base rate" if base else ""


def _table(measure: Measure) -> Iterator[str]:
    assert measure.table is not None  # a measure has tiers or a table
    lines = "straight lines between" if measure.table.between == "linear" else "steps"
    yield f"| Attainment | Share of TI ({lines}) |"
    yield "| --- | --- |"
    for attainment, share in measure.table.points:
        yield f"| {percent(attainment)} | {percent(share)} |"
