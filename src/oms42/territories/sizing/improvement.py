# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Local search for the deployment that earns most: move an account, exchange two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray
    from oms42.territories.sizing.pooling import Pool

SMALLEST = 1e-12  # a step must earn more than this share of the whole
WIDEST = 400  # accounts up to which all pairs are looked at


def improved(pool: Pool, start: NDArray[np.intp]) -> NDArray[np.intp]:
    """Move and exchange accounts until no such step earns more.

    Args:
        pool: The weights of accounts in territories.
        start: Territory of each account, shape (n,).

    Returns:
        The alignment at which no single step earns more.
    """
    found = np.array(start, dtype=np.intp)
    while True:
        while _moved(pool, found):
            pass
        if found.size > WIDEST or not _exchanged(pool, found):
            return found


def _moved(pool: Pool, found: NDArray[np.intp]) -> bool:
    """Make the best move of one account, if it earns more."""
    n = np.arange(found.size)
    totals = pool.totals(found)
    now = pool.earned(totals)
    own = pool.weight[n, found]
    lost = now[found] - pool.earned(_replaced(totals, found, -own))[n, found]
    won = pool.earned(totals + pool.weight) - now
    won[n, found] = -np.inf
    gain = won - lost[:, None]
    i, j = np.unravel_index(int(gain.argmax()), gain.shape)
    if not gain[i, j] > SMALLEST * now.sum():
        return False
    found[i] = j
    return True


def _replaced(totals: FloatArray, found: NDArray[np.intp], change: FloatArray) -> FloatArray:
    """Return the totals with the change of each account at its own territory, shape (n, m)."""
    table = np.tile(totals, (found.size, 1))
    table[np.arange(found.size), found] += change
    return table


def _exchanged(pool: Pool, found: NDArray[np.intp]) -> bool:
    """Make the best exchange of two accounts, if it earns more."""
    totals = pool.totals(found)
    now = pool.earned(totals)
    power, factor = 1 - pool.beta, pool.factor
    best, pair = SMALLEST * float(now.sum()), (-1, -1)
    own = pool.weight[np.arange(found.size), found]
    for i in range(found.size - 1):
        others = np.arange(i + 1, found.size)
        a, b = found[i], found[others]
        here = np.maximum(totals[a] - own[i] + pool.weight[others, a], 0.0)
        there = np.maximum(totals[b] - own[others] + pool.weight[i, b], 0.0)
        gain = factor[a] * here**power - now[a] + factor[b] * there**power - now[b]
        gain[a == b] = -np.inf
        k = int(gain.argmax())
        if gain[k] > best:
            best, pair = float(gain[k]), (i, int(others[k]))
    i, k = pair
    if i < 0:
        return False
    found[i], found[k] = found[k], found[i]
    return True
