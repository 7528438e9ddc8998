# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Find p sites and prove them best: branch on a site, bound by Lagrangian relaxation."""

from __future__ import annotations

import heapq
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.incumbent import Incumbent
from oms42.territories.median_bound import Ascent, Node
from oms42.territories.site_exchange import exchange, greedy
from oms42.territories.site_inputs import scale_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray

    IntArray = NDArray[np.intp]

ROOT_STEPS, NODE_STEPS = 800, 25
PACE = 1.0
NEAR_ROOT, NEAR_NODE = 1.02, 1.005
BRANCH = 0.5  # split on the site chosen in about this share of the steps
TRIES = 8  # sites to try for a split
ENOUGH = 0.02  # of the distance to the best known cost is a lift worth having


def search(
    cost: FloatArray, p: int, *, whole: bool = False, deadline: float = np.inf
) -> tuple[IntArray, float, float]:
    """Find the p sites that serve all customers at the lowest cost.

    Args:
        cost: What it costs to serve customer i from site j, 0 or more, shape (n, m).
        p: How many sites to open, from 2 to m - 1.
        whole: Whether every cost is a whole number.
        deadline: When to stop, on the clock of ``time.monotonic``.

    Returns:
        The sites in ascending order, what they cost, and a bound on the lowest cost.

    Example:
        >>> cost = np.array([[0.0, 2, 9], [2, 0, 9], [9, 9, 0]])
        >>> search(cost, 2)
        (array([0, 2]), 2.0, 2.0)
    """
    m = cost.shape[1]
    sites, value = exchange(cost, greedy(cost, p))
    best = Incumbent(sites, value, whole=whole, deadline=deadline, scale=scale_of(cost))
    nearest = np.partition(cost[:, sites], 1, axis=1)[:, :2]
    nobody = np.zeros(0, dtype=np.intp)
    start = Node(cost.min(axis=1).sum(), nearest.mean(axis=1), nobody, np.arange(m), np.zeros(m))
    root = Ascent(cost, p, start, best, near=NEAR_ROOT).climb(ROOT_STEPS, PACE)
    if root is None:
        return best.sites, best.value, best.value
    alive = np.sort(np.concatenate([root.opened, root.free]))
    inner = replace(best, sites=nobody, seen=set())
    opened, free = np.searchsorted(alive, root.opened), np.searchsorted(alive, root.free)
    bound = branch(cost[:, alive], p, Node(root.bound, root.u, opened, free, root.share), inner)
    if inner.sites.size:
        best.offer(alive[inner.sites], inner.value)
    return best.sites, best.value, bound


def branch(cost: FloatArray, p: int, root: Node, best: Incumbent) -> float:
    """Split the search, always where the bound is lowest, until nothing better can be left.

    Args:
        cost: What it costs to serve customer i from site j, shape (n, m).
        p: How many sites to open.
        root: The part of the search to start from.
        best: The best solution so far, which is replaced by better ones.

    Returns:
        A bound on the lowest cost; it is the best solution's cost if that is proved.
    """
    count = itertools.count()
    heap = [(root.bound, next(count), root)]
    dull = np.zeros(cost.shape[1])
    while heap and heap[0][0] < best.cut:
        if best.late:
            return heap[0][0]
        node = heapq.heappop(heap)[2]
        for half in split(cost, p, node, best, dull):
            heapq.heappush(heap, (half.bound, next(count), half))
    return best.value


def split(cost: FloatArray, p: int, node: Node, best: Incumbent, dull: FloatArray) -> list[Node]:
    """Split a part of the search on a site that lifts the bound of both halves.

    The first site to be tried is one that was chosen about every second time. Where its halves
    cost no more than the whole, as is common where many choices tie, a few other sites are tried.

    Args:
        cost: What it costs to serve customer i from site j, shape (n, m).
        p: How many sites to open.
        node: The part; it has more free sites than are still to open.
        best: The best solution so far, which is replaced by better ones.
        dull: How often a split on each site lifted nothing, shape (m,); it is counted on.

    Returns:
        The halves that may still hold a better solution: two, one or none.
    """
    order = np.lexsort([np.abs(node.share - BRANCH), dull[node.free]])
    kept: list[Node] = []
    lift = -np.inf
    for at in order[:TRIES]:
        climbs = [
            Ascent(cost, p, half, best, near=NEAR_NODE).climb(NODE_STEPS, PACE)
            for half in halves(node, int(at))
        ]
        left = [half for half in climbs if half is not None]
        if len(left) < 2:
            return left
        gain = sum(half.bound for half in left) - 2 * node.bound
        if gain > lift:
            kept, lift = left, gain
        if lift >= ENOUGH * (best.cut - node.bound) or best.late:
            break
        dull[node.free[at]] += 1
    return kept


def halves(node: Node, at: int) -> Iterator[Node]:
    """Split a part of the search in two: a site closed, and the same site open.

    Args:
        node: The part.
        at: The position of the site among the free ones.

    Yields:
        The two halves, each with the bound and the multipliers of the whole.
    """
    free, share = np.delete(node.free, at), np.delete(node.share, at)
    yield Node(node.bound, node.u, node.opened, free, share)
    yield Node(node.bound, node.u, np.append(node.opened, node.free[at]), free, share)
