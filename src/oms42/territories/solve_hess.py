# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Districting from bound to proof: plans around promising centers, pairs ruled out, the program."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.band import Band
from oms42.territories.dual import ascend
from oms42.territories.hess_bound import Hess, HessBound, climb
from oms42.territories.hess_program import HessProgram
from oms42.territories.heuristic import descend
from oms42.territories.outcome import ROUNDING
from oms42.territories.solve_band import solve_band

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Assignment
    from oms42.territories.contiguity import Graph

STEPS = 1500  # of the subgradient method
SETS = 2  # sets of centers that a plan is sought for
COARSE = 0.03  # the gap at which the first cuts are collected
CORE = 0.3  # of the gap: pairs that cost no more beyond the bound are the first to be tried
MENDED = 0.003  # gap of such a plan
MENDING = 10.0  # seconds for a plan around the centers of one in pieces
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
        self.tried: set[tuple[int, ...]] = set()

    def closed(self, gap: float) -> bool:
        """Say whether the gap is reached, or nothing is left to find."""
        near = self.value - self.bound <= max(gap, 1e-10) * abs(self.value)
        return self.impossible or (near and self.plan is not None)

    def conclude(self, program: HessProgram) -> None:
        """Take over what a program proved: beyond the plan's value lies nothing better."""
        if program.impossible:
            self.impossible = self.plan is None
            self.bound = self.value if self.plan is not None else self.bound
        else:
            self.bound = max(self.bound, min(program.bound, self.value))

    def take(self, plan: Assignment | None) -> None:
        """Offer a plan, if there is one."""
        if plan is not None:
            self.offer(plan)

    def offer(self, plan: Assignment) -> None:
        """Take a plan if it meets every constraint and is better."""
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
        if good and (
            graph is None or all(len(graph.parts(np.flatnonzero(plan == j))) == 1 for j in centers)
        ):
            self.plan, self.value = plan, value

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
        """Seek a plan around given centers, and around the middle of what comes out.

        Local search first; where that finds nothing, the exact program for these centers.
        """
        stop = min(self.deadline, time.monotonic() + seconds)
        for _ in range(ROUNDS):
            band, graph = self._band(centers)
            if centers.size < self.hess.k or not np.isfinite(band.cost).any(axis=1).all():
                return
            start = ascend(band).reduced.argmin(axis=1)
            plan = centers[descend(band, start, ascend(band), graph, stop)]
            self.offer(plan)
            moved = np.unique(self._recenter(plan))
            if (moved == centers).all() or time.monotonic() > stop:
                break
            centers = moved

    def around_exactly(self, centers: Assignment, *, seconds: float) -> None:
        """Seek a plan around given centers by the exact program for them."""
        if tuple(centers.tolist()) in self.tried:
            return
        self.tried.add(tuple(centers.tolist()))
        stop = min(self.deadline, time.monotonic() + seconds)
        band, graph = self._band(centers)
        found = solve_band(band, graph, gap=MENDED, deadline=stop).plan
        if found is not None:
            self.offer(centers[found])

    def _band(self, centers: Assignment) -> tuple[Band, Graph | None]:
        """State the problem of assigning units to given centers."""
        hess = self.hess
        cost = hess.cost[:, centers].copy()
        own = np.diag(cost[centers]).copy()
        cost[centers] = np.inf
        cost[centers, np.arange(hess.k)] = own
        limits = np.full(hess.k, hess.lower), np.full(hess.k, hess.upper)
        graph = None if self.graph is None else replace(self.graph, roots=centers)
        return Band(cost, hess.workload, *limits, np.zeros(cost.shape)), graph


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
    guess = float(
        np.sort(finite.cost, axis=1)[:, : max(2, hess.workload.size // hess.k)].mean(axis=1).sum()
    )
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
    if not search.closed(gap):
        _prove(search, best, gap)
    search.bound = min(search.bound, search.value)
    largest = float(np.abs(hess.cost[np.isfinite(hess.cost)]).max(initial=0.0))
    rounding = ROUNDING * (abs(search.value) + largest)
    if search.plan is not None and search.value - search.bound <= rounding:
        search.bound = search.value
    return search


def _prove(search: HessSearch, best: HessBound, gap: float) -> None:
    """Solve the program on the most promising pairs first, then on all that can matter.

    The core is small and quickly solved: it finds a good plan, which rules out more pairs, and
    most of the cuts, which hold for any pairs. It proves nothing, as pairs that matter are missing.
    """
    cuts: dict[tuple[int, int, bytes], Assignment] = {}
    _settle(search, best, max(gap, MENDED), cuts, share=CORE)
    _settle(search, best, gap, cuts, share=1.0)


def _settle(
    search: HessSearch,
    best: HessBound,
    gap: float,
    cuts: dict[tuple[int, int, bytes], Assignment],
    *,
    share: float,
) -> None:
    """Solve the program until its solution is connected: coarsely first, to collect cuts."""
    asked = gap if search.graph is None else max(gap, COARSE)
    while not search.closed(gap) and time.monotonic() < search.deadline:
        program = HessProgram(search.hess, _kept(search, best, share), search.graph)
        program.cuts.update(cuts)
        plan = program.run(gap=asked, deadline=search.deadline)
        if share == 1.0:
            search.conclude(program)
        cuts.update(program.cuts)
        if program.broken and plan is not None:
            search.around_exactly(np.unique(plan), seconds=MENDING)
            continue
        search.take(plan)
        if asked == gap:
            break
        asked = gap


def _kept(search: HessSearch, best: HessBound, share: float) -> NDArray[np.bool_]:
    """Mark the pairs of a better districting; a share below 1 keeps the most promising alone."""
    room = search.value - best.bound + 1e-9 * abs(search.value)
    if share < 1.0 and not np.isfinite(room):
        room = abs(best.bound)
    kept = (best.pairs <= best.bound + share * room) & np.isfinite(search.hess.cost)
    if share < 1.0 and search.plan is not None:
        kept[np.arange(search.plan.size), search.plan] = True
        kept[search.plan, search.plan] = True
    return kept


def _large(hess: Hess) -> float:
    """Give a cost beyond all finite ones, which stands for a forbidden pair in the bound."""
    return 2.0 * float(np.abs(hess.cost[np.isfinite(hess.cost)]).sum()) + 1.0


def _rest(hess: Hess) -> tuple[FloatArray, int, float, float]:
    """Give what the problem holds beside its costs."""
    return hess.workload, hess.k, hess.lower, hess.upper
