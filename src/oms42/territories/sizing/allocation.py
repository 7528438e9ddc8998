# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Whole heads over segments: marginal allocation where it is optimal, dynamic programming else."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.stats.arrays import read_only, whole
from oms42.territories.amounts import number
from oms42.territories.sizing.inputs import per_segment, responses_of, sales_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray

Method = Literal["greedy", "dynamic"]


@dataclass(frozen=True)
class Allocation:
    """Hold the best split of whole heads.

    Attributes:
        heads: Heads of each segment, shape (k,).
        sales: Sales of each, shape (k,).
        contribution: Margin times sales of each, shape (k,).
        last: Contribution that the last head of each brought, shape (k,); NaN where there is none.
        next: Contribution that one more head would bring, shape (k,), within the maximum or not.
        objective: Contribution of all, less the cost of the heads.
        bound: No split has more; the method is exact, so this is the objective.
        gap: Relative distance of the two: 0.
        status: optimal.
        method: greedy (marginal allocation) or dynamic (dynamic programming).
    """

    heads: NDArray[np.int64]
    sales: FloatArray
    contribution: FloatArray
    last: FloatArray
    next: FloatArray
    objective: float
    bound: float
    gap: float
    status: str
    method: Method


def marginal_allocation(
    responses: Sequence[Callable[[FloatArray], FloatArray]],
    heads: int,
    *,
    margin: ArrayLike = 1.0,
    cost: float = 0.0,
    minimum: ArrayLike = 0,
    maximum: ArrayLike | None = None,
) -> Allocation:
    r"""Split a given number of heads over segments so that contribution is largest.

    $$\max_{x \ge 0} \sum_i g_i\,S_i(x_i) - k \sum_i x_i
      \quad\text{with}\quad \sum_i x_i = N$$

    Each head goes where the next one brings most. Where returns diminish this is optimal; the
    gains are checked, and where they rise at first (S-shaped responses) the split is found by
    dynamic programming, which is exact for any response.

    Args:
        responses: A response function a segment: `Power`, `Adbudg`, `ModifiedExponential`, a
            fitted one, or any function of an array of heads; k of them.
        heads: Number N of heads to place, all of them, 0 or more.
        margin: Contribution margin $g_i$ a unit of sales, 0 or more; one number or shape (k,).
        cost: Cost k of a head, 0 or more, in the unit of the contribution.
        minimum: Fewest heads of a segment; one whole number or shape (k,).
        maximum: Most heads of a segment; one whole number or shape (k,); no limit if left out.

    Returns:
        The split, which no other beats.

    Raises:
        TypeError: A number is none, or a response is no function.
        ValueError: A number is out of its range, or the heads do not fit between the limits.

    Source:
        zoltners2004design

    Example:
        >>> from oms42.territories.sizing import Power
        >>> curves = [Power.through(24, 21.4, 0.45), Power.through(30, 12.3, 0.30),
        ...           Power.through(6, 3.3, 0.55)]
        >>> best = marginal_allocation(curves, 60, margin=[0.62, 0.60, 0.55], cost=0.31)
        >>> best.heads.tolist(), round(best.objective, 3), best.method
        ([46, 9, 5], 5.965, 'greedy')
    """
    curves = responses_of(responses)
    total = whole(heads, name="heads", least=0)
    low, high = _room(total, len(curves), minimum, maximum)
    g, k = per_segment(margin, len(curves), name="margin"), number(cost, name="cost", least=0)
    left = total - int(low.sum())
    # one head more than fits, to tell what it would bring
    grids = [np.arange(int(most) + 2, dtype=np.float64) for most in high]
    values = [g[i] * sales_at(curve, grids[i]) for i, curve in enumerate(curves)]
    gains = [np.diff(value[low[i] : -1]) for i, value in enumerate(values)]
    if all(_falling(gain) for gain in gains):
        return _made(curves, values, low + _greedy(gains, left), k, "greedy")
    inside = [value[:-1] for value in values]
    return _made(curves, values, low + _dynamic(inside, low, left), k, "dynamic")


