# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Good plans fast: round the relaxation and search from there."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.grow import regrow
from oms42.territories.search import Plan, improve

if TYPE_CHECKING:
    from oms42.territories.band import Assignment, Band
    from oms42.territories.contiguity import Graph
    from oms42.territories.dual import Prices

STEEPER = (1.0, 4.0, 30.0, 1e3, 1e5)  # how the penalty on leaving the band rises


def descend(
    band: Band, start: Assignment, prices: Prices, graph: Graph | None, deadline: float
) -> Assignment:
    """Search from one start, with a penalty on leaving the band that rises until none does.

    Args:
        band: The problem.
        start: Any assignment that uses allowed pairs.
        prices: Prices of the band, which set the scale of the penalty.
        graph: Which accounts touch, if territories must be connected.
        deadline: On the clock of `time.monotonic`.

    Returns:
        The assignment reached; it may still leave the band.

    Example:
        >>> from oms42.territories.band import Band
        >>> from oms42.territories.dual import ascend
        >>> c = np.array([[1.0, 9.0], [1.0, 3.0]])
        >>> band = Band(c, np.ones(2), np.ones(2), np.ones(2), np.zeros((2, 2)))
        >>> descend(band, np.array([0, 0]), ascend(band), None, np.inf)
        array([0, 1])
    """
    if graph is not None:
        value = band.cost + prices.load * band.workload[:, None]
        start = regrow(start, value, band.workload, graph)
    finite = band.cost[np.isfinite(band.cost)]
    mean = float(band.workload.mean()) or 1.0
    base = max(float(np.abs(prices.load).max()), float(finite.std()) / mean, 1e-12)
    plan = Plan(band, start, base, graph)
    for factor in STEEPER:
        plan.penalty = base * factor
        improve(plan, deadline)
        if band.excess(plan.home) == 0.0 or time.monotonic() > deadline:
            break
    return plan.home


def connected(plan: Assignment, graph: Graph | None, m: int) -> bool:
    """Check whether every territory is connected.

    Args:
        plan: The assignment.
        graph: Which accounts touch; None if territories need not be connected.
        m: How many territories there are.

    Returns:
        Whether each is in one piece and holds its root.

    Example:
        >>> connected(np.array([0, 1]), None, 2)
        True
    """
    return graph is None or all(graph.is_connected(np.flatnonzero(plan == j), j) for j in range(m))
