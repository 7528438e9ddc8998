# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The chain of the measures for many draws: schedule, threshold, gates, modifiers, caps."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.compensation.bands import DUST
from oms42.compensation.ladder import values_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.compensation.gates import Gate
    from oms42.compensation.measures import Measure
    from oms42.compensation.scenario import Scenario
    from oms42.compensation.windows import Window

    Floats = NDArray[np.float64]


def measures(draws: Scenario, number: int, known: dict[Any, Floats]) -> Floats:
    """Add up what the measures earn in the window that ends with a period.

    Args:
        draws: The draws.
        number: The period's number.
        known: What was worked out for earlier periods; draws that do not tell periods apart are
            worked out once for all periods of one size.

    Returns:
        Money, shape (n,).
    """
    total = np.zeros(draws.size)
    span = draws.window(number)
    share = span.total([one.share for one in draws.spans]) or Fraction(0)
    for measure in draws.plan.measures:
        quota = span.total(draws.quotas[measure.name])
        alone = span.first == span.last == span.ends and draws.even()
        key = (measure.name, quota, share) if alone else (measure.name, number)
        if key not in known:
            known[key] = _chain(draws, measure, number, span, share)
        total += known[key]
    return total


def _chain(draws: Scenario, measure: Measure, number: int, span: Window, share: Fraction) -> Floats:
    plan = draws.plan
    target = plan.target_incentive * measure.weight * share
    pay = _schedule(draws, measure, span, target, share)
    for gate in plan.gates:
        if not gate.applies_to or measure.name in gate.applies_to:
            pay = pay * _passes(gate, draws.metric(gate.metric, number, span))
    for one in plan.modifiers:
        if one.level == "pay" and (not one.applies_to or measure.name in one.applies_to):
            value = draws.metric(one.metric, number, span)
            pay = pay * values_at(one.steps, value, one.between)
    limits = [cap.money(target, share) for cap in plan.caps if measure.name in cap.applies_to]
    return np.minimum(pay, float(min(limits))) if limits else pay


def _schedule(
    draws: Scenario, measure: Measure, span: Window, target: Fraction, share: Fraction
) -> Floats:
    quota = span.total(draws.quotas[measure.name])
    paid_on = draws.amounts(measure.name, span)
    if quota is None:
        if paid_on is None or measure.position != measure.basis:
            raise ValueError(
                f"the measure {measure.name!r} has no quota, so its attainment says nothing; give "
                "it a quota, or amounts in paid_on for a measure whose basis moves its tiers."
            )
        position, attained, paid_on = paid_on, paid_on, None
    else:
        attained = draws.reached(measure.name, span)
        position = attained * float(quota)
    if measure.tiers is not None:
        pay = measure.tiers.bands(target, quota, share).pay(position, paid_on)
    else:
        assert measure.table is not None  # a measure has one of the two
        points = measure.table.points
        pay = values_at(points, attained, measure.table.between) * float(target)
        pay = np.where(_below(attained, points[0][0]), 0.0, pay)
    if measure.threshold:
        pay = np.where(_below(attained, measure.threshold), 0.0, pay)
    return pay


def _below(values: Floats, level: Fraction) -> NDArray[np.bool_]:
    edge = float(level)
    return values < edge - DUST * abs(edge)


def _passes(gate: Gate, value: Floats) -> Floats:
    shut = np.zeros(value.shape, dtype=bool)
    if gate.at_least is not None:
        shut |= _below(value, gate.at_least)
    if gate.at_most is not None:
        edge = float(gate.at_most)
        shut |= value > edge + DUST * abs(edge)
    return np.where(shut, float(gate.otherwise), 1.0)
