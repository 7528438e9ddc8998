# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The class of each quarter's attainment, and how often the PIP trigger goes off.

A quarter is *flagged* (below 70 %), *short* (up to 100 %), in the *band* (100 to 104 %) or *over*.
Each class is an interval, and within the planted year a quarter stays in the interval that it was
given while annual attainment is fitted. In each of the four quarters the promised number of account
executives is flagged (PT-16): the quarters nearest to 70 % change sides until the number is right.
Where nobody is left whose year allows it, somebody changes sides in this quarter and, the other way
round, in another one, where the number is then set right again; or comes down below quota in
another one.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.people.deferral import BAND

TRIGGER = 0.70
EDGES = (0.12, TRIGGER - 0.0005, TRIGGER + 0.0005, BAND[0] - 0.0005, BAND[1] + 0.0005, 2.60)
# How far from the ends of what its intervals allow a year must lie, as a share of the range.
MARGIN = 0.12
# A single quarter may lie between two intervals.
GAP = 0.001
# How often numbers are set right again after exchanges.
ROUNDS = 30


@dataclass(frozen=True)
class Cells:
    """Hold quarters of attainment and their intervals, shape (sellers, 4) each.

    Attributes:
        value: Attainment as it was drawn; nan where the seller has no quota.
        low: Lower end of the interval.
        high: Upper end of the interval.
        weight: Share of the quarter in the seller's annual quota, 0 where there is none.
    """

    value: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    weight: NDArray[np.float64]


def classify(value: NDArray[np.float64], quota: NDArray[np.float64]) -> Cells:
    """Put each quarter into its interval.

    Args:
        value: Attainment, nan where the seller has no quota.
        quota: Quotas before the ratchet, same shape.

    Returns:
        The quarters with their intervals.

    Example:
        >>> cells = classify(np.array([[0.5, 0.9, 1.02, 1.3]]), np.ones((1, 4)))
        >>> cells.low.round(4).tolist()
        [[0.12, 0.7005, 1.0, 1.0405]]
    """
    conditions = [value < TRIGGER, value < BAND[0], value <= BAND[1], value > BAND[1]]
    low = np.select(conditions, [EDGES[0], EDGES[2], BAND[0], EDGES[4]], default=np.nan)
    high = np.select(conditions, [EDGES[1], EDGES[3], BAND[1], EDGES[5]], default=np.nan)
    weight = np.where(np.isnan(value), 0.0, quota)
    return Cells(value, low, high, weight / weight.sum(axis=1, keepdims=True))


