# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The vectorised form: a plan's incentive for many draws of attainment, with NumPy alone.

It follows the same rules in the same order as the statement, without rounding, and agrees with it
to the rounding. What acts on single transactions (splits, roles, windfalls, modifiers of a
transaction) is behind it: attainment is what is left after crediting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.compensation.scenario import Scenario
from oms42.compensation.scenario_extras import extras
from oms42.compensation.scenario_measures import measures

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.compensation.plan import Plan

    Floats = NDArray[np.float64]

CHUNK = 32_768  # draws worked on at once: their arrays stay in the processor's cache


def payout(
    plan: Plan,
    attainment: ArrayLike | Mapping[str, ArrayLike],
    metrics: Mapping[str, ArrayLike] | None = None,
    *,
    paid_on: Mapping[str, ArrayLike] | None = None,
    quotas: Any = None,
    shares: Sequence[Any] | None = None,
) -> Floats:
    """Work out the incentive paid in a year, for many draws at once.

    Args:
        plan: The plan.
        attainment: Credit over quota (1 is 100 %): one number; shape (n,), one a draw: the year's
            attainment, reached evenly, so that every period has the same; or shape (n, periods):
            each period's own credit over its own quota. For plans of several measures a mapping
            from each measure's name to such an array; one array stands for all of them.
        metrics: By name, one number, shape (n,) or (n, periods): the metrics of gates and
            modifiers and the scores of MBOs (values of a period); and what SPIFFs pay on, the
            amounts that fill pools, and pay clawed back (the year's total, or by period; left out,
            0), each under the rule's name.
        paid_on: By measure, what the rates pay on where it is not the credit itself (total
            contract value, say, while annual value moves attainment): the year's, or by period.
        quotas: As in `calculation.statement`.
        shares: The share of a year that the seller is employed, by period: for a quarterly plan and
            a hire on 1 July ``[0, 0, 0.25, 0.25]``. Left out, the whole year.

    Returns:
        Incentive paid in the year, without salary, in currency units, not rounded; shape (n,), or
        a single number for single numbers.

    Raises:
        ValueError: A shape, a name or a metric is missing or not allowed.

    Example:
        >>> from oms42.compensation import Plan
        >>> plan = Plan.simple(
        ...     quota=1_200_000, unit="rate", tiers=[(1.0, 0.10), (None, 0.20)],
        ...     period="quarterly", accumulation="discrete",
        ... )
        >>> payout(plan, [[1.26, 0.74, 1.0, 1.0]]).tolist()  # the same year, unevenly reached
        [127800.0]
        >>> payout(plan, [1.0]).tolist()
        [120000.0]
    """
    draws = Scenario.of(plan, attainment, metrics, paid_on, quotas, shares)
    paid = np.empty(draws.size)
    for first in range(0, draws.size, CHUNK):
        paid[first : first + CHUNK] = _year(draws.part(first, first + CHUNK))
    return paid.reshape(()) if draws.scalar else paid


def _year(draws: Scenario) -> Floats:
    """Settle a year: cap the sum of each window, then draw and balance period by period."""
    plan = draws.plan
    active = [k for k, one in enumerate(draws.spans) if one.share]
    discrete = plan.accumulation == "discrete"
    at_once = not discrete and draws.even() and not plan.draws and plan.clawback is None
    paid, balance = np.zeros(draws.size), np.zeros(draws.size)
    before: Floats | float = 0.0
    sums: Floats | float = 0.0
    known: dict[Any, Floats] = {}
    for number in active[-1:] if at_once else active:
        beside = extras(draws, active, number)
        now = measures(draws, number, known) + (beside - sums if discrete else beside)
        sums = beside
        now = np.minimum(now, _limit(draws, number))
        earned = now if discrete else now - before
        before = now
        amount, balance = _settle(draws, number, active, earned, balance)
        paid += amount
    return paid


def _limit(draws: Scenario, number: int) -> float:
    plan = draws.plan
    limits = [np.inf]
    share = draws.window(number).total([one.share for one in draws.spans]) or Fraction(0)
    for one in plan.caps:
        if not one.applies_to:
            limits.append(float(one.money(plan.target_incentive * share, share)))
    return min(limits)


def _settle(
    draws: Scenario, number: int, active: list[int], earned: Floats, balance: Floats
) -> tuple[Floats, Floats]:
    """Pay a period as `draws.settle` does; give what is paid and what is owed."""
    plan, span = draws.plan, draws.spans[number]
    lent, guaranteed = (
        sum(
            float(one.due(active.index(number), span.share / span.full))
            for one in plan.draws
            if one.recoverable is kind
        )
        for kind in (True, False)
    )
    own = np.maximum(earned, guaranteed) if guaranteed else earned
    net = own - balance
    if plan.clawback is not None:
        net = net - draws.quantity(plan.clawback.name, number)
    paid = np.maximum(net, max(lent, 0.0))
    return paid, paid - net
