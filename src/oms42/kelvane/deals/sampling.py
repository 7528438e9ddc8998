# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Chance that keeps its promises: samples whose shares are what was planted.

A systematic sample over ordered units selects unit $i$ when the running sum of probabilities passes
a whole number:

$$s_i = \lfloor P_i + u \rfloor - \lfloor P_{i-1} + u \rfloor, \qquad P_i = \sum_{j \le i} p_j$$

Every unit is selected with its own probability, and any run of neighbors holds within one unit of
the sum of its probabilities. So sort by what must come out exactly.
"""

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from oms42.kelvane.apportion import apportion

# How many single units are tried to bring an amount nearer to its aim.
TUNING = 12


def shuffled_order(rng: np.random.Generator, *keys: ArrayLike) -> NDArray[np.int64]:
    """Order units by keys, the first one first, and at random within equal keys.

    Args:
        rng: Source of uniform draws.
        *keys: Sort keys of equal length, at least one.

    Returns:
        Positions in the new order.

    Example:
        >>> order = shuffled_order(np.random.default_rng(1), [1, 0, 1, 0])
        >>> sorted(order[:2].tolist())
        [1, 3]
    """
    arrays = [np.asarray(key) for key in keys]
    return np.lexsort([rng.random(arrays[0].size), *arrays[::-1]])


def systematic(
    rng: np.random.Generator, p: NDArray[np.float64], order: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Select units with their own probabilities, evenly along an order.

    Args:
        rng: Source of one uniform draw.
        p: Probability of each unit, in [0, 1].
        order: Positions of the units in the order of the walk.

    Returns:
        Whether each unit is selected.

    Example:
        >>> chosen = systematic(np.random.default_rng(1), np.full(10, 0.3), np.arange(10))
        >>> int(chosen.sum())
        3
    """
    total = np.cumsum(p[order]) + rng.random()
    steps = np.floor(total).astype(np.int64)
    chosen = np.empty(p.size, dtype=bool)
    chosen[order] = np.diff(steps, prepend=0) > 0
    return chosen


def dealt(
    rng: np.random.Generator, shares: NDArray[np.float64], order: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Deal categories to units so that every run of neighbors gets its shares.

    Args:
        rng: Source of one uniform draw.
        shares: Share of each category for each unit, shape (n, k); rows sum to 1.
        order: Positions of the units in the order of the walk.

    Returns:
        Category of each unit, from 0 to k − 1.

    Example:
        >>> shares = np.tile([0.5, 0.3, 0.2], (10, 1))
        >>> np.bincount(dealt(np.random.default_rng(1), shares, np.arange(10))).tolist()
        [5, 3, 2]
    """
    golden = (np.sqrt(5.0) - 1.0) / 2.0
    u = (rng.random() + golden * np.arange(order.size)) % 1.0
    category = np.empty(order.size, dtype=np.int64)
    edges = np.cumsum(shares[order], axis=1)[:, :-1]
    category[order] = (u[:, None] >= edges).sum(axis=1)
    return category


def counted(rng: np.random.Generator, size: int, shares: ArrayLike) -> NDArray[np.int64]:
    """Deal categories at random in exact numbers.

    Args:
        rng: Source of uniform draws.
        size: Number of units.
        shares: Share of each category.

    Returns:
        Category of each unit; the number of each is its share of the size, rounded.

    Example:
        >>> np.bincount(counted(np.random.default_rng(1), 9, [2, 1])).tolist()
        [6, 3]
    """
    counts = apportion(size, shares) if size else np.zeros(1, dtype=np.int64)
    pool = np.repeat(np.arange(counts.size), counts)
    return np.asarray(pool[np.argsort(rng.random(size), kind="stable")], dtype=np.int64)


def lognormal_quantiles(size: int, median: float, sigma: float) -> NDArray[np.float64]:
    r"""Return a lognormal sample without chance: its quantiles at $(i - 1/2)/n$.

    Args:
        size: Number of values.
        median: Median.
        sigma: Standard deviation of the logarithm.

    Returns:
        Values in ascending order.

    Example:
        >>> lognormal_quantiles(3, 44_000.0, 0.6).round(-3).tolist()
        [25000.0, 44000.0, 79000.0]
    """
    normal = NormalDist()
    z = np.array([normal.inv_cdf((i + 0.5) / size) for i in range(size)])
    return np.asarray(median * np.exp(sigma * z), dtype=np.float64)


def evened(
    rng: np.random.Generator,
    chosen: NDArray[np.bool_],
    p: NDArray[np.float64],
    stratum: NDArray[np.int64],
    block: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Exchange selected for other units of the same stratum until each block has its share.

    Args:
        rng: Source of uniform draws.
        chosen: Whether each unit is selected.
        p: Probability of each unit.
        stratum: Number of each unit's stratum; the strata keep their counts.
        block: Number of each unit's block, from 0.

    Returns:
        A selection whose count in each block is the sum of its probabilities, rounded, or as near
        as exchanges bring it.

    Example:
        >>> rng = np.random.default_rng(1)
        >>> before = np.array([True, True, False, False])
        >>> stratum, block = np.zeros(4, dtype=int), np.array([0, 0, 1, 1])
        >>> after = evened(rng, before, np.full(4, 0.5), stratum, block)
        >>> np.bincount(block, after).tolist()
        [1.0, 1.0]
    """
    now = chosen.copy()
    aim = apportion(int(now.sum()), np.bincount(block, p))
    order = np.argsort(rng.random(now.size), kind="stable")
    for _ in range(now.size):
        surplus = np.bincount(block, now, minlength=aim.size).astype(np.int64) - aim
        out = order[(now & (surplus > 0)[block])[order]]
        into = order[(~now & (surplus < 0)[block])[order]]
        shared = np.intersect1d(stratum[out], stratum[into])
        if shared.size == 0:
            break
        pick = shared[int(rng.random() * shared.size)]
        now[out[stratum[out] == pick][0]] = False
        now[into[stratum[into] == pick][0]] = True
    return now


def tuned(chosen: NDArray[np.bool_], amount: NDArray[np.float64], aim: float) -> NDArray[np.bool_]:
    """Add or leave out single units until the amount of a selection is as near as that brings it.

    Args:
        chosen: Whether each unit is selected.
        amount: Amount of each unit, ≥ 0.
        aim: Amount that the selection should add up to.

    Returns:
        A selection that differs in a few units.

    Example:
        >>> tuned(np.array([True, False, False]), np.array([5.0, 4.0, 2.0]), 7.0).tolist()
        [True, False, True]
    """
    now = chosen.copy()
    for _ in range(TUNING):
        gap = aim - float(amount[now].sum())
        change = np.abs(gap - np.where(now, -amount, amount))
        if change.size == 0 or change.min() >= abs(gap):
            break
        best = int(np.argmin(change))
        now[best] = not now[best]
    return now