def reachable(cells: Cells, target: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell whose annual attainment the intervals allow.

    Args:
        cells: Quarters with their intervals.
        target: Annual attainment of each seller.

    Returns:
        True where the mean of the intervals' ends holds the target between them.

    Example:
        >>> cells = classify(np.array([[0.5, 0.9, 1.02, 1.3]]), np.ones((1, 4)))
        >>> reachable(cells, np.array([0.5])).tolist()
        [False]
    """
    low = np.nansum(cells.weight * cells.low, axis=1)
    high = np.nansum(cells.weight * cells.high, axis=1)
    margin = MARGIN * (high - low)
    margin = np.where((cells.weight > 0).sum(axis=1) > 1, margin, -GAP)
    return np.asarray((low + margin < target) & (target < high - margin))


def set_flagged(
    cells: Cells,
    target: NDArray[np.float64],
    watched: NDArray[np.bool_],
    fixed: NDArray[np.bool_],
    counts: list[int],
    draws: NDArray[np.float64],
) -> Cells:
    """Move the quarters nearest to the trigger across it until each count is right.

    Args:
        cells: Quarters with their intervals.
        target: Annual attainment of each seller; it must stay reachable.
        watched: Whether the seller counts.
        fixed: Quarters that stay as they are, shape (sellers, 4).
        counts: How many of the watched are to be flagged in each quarter.
        draws: Uniform draws, shape (sellers, 4): how far from the trigger a moved quarter lands.

    Returns:
        Quarters with new intervals.

    Example:
        >>> cells = classify(np.array([[0.65, 1.2], [0.9, 0.95]]), np.ones((2, 2)))
        >>> none = np.zeros((2, 2), dtype=bool)
        >>> whole = np.array([True, True])
        >>> moved = set_flagged(cells, np.array([1.05, 0.9]), whole, none, [0, 0], none + 0.5)
        >>> moved.value.tolist()
        [[0.73, 1.2], [0.9, 0.95]]
    """
    plan = _Plan(cells.weight, target, watched, fixed, counts, draws)
    value = cells.value.copy()
    for _ in range(ROUNDS):
        left = [_flip(value, plan, q) for q in range(len(counts))]
        stuck = [(q, excess) for q, excess in enumerate(left) if excess]
        if not any(_trade(value, plan, *one) or _ease(value, plan, *one) for one in stuck):
            break
    return classify(value, cells.weight)


@dataclass(frozen=True)
class _Plan:
    """Hold what `set_flagged` was asked for."""

    weight: NDArray[np.float64]
    target: NDArray[np.float64]
    watched: NDArray[np.bool_]
    fixed: NDArray[np.bool_]
    counts: list[int]
    draws: NDArray[np.float64]

    def able(self, value: NDArray[np.float64], q: int, low: bool) -> NDArray[np.int64]:
        """Return who may change sides in a quarter, nearest to the trigger first."""
        here = value[:, q]
        side = here < TRIGGER if low else (here >= TRIGGER) & (here < BAND[0])
        rows = np.flatnonzero(side & self.watched & ~self.fixed[:, q])
        return rows[np.argsort(np.abs(here[rows] - TRIGGER), kind="stable")]

    def moved(
        self, quarters: NDArray[np.float64], row: int, q: int, step: float
    ) -> NDArray[np.float64]:
        """Return a seller's quarters with one of them on the other side of the trigger."""
        after = quarters.copy()
        after[q] = TRIGGER + step * (0.005 + 0.05 * self.draws[row, q])
        return after

    def allows(self, quarters: NDArray[np.float64], row: int) -> bool:
        """Tell whether a seller's quarters allow the planted year."""
        after = classify(quarters[None], self.weight[row : row + 1])
        return bool(reachable(after, self.target[row : row + 1])[0])


def _flip(value: NDArray[np.float64], plan: _Plan, q: int) -> int:
    """Move quarters across the trigger, in place; return how many too many are still below it."""
    excess = int(((value[:, q] < TRIGGER) & plan.watched).sum()) - plan.counts[q]
    step = 1 if excess > 0 else -1
    for row in plan.able(value, q, excess > 0).tolist():
        if excess == 0:
            break
        quarters = plan.moved(value[row], row, q, step)
        if plan.allows(quarters, row):
            value[row] = quarters
            excess -= step
    return excess


def _trade(value: NDArray[np.float64], plan: _Plan, q: int, excess: int) -> bool:
    """Let one seller change sides here and elsewhere, and another one there, in place, if any."""
    step = 1 if excess > 0 else -1
    for other in range(len(plan.counts)):
        before = abs(_flip(value.copy(), plan, other))
        both = plan.able(value, other, excess < 0) if other != q else np.empty(0)
        for row in np.intersect1d(plan.able(value, q, excess > 0), both).tolist():
            quarters = plan.moved(plan.moved(value[row], row, q, step), row, other, -step)
            trial = value.copy()
            trial[row] = quarters
            if plan.allows(quarters, row) and abs(_flip(trial, plan, other)) <= before:
                value[:] = trial
                return True
    return False


def _ease(value: NDArray[np.float64], plan: _Plan, q: int, excess: int) -> bool:
    """Let one seller leave the flagged and miss the quota in another quarter, in place, if any."""
    if excess < 0:
        return False
    others = [other for other in range(len(plan.counts)) if other != q]
    for row, other in product(plan.able(value, q, True).tolist(), others):
        if plan.fixed[row, other] or not value[row, other] >= BAND[0]:
            continue
        quarters = plan.moved(value[row], row, q, 1)
        quarters[other] = BAND[0] - 0.005 - 0.05 * plan.draws[row, other]
        if plan.allows(quarters, row):
            value[row] = quarters
            return True
    return False