def _room(
    total: int, k: int, minimum: ArrayLike, maximum: ArrayLike | None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the fewest and the most heads of each segment."""
    low = _counts(minimum, k, "minimum")
    high = np.full(k, total) if maximum is None else _counts(maximum, k, "maximum")
    if (low > high).any() and maximum is not None:
        i = int(np.argmax(low > high))
        raise ValueError(
            f"segment {i} has minimum {low[i]} above its maximum {high[i]}; lower one or raise "
            "the other."
        )
    if low.sum() > total or high.sum() < total:
        raise ValueError(
            f"{total} heads do not fit: the segments take at least {low.sum()} and at most "
            f"{high.sum()}."
        )
    return low, np.minimum(high, total - low.sum() + low)


def _counts(x: ArrayLike, k: int, name: str) -> NDArray[np.int64]:
    """Check whole numbers, one a segment."""
    values = per_segment(x, k, name=name)
    if (values != np.floor(values)).any():
        odd = values[values != np.floor(values)][0]
        raise ValueError(f"{name} holds {odd:g}; heads are whole numbers.")
    return values.astype(np.int64)


def _falling(gains: FloatArray) -> bool:
    """Say whether no head brings more than the one before, up to rounding."""
    slack = 1e-12 * float(np.abs(gains).sum())
    return bool((np.diff(gains) <= slack).all())


def _greedy(gains: Sequence[FloatArray], left: int) -> NDArray[np.int64]:
    """Give one head after the other to the segment where it brings most."""
    placed = np.zeros(len(gains), dtype=np.int64)
    heap = [(-float(gain[0]), i) for i, gain in enumerate(gains) if gain.size]
    heapq.heapify(heap)
    for _ in range(left):
        _, i = heap[0]
        placed[i] += 1
        if placed[i] < gains[i].size:
            heapq.heapreplace(heap, (-float(gains[i][placed[i]]), i))
        else:
            heapq.heappop(heap)
    return placed


def _dynamic(values: Sequence[FloatArray], low: NDArray[np.int64], left: int) -> NDArray[np.int64]:
    """Split the heads left over exactly, segment by segment."""
    best = np.full(left + 1, -np.inf)
    best[0] = 0.0
    choices = []
    for i, value in enumerate(values):
        gain = value[low[i] :] - value[low[i]]
        made, chosen = np.full(left + 1, -np.inf), np.zeros(left + 1, dtype=np.int64)
        for x in range(min(gain.size, left + 1)):
            offer = best[: left + 1 - x] + gain[x]
            better = offer > made[x:]
            made[x:][better] = offer[better]
            chosen[x:][better] = x
        best = made
        choices.append(chosen)
    placed = np.zeros(len(values), dtype=np.int64)
    for i in range(len(values) - 1, -1, -1):
        placed[i] = choices[i][left]
        left -= int(placed[i])
    return placed


def _made(
    curves: Sequence[Callable[[FloatArray], FloatArray]],
    values: Sequence[FloatArray],
    found: NDArray[np.int64],
    cost: float,
    method: Method,
) -> Allocation:
    """Describe a split."""
    sales = np.array(
        [float(sales_at(c, np.array([float(x)]))[0]) for c, x in zip(curves, found, strict=True)]
    )
    contribution = np.array([value[x] for value, x in zip(values, found, strict=True)])
    pairs = list(zip(values, found.tolist(), strict=True))
    last = [value[x] - value[x - 1] if x else np.nan for value, x in pairs]
    more = [value[x + 1] - value[x] if x + 1 < value.size else np.nan for value, x in pairs]
    profit = float(contribution.sum()) - cost * float(found.sum())
    found.setflags(write=False)
    return Allocation(
        found,
        read_only(sales),
        read_only(contribution),
        read_only(np.array(last)),
        read_only(np.array(more)),
        profit,
        profit,
        0.0,
        "optimal",
        method,
    )
