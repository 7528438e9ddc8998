# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Mend an assignment whose territories are in pieces: keep one piece of each, regrow the rest."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Assignment
    from oms42.territories.contiguity import Graph


def regrow(plan: Assignment, value: FloatArray, weight: FloatArray, graph: Graph) -> Assignment:
    """Make every territory connected.

    Each territory keeps the piece with its root, or else its heaviest piece; the accounts of the
    other pieces join a territory that they touch, cheapest first.

    Args:
        plan: The assignment, shape (n,).
        value: What giving an account to a territory costs, shape (n, m); infinite if it may not.
        weight: Workload, shape (n,).
        graph: Which accounts touch.

    Returns:
        The assignment, connected where the costs leave a way.

    Example:
        >>> from oms42.territories.contiguity import graph
        >>> line = graph([(0, 1), (1, 2), (2, 3)], 4, np.array([0, 3]))
        >>> regrow(np.array([0, 1, 0, 1]), np.zeros((4, 2)), np.ones(4), line)
        array([0, 0, 0, 1])
    """
    home = np.full(plan.size, -1, dtype=np.intp)
    if graph.roots is not None:
        plan = plan.copy()
        plan[graph.roots] = np.arange(value.shape[1])
    for j in range(value.shape[1]):
        parts = graph.parts(np.flatnonzero(plan == j))
        if graph.roots is not None:
            parts = [part for part in parts if graph.roots[j] in part]
        if parts:
            home[max(parts, key=lambda part: float(weight[part].sum()))] = j
    queue = [
        (float(value[i, home[k]]), i, int(home[k]))
        for i in np.flatnonzero(home < 0).tolist()
        for k in graph.neighbors[i]
        if home[k] >= 0
    ]
    heapq.heapify(queue)
    while queue:
        cost, i, j = heapq.heappop(queue)
        if home[i] >= 0 or not np.isfinite(cost):
            continue
        home[i] = j
        for k in graph.neighbors[i].tolist():
            if home[k] < 0:
                heapq.heappush(queue, (float(value[k, j]), k, j))
    lost = home < 0
    home[lost] = plan[lost]
    return home
