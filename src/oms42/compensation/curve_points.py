# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pay curve: incentive over attainment, with its kinks and jumps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.compensation.periods import periods
from oms42.compensation.scenario import ANY_YEAR
from oms42.compensation.straight_pieces import PiecewisePay
from oms42.compensation.windows import quotas_of, window
from oms42.stats.arrays import read_only

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from oms42.compensation.plan import Plan

    Floats = NDArray[np.float64]

NEAR = 1e-4  # how near to its ends, as a share of its length, a piece's slope is read
SAME = 1e-7  # a relative difference that is rounding of floats
DIGITS = 6  # decimals of money that float noise leaves whole
DEPTH = 6  # how often a piece with several bends is cut; a curved one becomes 64 straight ones


@dataclass(frozen=True)
class PayCurve:
    """A plan's incentive over attainment.

    Attributes:
        plan: The plan's name.
        attainment: Attainments in order; a jump has its attainment twice, below and at it.
        incentive: Incentive of a year at each.
        piece: The number of the piece without a jump that each point belongs to.
        kinks: Attainments inside the range where the slope changes or the curve jumps.
        jumps: For each jump (attainment, incentive below it, incentive at it).
    """

    plan: str
    attainment: Floats
    incentive: Floats
    piece: NDArray[np.int64]
    kinks: tuple[float, ...]
    jumps: tuple[tuple[float, float, float], ...]

    def rows(self) -> list[dict[str, Any]]:
        """Give the rows that the chart `pay_curve` draws."""
        columns = self.attainment.tolist(), self.incentive.tolist(), self.piece.tolist()
        return [
            {"plan": self.plan, "attainment": x, "incentive": y, "piece": f"{self.plan} {k}"}
            for x, y, k in zip(*columns, strict=True)
        ]

    def pieces(self) -> PiecewisePay:
        """Give the curve as straight pieces, which are quick to evaluate and to cost.

        Returns:
            The pieces; the first and the last go on beyond the range of the curve.
        """
        x, y = self.attainment, self.incentive
        keep = np.diff(x) > 0
        left = x[:-1][keep]
        slope = np.diff(y)[keep] / np.diff(x)[keep]
        knots, intercept = left[1:], y[:-1][keep] - slope * left
        return PiecewisePay(read_only(knots), read_only(intercept), read_only(slope))

    def to_frame(self) -> pd.DataFrame:
        """Give the points as a table: plan, attainment, incentive, piece."""
        import pandas as pd

        return pd.DataFrame(self.rows())


def pay_curve(
    plan: Plan,
    *,
    low: float = 0.0,
    high: float = 1.5,
    metrics: Mapping[str, ArrayLike] | None = None,
) -> PayCurve:
    """Work out a plan's pay curve; all measures have the same attainment.

    Args:
        plan: The plan.
        low: The smallest attainment.
        high: The largest attainment.
        metrics: As in `payout.payout`, one number each.

    Returns:
        The points between which the curve is straight; a jump has two points at one attainment.

    Raises:
        ValueError: The range is empty, or a metric is missing.

    Example:
        >>> from oms42.compensation import Plan
        >>> tiers = [(1.0, 1), (None, 2)]
        >>> curve = pay_curve(Plan.simple(quota=100, target_incentive=50, tiers=tiers))
        >>> curve.attainment.tolist(), curve.incentive.tolist()
        ([0.0, 1.0, 1.5], [0.0, 50.0, 100.0])
        >>> back = Plan.simple(quota=100, target_incentive=50, tiers=tiers, kind="retroactive")
        >>> pay_curve(back).jumps
        ((1.0, 50.0, 100.0),)
    """
    if not low < high:
        raise ValueError(f"low is {low} and high {high}; allowed: low < high.")
    fixed = [low, *(x for x in levels(plan) if low < x < high), high]
    pay = partial(plan.payout, metrics=metrics)
    x: list[float] = []
    y: list[float] = []
    piece: list[int] = []
    jumps: list[tuple[float, float, float]] = []
    for left, right in pairwise(fixed):
        points = _straight(pay, left, right)
        jumped = bool(y) and not _same(y[-1], points[0][1])
        if jumped:
            jumps.append((left, y[-1], round(points[0][1], DIGITS)))
        number = piece[-1] + jumped if piece else 0
        for at, money in points if jumped or not y else points[1:]:
            x.append(at)
            y.append(round(money, DIGITS))
            piece.append(number)
    made = np.array(x), np.array(y), np.array(piece)
    return PayCurve(plan.name, *made, _kinks(*made), tuple(jumps))


