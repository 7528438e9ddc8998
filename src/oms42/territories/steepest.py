# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A plan at once: from today's plan, the best shift or swap along the borders, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Assignment, Band
    from oms42.territories.contiguity import Graph

STEEPER = (0.3, 1.0, 3.0, 10.0, 100.0)  # how the fine on leaving the band rises
TRIED = 30  # steps whose territories are checked before the search gives up
MOST = 400  # steps in all


def steepest(band: Band, start: Assignment, graph: Graph | None) -> Assignment:
    """Take the step that saves most, again and again; leaving the band costs a rising fine.

    A step gives one account to a territory next door, or swaps two accounts of neighboring
    territories. All steps are priced at once, so that a few milliseconds do for a map of a
    hundred accounts.

    Args:
        band: The problem; a limit on moves is not looked at.
        start: A plan whose territories are connected, on allowed pairs.
        graph: Which accounts touch; None if territories need not be connected, and any two are
            neighbors.

    Returns:
        The plan that was reached; its territories are connected, and it may still leave the band.

    Example:
        >>> from oms42.territories.band import Band
        >>> from oms42.territories.contiguity import graph
        >>> line = graph([(0, 1), (1, 2), (2, 3)], 4)
        >>> away = 1.0 - np.eye(2)[[0, 0, 0, 1]]
        >>> band = Band(away, np.ones(4), np.full(2, 2.0), np.full(2, 2.0), away)
        >>> steepest(band, np.array([0, 0, 0, 1]), line)
        array([0, 0, 1, 1])
    """
    finite = band.cost[np.isfinite(band.cost)]
    spread = float(finite.std()) or float(np.abs(finite).max()) or 1.0
    base = spread / (float(band.workload.mean()) or 1.0)
    steps = Steps(band, start, graph)
    for factor in STEEPER:
        steps.fine = base * factor
        while steps.taken < MOST and steps.take():
            pass
        if band.excess(steps.home) == 0.0:
            break  # nothing is fined here, so a higher fine makes no step pay
    return steps.home


class Steps:
    """Price all steps from a plan, and take the best one.

    Args:
        band: The problem.
        home: The plan to begin with.
        graph: Which accounts touch, if territories must be connected.

    Attributes:
        home: The plan.
        fine: What an hour of workload outside the band costs.
        taken: Steps so far.
    """

    def __init__(self, band: Band, home: Assignment, graph: Graph | None) -> None:
        self.band, self.graph, self.home = band, graph, home.copy()
        self.fine, self.taken = 0.0, 0
        n = home.size
        self.touching = np.full((n, n), 1.0 if graph is None else 0.0)
        for i, near in enumerate(() if graph is None else graph.neighbors):
            self.touching[i, near] = 1.0
        self.one = np.arange(n)
        self.territory = np.eye(band.lower.size)

    def take(self) -> bool:
        """Take the best step that saves anything and leaves every territory in one piece."""
        saving = np.concatenate(self._prices(), axis=1)
        flat = saving.ravel()
        least = -1e-9 * (1.0 + float(np.abs(self.band.value(self.home))))
        for _ in range(TRIED):
            best = int(flat.argmin())
            if flat[best] >= least:
                return False
            if self._step(*divmod(best, saving.shape[1])):
                self.taken += 1
                return True
            flat[best] = np.inf
        return False

    def _prices(self) -> tuple[FloatArray, FloatArray]:
        """Price giving i to territory j, shape (n, m), and swapping i and k, shape (n, n)."""
        band, home, w = self.band, self.home, self.band.workload
        load = band.loads(home)
        here = band.cost[self.one, home]
        extra = band.cost - here[:, None]
        reach = self.touching @ self.territory[home] > 0
        low, high = band.lower - band.slack, band.upper + band.slack
        over = _outside(load, low, high)
        joined = _outside(load + w[:, None], low, high) - over
        left = _outside(load[home] - w, low[home], high[home]) - over[home]
        shift = extra + self.fine * (joined + left[:, None])
        shift[~reach] = np.inf
        shift[self.one, home] = np.inf
        crossed = extra[:, home]  # account i in the territory of k
        more = w[None, :] - w[:, None]  # what the territory of i gains
        limits = low[home][:, None], high[home][:, None]
        change = _outside(load[home][:, None] + more, *limits) - over[home][:, None]
        swap = crossed + crossed.T + self.fine * (change + change.T)
        near = reach[:, home]
        swap[~(near & near.T) | (home[:, None] == home)] = np.inf
        return shift, np.where(self.one[:, None] < self.one, swap, np.inf)

    def _step(self, i: int, to: int) -> bool:
        """Take a step if the territories that it touches stay in one piece."""
        m, before = self.territory.shape[0], self.home.copy()
        if to < m:
            self.home[i] = to
        else:
            self.home[[i, to - m]] = self.home[[to - m, i]]
        if self.graph is None:
            return True
        changed = np.flatnonzero(self.home != before)
        for j in {*before[changed].tolist(), *self.home[changed].tolist()}:
            if not self.graph.is_connected(np.flatnonzero(self.home == j), j):
                self.home = before
                return False
        return True


def _outside(load: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    """Measure how far loads lie outside the band of their territories."""
    return np.maximum(load - high, 0) + np.maximum(low - load, 0)
