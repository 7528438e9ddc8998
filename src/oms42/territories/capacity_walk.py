# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A longer look for p sites with capacities: a walk that may also take a small step up."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.capacity_moves import improve

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray
    from oms42.territories.incumbent import Incumbent

    IntArray = NDArray[np.intp]

STEPS = 3000
MOST = 3  # sites that one step replaces
WARMTH = 0.003  # of the best cost: a step up by this much is taken about once in three times
SEED = 1


def walk(
    cost: FloatArray,
    workload: FloatArray,
    capacity: FloatArray,
    best: Incumbent,
    *,
    steps: int = STEPS,
    stop: float = np.inf,
) -> None:
    """Replace one to three sites by others near by, settle, and go on from there if it is good.

    Exchanging one site at a time ends where no single exchange pays; two neighbors may have to
    move together. A walk that now and then accepts a slightly dearer choice gets past such places
    (simulated annealing at one low temperature).

    Args:
        cost: What customer i costs at site j, shape (n, m).
        workload: The customers' workloads, shape (n,).
        capacity: The sites' capacities, shape (m,).
        best: The best solution so far, where the walk begins; better ones are offered to it.
        steps: How many choices to look at, those seen before included.
        stop: When to stop, on the clock of ``time.monotonic``.

    Example:
        >>> from oms42.territories.incumbent import Incumbent
        >>> cost = np.array([[0.0, 4, 9, 9], [4, 0, 9, 9], [9, 9, 0, 1], [9, 9, 1, 0]])
        >>> best = Incumbent(np.array([2, 2, 3, 3]), 19.0)
        >>> walk(cost, np.ones(4), np.full(4, 2.0), best, steps=50)
        >>> best.value
        5.0
    """
    random = np.random.default_rng(SEED)
    here, value = np.unique(best.sites), best.value
    if here.size < 2:  # one site that serves all, or no solution to begin with
        return
    close = np.argsort(cost, axis=1, kind="stable")[:, : max(2, cost.shape[1] // 5)]
    for _ in range(steps):
        if best.late or time.monotonic() > stop:
            return
        tried = _replace(here, cost, close, random)
        if not best.is_new(tried):
            continue
        at, reached = improve(cost, workload, capacity, tried)
        best.offer(at, reached)
        rise = (reached - value) / (WARMTH * best.value) if best.value else 0.0
        if rise < 0 or random.random() < np.exp(-rise):
            here, value = np.unique(at), reached


def _replace(
    here: IntArray, cost: FloatArray, close: IntArray, random: np.random.Generator
) -> IntArray:
    """Near one to three customers drawn by lot, replace the nearest open site by another one."""
    sites = here.copy()
    for _ in range(int(random.integers(1, MOST + 1))):
        i = int(random.integers(cost.shape[0]))
        site = int(random.choice(close[i]))
        if site not in sites:
            sites[int(cost[i, sites].argmin())] = site
    return np.sort(sites)