def levels(plan: Plan) -> tuple[float, ...]:
    """Give the attainments at which a rule of the plan changes.

    Args:
        plan: The plan.

    Returns:
        Attainments > 0 in order: tiers, tables, thresholds, bonuses, and gates and modifiers that
        look at a measure. Where a cap begins to bind is no level of a rule; `pay_curve` finds it.

    Example:
        >>> from oms42.compensation import Plan
        >>> levels(Plan.simple(quota=10, target_incentive=5, tiers=[(0.5, 0.6), (None, "solve")]))
        (0.5,)
    """
    found = {float(one.at) for one in plan.bonuses}
    for measure in plan.measures:
        found.add(float(measure.threshold))
        if measure.table is not None:
            found |= {float(level) for level, _ in measure.table.points}
    names = {one.name for one in plan.measures}
    for gate in plan.gates:
        if gate.metric in names:
            found |= {float(x) for x in (gate.at_least, gate.at_most) if x is not None}
    for one in plan.modifiers:
        if one.metric in names:
            found |= {float(level) for level, _ in one.steps}
    return tuple(sorted({*(x for x in found if x > 0), *_tier_levels(plan)}))


def _tier_levels(plan: Plan) -> set[float]:
    spans = periods(ANY_YEAR, plan.period)
    quotas = quotas_of(plan, spans, None)
    found: set[float] = set()
    for measure in plan.measures:
        if measure.tiers is None:
            continue
        if measure.tiers.by == "attainment":
            found |= {float(start) for start in measure.tiers.starts[1:]}
            continue
        for number in range(len(spans)):
            span = window(plan.accumulation, number, len(spans))
            quota = span.total(quotas[measure.name])
            share = span.total([one.share for one in spans])
            if quota and share:
                found |= {float(start * share / quota) for start in measure.tiers.starts[1:]}
    return found


def _straight(
    pay: Callable[[Floats], Floats], left: float, right: float, depth: int = 0
) -> list[tuple[float, float]]:
    """Give the corners of the curve between two levels, with its limits at both.

    Two lines through points near the ends either are one line, or meet where a cap begins to bind.
    """
    near = (right - left) * NEAR
    inside = np.array([left + near, left + 2 * near, right - 2 * near, right - near])
    f = pay(inside)
    first, second = (float(f[1] - f[0]) / near, float(f[3] - f[2]) / near)
    start, end = float(f[0]) - first * near, float(f[3]) + second * near
    meets = start + first * (right - left)
    if _same(meets, end):
        return [(left, start), (right, end)]
    bend = (
        left
        if _same(first, second)
        else left + (end - second * (right - left) - start) / (first - second)
    )
    if not left + near < bend < right - near or depth == DEPTH:
        bend = (left + right) / 2
        if depth == DEPTH:
            return [(left, start), (right, end)]
    bend = round(bend, DIGITS + 3)
    before = _straight(pay, left, bend, depth + 1)
    return [*before, *_straight(pay, bend, right, depth + 1)[1:]]


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= SAME * max(1.0, abs(one), abs(other))


def _kinks(x: Floats, y: Floats, piece: NDArray[np.int64]) -> tuple[float, ...]:
    bent = []
    for k in range(1, x.size - 1):
        if piece[k - 1] != piece[k + 1]:
            bent.append(float(x[k]))
            continue
        before = (y[k] - y[k - 1]) / (x[k] - x[k - 1])
        after = (y[k + 1] - y[k]) / (x[k + 1] - x[k])
        if not _same(float(before), float(after)):
            bent.append(float(x[k]))
    return tuple(dict.fromkeys(bent))
