# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Find p sites with capacities and prove them best: moves, a bound, then an exact finish."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.capacity_bound import CapacityAscent
from oms42.territories.capacity_finish import finish
from oms42.territories.capacity_moves import improve
from oms42.territories.capacity_walk import walk
from oms42.territories.incumbent import Incumbent
from oms42.territories.site_exchange import exchange, greedy
from oms42.territories.site_inputs import scale_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray

    IntArray = NDArray[np.intp]

STEPS, PACE = 400, 1.0
SHARE = 0.25  # of the time that is left goes into a longer search before the exact finish
KICKS = 300  # random changes of one site, each followed by moves
SEED = 0


def search(
    cost: FloatArray,
    workload: FloatArray,
    capacity: FloatArray,
    p: int,
    *,
    whole: bool = False,
    deadline: float = np.inf,
) -> tuple[IntArray, float, float]:
    """Assign every customer to one of p sites within their capacities at the lowest cost.

    Args:
        cost: What customer i costs at site j, 0 or more, shape (n, m).
        workload: The customers' workloads, 0 or more, shape (n,).
        capacity: The sites' capacities, finite, shape (m,).
        p: How many sites to open, from 2 to m.
        whole: Whether every cost is a whole number.
        deadline: When to stop, on the clock of ``time.monotonic``.

    Returns:
        The site of each customer (empty if none was found), what they cost, and a bound on the
        lowest cost; the bound is infinite if no assignment exists.
    """
    sites, value = exchange(cost, greedy(cost, p))
    nobody = np.zeros(0, dtype=np.intp)
    best = Incumbent(nobody, np.inf, whole=whole, deadline=deadline, scale=scale_of(cost))
    best.offer(*improve(cost, workload, capacity, sites))
    kick(cost, workload, capacity, sites, best)
    ascent = CapacityAscent(cost, workload, capacity, p, best, guess=1.2 * value + 1)
    ascent.climb(STEPS, PACE)
    if ascent.bound < best.cut:
        pause = max(best.deadline - time.monotonic(), 0.0) * SHARE
        walk(cost, workload, capacity, best, stop=time.monotonic() + pause)
    bound = prove(ascent)
    return best.sites, best.value, bound


def kick(
    cost: FloatArray,
    workload: FloatArray,
    capacity: FloatArray,
    sites: IntArray,
    best: Incumbent,
) -> None:
    """Replace one site by another one that suits some customer of it, and move on from there.

    Args:
        cost: What customer i costs at site j, shape (n, m).
        workload: The customers' workloads, shape (n,).
        capacity: The sites' capacities, shape (m,).
        sites: The sites to begin with, used as long as no solution is known.
        best: The best solution so far; better ones are offered to it.
    """
    random = np.random.default_rng(SEED)
    n, m = cost.shape
    close = np.argsort(cost, axis=1, kind="stable")[:, : max(2, m // 5)]
    for _ in range(KICKS):
        if best.late:
            return
        at = np.unique(best.sites) if best.sites.size else sites
        base = np.union1d(at, sites)[: sites.size] if at.size < sites.size else at
        i = int(random.integers(n))
        leaving = best.sites[i] if best.sites.size else random.choice(base)
        joining = int(random.choice(close[i]))
        tried = np.sort(np.where(base == leaving, joining, base))
        if np.unique(tried).size == tried.size and best.is_new(tried):
            best.offer(*improve(cost, workload, capacity, tried))


def prove(ascent: CapacityAscent) -> float:
    """Close the gap: solve the program over the pairs that were not ruled out.

    Args:
        ascent: The bound that was reached, and with what; a better solution is offered to its
            best one.

    Returns:
        A bound on the lowest cost; infinite if no solution exists.
    """
    best = ascent.best
    if ascent.bound >= best.cut:
        return best.value
    seconds = best.deadline - time.monotonic()
    if seconds <= 0:
        return ascent.bound
    found = finish(ascent.cost, ascent.workload, ascent.capacity, ascent.p, ascent.alive, seconds)
    best.offer(found.assignment, found.value)
    bound = max(ascent.bound, found.bound)  # what was ruled out would be no better than the best
    return best.value if bound >= best.cut else bound
