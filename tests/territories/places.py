# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Places to test on, and the plainest way to find the best sites: try them all."""

import itertools
from typing import Any

import numpy as np


def random_graph(n: int, seed: int) -> Any:
    """Give the distances in a random graph made the way of the OR-Library (Beasley 1985).

    A ring through all n vertices and random edges besides, n²/50 in all, each 1 to 100 long; the
    distances are those of the shortest paths (Floyd's algorithm).
    """
    random = np.random.default_rng(seed)
    count = n * n // 50
    start = np.concatenate([np.arange(n), random.integers(0, n, count - n)])
    end = np.concatenate([(np.arange(n) + 1) % n, random.integers(0, n, count - n)])
    distance = np.full((n, n), np.inf)
    distance[start, end] = random.integers(1, 101, count)
    distance = np.minimum(distance, distance.T)
    np.fill_diagonal(distance, 0)
    for k in range(n):
        np.minimum(distance, distance[:, k, None] + distance[k], out=distance)
    return distance


def square(n: int, seed: int) -> tuple[Any, Any]:
    """Give whole distances, rounded down, on a 100 × 100 square, and workloads of 1 to 20."""
    random = np.random.default_rng(seed)
    place = random.integers(1, 101, (n, 2)).astype(float)
    apart = place[:, None] - place[None]
    return np.floor(np.sqrt((apart**2).sum(axis=2))), random.integers(1, 21, n).astype(float)


def cheapest(cost: Any, p: int, *, workload: Any = None, capacity: Any = None) -> float:
    """Give the lowest cost over all choices of p sites; infinite if none holds the workloads."""
    cost = np.asarray(cost, dtype=float)
    n, m = cost.shape
    best = np.inf
    for sites in itertools.combinations(range(m), p):
        if capacity is None:
            best = min(best, cost[:, sites].min(axis=1).sum())
            continue
        for served in itertools.product(sites, repeat=n):
            load = np.bincount(served, weights=workload, minlength=m)
            if (load <= np.asarray(capacity) + 1e-9).all():
                best = min(best, cost[np.arange(n), served].sum())
    return float(best)
