# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""From prices to a proof: bound, plan, pairs ruled out, and the exact program on the rest."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.exact import Cut, first_cuts, solve_round
from oms42.territories.heuristic import connected, descend
from oms42.territories.relaxation import relax

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.territories.band import Assignment, Band
    from oms42.territories.contiguity import Graph
    from oms42.territories.dual import Prices
    from oms42.territories.exact import Round

TEACHING = 20_000  # pairs up to which the exact program is tried
COARSE = 0.02  # the gap at which the first cuts are collected
CORE = 3_000  # pairs of the small program that improves a plan
ENOUGH = 4e-3  # twice the gap at which it has done its part


@dataclass(frozen=True, eq=False)
class Solved:
    """Hold the best plan and what is proved.

    Attributes:
        plan: The best assignment that meets every constraint; None if none was found.
        bound: No assignment costs less.
        impossible: Whether it is proved that no assignment meets the constraints.
    """

    plan: Assignment | None
    bound: float
    impossible: bool


def solve_band(
    band: Band,
    graph: Graph | None,
    *,
    gap: float,
    deadline: float,
    whole: bool = False,
    enough: float = -np.inf,
    start: Assignment | None = None,
) -> Solved:
    """Solve the problem as far as the time allows.

    Args:
        band: The problem.
        graph: Which accounts touch, if territories must be connected.
        gap: Relative gap that is good enough.
        deadline: On the clock of `time.monotonic`.
        whole: Whether all costs are whole numbers, so that a bound less than 1 away is a proof.
        enough: A plan that costs this or less ends the search, a bound above it too.
        start: A plan to begin with, beside the relaxation's.

    Returns:
        The best plan, the bound, and whether there is none.

    Example:
        >>> from oms42.territories.band import Band
        >>> c = np.array([[1.0, 4.0], [2.0, 3.0]])
        >>> even = Band(c, np.ones(2), np.ones(2), np.ones(2), np.zeros((2, 2)))
        >>> solve_band(even, None, gap=0.0, deadline=time.monotonic() + 9).plan
        array([0, 1])
    """
    search = _Search(band, graph, gap, deadline)
    search.step = 1.0 - 1e-3 if whole else 0.0
    search.enough = enough
    search.start(start)
    for core in (True, False):
        if not core and search.plan is not None and search.kept(core=False).sum() > TEACHING:
            break
        search.settle(core=core)
    closed = search.plan is not None and band.closes(search.value, search.bound)
    bound = search.value if closed else min(search.bound, search.value)
    return Solved(search.plan, bound, search.impossible)


class _Search:
    """Carry the best plan, its value and the bound from step to step."""

    def __init__(self, band: Band, graph: Graph | None, gap: float, deadline: float) -> None:
        self.band, self.graph, self.gap, self.deadline = band, graph, gap, deadline
        self.plan: Assignment | None = None
        self.value = np.inf
        self.step = 0.0
        self.enough = -np.inf
        self.bound = -np.inf
        self.impossible = False
        self.prices: Prices
        firsts = () if graph is None else first_cuts(graph, band.lower.size)
        self.cuts: dict[Cut, None] = dict.fromkeys(firsts)

    def start(self, given: Assignment | None) -> None:
        """Solve the relaxation and search from its rounding, and from a plan that is given."""
        relaxation = relax(self.band)
        self.prices, self.bound = relaxation.prices, relaxation.prices.bound
        self.offer(relaxation.largest)
        self.offer(self._descend(relaxation.largest))
        if given is not None:
            self.offer(given)
            self.offer(self._descend(given))

    def offer(self, plan: Assignment) -> None:
        """Take a plan if it meets every constraint and is better."""
        value = self.band.value(plan)
        better = value < self.value and self.band.keeps(plan)
        if better and connected(plan, self.graph, self.band.lower.size):
            self.plan, self.value = plan, value

    def done(self) -> bool:
        """Say whether the gap is reached or the time is up."""
        near = self.value - self.bound <= max(max(self.gap, 1e-10) * abs(self.value), self.step)
        answered = self.value <= self.enough or self.bound > self.enough > -np.inf
        found = self.plan is not None and near
        return found or answered or self.impossible or time.monotonic() > self.deadline

    def kept(self, *, core: bool) -> NDArray[np.bool_]:
        """Mark the pairs that a better plan can use; the core keeps the most promising alone."""
        reduced = self.prices.reduced
        room = self.value - self.prices.bound
        limit = room - self.step + 1e-9 * abs(self.value) if np.isfinite(room) else np.inf
        if core:
            best = np.sort(reduced, axis=None)[: CORE + 1]
            limit = min(limit / 3, float(best[-1]))
        kept = (reduced <= limit) & np.isfinite(self.band.cost)
        if core and self.plan is not None:
            kept[np.arange(self.plan.size), self.plan] = True
        return kept

    def settle(self, *, core: bool) -> None:
        """Solve the exact program until it is connected: coarsely first, to collect cuts.

        What the program of the core proves does not count: pairs that matter are left out there.
        """
        left = self.deadline - time.monotonic()
        stop = time.monotonic() + (left / 2 if core else left)
        least = max(self.gap, ENOUGH) / 2 if core else self.gap
        asked = max(least, self.gap, 0.0 if self.graph is None else COARSE)
        while not self.done() and time.monotonic() < stop:
            found = solve_round(
                self.band,
                self.kept(core=core),
                self.cuts,
                graph=self.graph,
                gap=asked,
                deadline=stop,
            )
            if found.plan is not None:
                self.offer(self._descend(found.plan) if found.broken else found.plan)
            if not core:
                self._conclude(found)
            if not found.broken and asked == least:
                break
            asked = asked if found.broken else least

    def _conclude(self, found: Round) -> None:
        """Take over what the program proved: beyond the plan's value lies nothing better."""
        if found.impossible:
            self.impossible = self.plan is None
            self.bound = self.value if self.plan is not None else self.bound
        else:
            self.bound = max(self.bound, min(found.bound, self.value))

    def _descend(self, plan: Assignment) -> Assignment:
        """Search from a plan."""
        return descend(self.band, plan, self.prices, self.graph, self.deadline)
