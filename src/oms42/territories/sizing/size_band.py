# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Profit over the size of a sales force, and how little is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only, whole
from oms42.territories.amounts import number
from oms42.territories.sizing.inputs import per_segment

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

LEAST, MOST = 0.02, 0.95  # elasticities that are drawn beyond these are set to them
STEPS = 50  # of Newton's method at most; it doubles its digits with each
CLOSE = 1e-12  # of the total effort


@dataclass(frozen=True)
class SizeBand:
    """Hold profit over size, each size split in the best way, and the interval of both.

    Attributes:
        size: Sizes, shape (s,).
        profit: Profit over the horizon at the elasticities given, shape (s,).
        low: Lower end of the interval, shape (s,).
        high: Upper end, shape (s,).
        best: Best size at the elasticities given.
        best_low: Lower end of the interval of the best size.
        best_high: Upper end.
        level: Probability that the intervals hold.
    """

    size: FloatArray
    profit: FloatArray
    low: FloatArray
    high: FloatArray
    best: float
    best_low: float
    best_high: float
    level: float


def size_band(
    heads: ArrayLike,
    sales: ArrayLike,
    elasticity: ArrayLike,
    *,
    sizes: ArrayLike,
    cost: float,
    margin: ArrayLike = 1.0,
    multiplier: float = 1.0,
    error: float = 0.05,
    level: float = 0.90,
    draws: int = 200,
    seed: int = 42,
) -> SizeBand:
    r"""Draw the elasticities many times, and see what becomes of profit and of the best size.

    $$\Pi(N) = \max_{\sum x_i = N} M \sum_i g_i S_i \Bigl(\frac{x_i}{h_i}\Bigr)^{b_i} - k N,
      \qquad b_i \sim N(\hat b_i, \mathrm{se}^2)$$

    Every curve goes through today's point $(h_i, S_i)$, so what is uncertain is how sales would
    change, and the intervals are narrowest at today's heads. The best split has equal margins:
    $x_i = (M g_i a_i b_i / \lambda)^{1/(1 - b_i)}$, and the best size those of $\lambda = k$.

    Args:
        heads: Heads $h_i$ of today, above 0, shape (k,).
        sales: Sales $S_i$ of today, above 0, shape (k,).
        elasticity: Elasticities $\hat b_i$, shape (k,), from 0.02 to 0.95.
        sizes: Sizes N to look at, above 0, shape (s,).
        cost: Cost k of a head, above 0.
        margin: Contribution margin $g_i$ a unit of sales, above 0; one number or shape (k,).
        multiplier: Value M over the horizon of what is won in its first year, above 0.
        error: Standard error of each elasticity, 0 or more.
        level: Probability that the intervals hold, above 0 and below 1.
        draws: How often the elasticities are drawn.
        seed: The same seed gives the same draws.

    Returns:
        Profit and best size with their intervals.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Source:
        zoltners2004design on the response functions.

    Example:
        >>> band = size_band([24, 30, 6], [21.4, 12.3, 3.3], [0.45, 0.30, 0.55], sizes=[60],
        ...                  cost=0.31, margin=[0.62, 0.60, 0.55])
        >>> round(band.best, 1), band.profit.round(2).tolist()
        (21.5, [5.97])
    """
    size = per_segment(sizes, np.size(sizes), name="sizes", above=True)
    h = per_segment(heads, np.size(heads), name="heads", above=True)
    k = number(cost, name="cost", above=0)
    worth = number(multiplier, name="multiplier", above=0)
    earned = worth * per_segment(margin, h.size, name="margin", above=True)
    earned = earned * per_segment(sales, h.size, name="sales", above=True)
    middle = per_segment(elasticity, h.size, name="elasticity", above=True)
    if (middle < LEAST).any() or (middle > MOST).any():
        raise ValueError(f"elasticity is {middle.tolist()}; each is {LEAST} to {MOST}.")
    spread = number(error, name="error", least=0)
    share = number(level, name="level", above=0, most=0.999)
    normal = np.random.default_rng(whole(seed, name="seed", least=0)).standard_normal(
        (whole(draws, name="draws"), h.size)
    )
    # segments on the first axis: numpy adds up a short last axis slowly, and a slider waits
    b = np.vstack([middle, np.clip(middle + spread * normal, LEAST, MOST)]).T
    h, earned = h[:, None], earned[:, None]
    profit, best = _profit(b, h, earned, size, k), _efforts(b, h, earned, np.log(k)).sum(axis=0)
    ends = [(1 - share) / 2, (1 + share) / 2]
    low, high = np.quantile(profit[1:], ends, axis=0)
    best_low, best_high = np.quantile(best[1:], ends)
    return SizeBand(
        read_only(size),
        read_only(profit[0]),
        read_only(low),
        read_only(high),
        float(best[0]),
        float(best_low),
        float(best_high),
        share,
    )


def _efforts(b: FloatArray, h: FloatArray, earned: FloatArray, log_shadow: ArrayLike) -> FloatArray:
    """Return the efforts at which one more head brings the shadow value; the first axis is k."""
    return np.asarray(h * np.exp((np.log(earned * b / h) - np.asarray(log_shadow)) / (1 - b)))


def _profit(
    b: FloatArray, h: FloatArray, earned: FloatArray, size: FloatArray, cost: float
) -> FloatArray:
    """Return the profit of each draw (rows) at each size (columns), split in the best way.

    The logarithm of the total effort is convex in ln λ, so Newton's method finds λ from any start.
    """
    b, h, earned = b[..., None], h[..., None], earned[..., None]
    shadow = np.zeros((b.shape[1], size.size))
    for _ in range(STEPS):
        taken = _efforts(b, h, earned, shadow)
        total = taken.sum(axis=0)
        away = np.log(total / size)
        if np.abs(away).max() < CLOSE:
            break
        shadow = shadow + away * total / (taken / (1 - b)).sum(axis=0)
    return np.asarray((earned * (taken / h) ** b).sum(axis=0) - cost * size)
