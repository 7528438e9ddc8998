# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Districting from bound to proof: plans around promising centers, pairs ruled out, the program."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.band import Band
from oms42.territories.dual import ascend
from oms42.territories.heuristic import descend
from oms42.territories.hess_bound import Hess, HessBound, climb
from oms42.territories.hess_program import HessProgram
from oms42.territories.outcome import ROUNDING
from oms42.territories.solve_band import solve_band

if TYPE_CHECKING:
    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Assignment
    from oms42.territories.contiguity import Graph

STEPS = 1500  # of the subgradient method
SETS = 6  # sets of centers that a plan is sought for
ROUNDS = 5  # of moving the centers into the middle of their districts


class HessSearch:
    """Carry the best districting and the bound from step to step.

    Attributes:
        plan: The center of each unit; None if no districting was found.
        value: Its cost.
        bound: No districting costs less.
        impossible: Whether it is proved that there is none.
    """

    def __init__(self, hess: Hess, graph: Graph | None, deadline: float) -> None:
        self.hess, self.graph, self.deadline = hess, graph, deadline
        self.plan: Assignment | None = None
        self.value, self.bound, self.impossible = np.inf, -np.inf, False

    def offer(self, plan: Assignment) -> float:
        """Take a plan if it meets every constraint and is better; give the best value."""
        hess, graph = self.hess, self.graph
        plan = self._recenter(plan)
        centers = np.unique(plan)
        loads = np.bincount(plan, weights=hess.workload, minlength=plan.size)[centers]
        slack = ROUNDING * hess.upper
        value = float(hess.cost[np.arange(plan.size), plan].sum())
        good = (
            value < self.value
            and centers.size == hess.k
            and bool((plan[centers] == centers).all())
            and bool((loads >= hess.lower - slack).all() and (loads <= hess.upper + slack).all())
        )
        if good and (graph is None or all(len(graph.parts(np.flatnonzero(plan == j))) == 1 for j in centers)):
            self.plan, self.value = plan, value
        return self.value

    def _recenter(self, plan: Assignment) -> Assignment:
        """Move every center to the unit of its district that serves it at the least cost."""
        moved = plan.copy()
        for j in np.unique(plan):
            members = np.flatnonzero(plan == j)
            total = self.hess.cost[np.ix_(members, members)].sum(axis=0)
            if total.min() < np.inf:
                moved[members] = members[int(total.argmin())]
        return moved

    def around(self, centers: Assignment, *, seconds: float) -> None:
        """Seek a plan around given centers, and around the middle of what comes out."""
        stop = min(self.deadline, time.monotonic() + seconds)
        for _ in range(ROUNDS):
            band = self._band(centers)
            if not np.isfinite(band.cost).any(axis=1).all():
                return
            graph = None if self.graph is None else type(self.graph)(self.graph.neighbors, centers)
            prices = ascend(band)
            start = prices.reduced.argmin(axis=1)
            plan = centers[descend(band, start, prices, graph, stop)]
            before = self.value
            self.offer(plan)
            moved = np.unique(self._recenter(plan))
            if time.monotonic() > stop or moved.size < self.hess.k:
                return
            if (moved == centers).all():
                break
            centers = moved
        if not np.isfinite(before) and self.plan is None:
            found = solve_band(band, graph, gap=0.02, deadline=stop).plan
            if found is not None:
                self.offer(centers[found])

    def _band(self, centers: Assignment) -> Band:
        """State the problem of assigning units to given centers."""
        hess = self.hess
        cost = hess.cost[:, centers].copy()
        own = np.diag(cost[centers]).copy()
        cost[centers] = np.inf
        cost[centers, np.arange(hess.k)] = own
        limits = np.full(hess.k, hess.lower), np.full(hess.k, hess.upper)
        return Band(cost, hess.workload, *limits, np.zeros(cost.shape))


def solve_hess(hess: Hess, graph: Graph | None, *, gap: float, deadline: float) -> HessSearch:
    """Solve the problem as far as the time allows.

    Args:
        hess: The problem.
        graph: Which units touch, if districts must be connected.
        gap: Relative gap that is good enough.
        deadline: On the clock of `time.monotonic`.

    Returns:
        The search, with the best plan, its value, the bound, and whether there is none.

    Example:
        >>> x = np.array([0, 1, 2, 10, 11, 12])
        >>> hess = Hess((x[:, None] - x) ** 2.0, np.ones(6), 2, 3.0, 3.0)
        >>> solve_hess(hess, None, gap=0.0, deadline=time.monotonic() + 30).value
        4.0
    """
    search = HessSearch(hess, graph, deadline)
    finite = Hess(np.where(np.isfinite(hess.cost), hess.cost, _large(hess)), *_rest(hess))
    guess = float(np.sort(finite.cost, axis=1)[:, : max(2, hess.workload.size // hess.k)].mean(axis=1).sum())
    best, sets = climb(finite, guess, steps=STEPS // 3, deadline=deadline)
    share = max(deadline - time.monotonic(), 0.0) / 4
    for centers in sets[:SETS]:
        search.around(centers, seconds=share / SETS)
    target = search.value if np.isfinite(search.value) else guess
    better, sets = climb(finite, target, steps=STEPS, deadline=deadline)
    best = better if better.bound > best.bound else best
    for centers in sets[:2]:
        search.around(centers, seconds=share / SETS)
    search.bound = best.bound
    if search.value - search.bound > max(gap, 1e-10) * abs(search.value) or search.plan is None:
        _prove(search, best, gap)
    search.bound = min(search.bound, search.value)
    return search


def _prove(search: HessSearch, best: HessBound, gap: float) -> None:
    """Solve the program on the pairs that a better districting can use."""
    limit = search.value + 1e-9 * abs(search.value)
    kept = (best.pairs <= limit) & np.isfinite(search.hess.cost)
    program = HessProgram(search.hess, kept, search.graph)
    program.run(search.offer, gap=gap, deadline=search.deadline)
    if program.impossible:
        search.impossible = search.plan is None
        search.bound = search.value if search.plan is not None else search.bound
    else:
        search.bound = max(search.bound, min(program.bound, search.value))


def _large(hess: Hess) -> float:
    """Give a cost beyond all finite ones, which stands for a forbidden pair in the bound."""
    return 2.0 * float(np.abs(hess.cost[np.isfinite(hess.cost)]).sum()) + 1.0


def _rest(hess: Hess) -> tuple[FloatArray, int, float, float]:
    """Give what the problem holds beside its costs."""
    return hess.workload, hess.k, hess.lower, hess.upper
