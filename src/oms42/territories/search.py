# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Local search between homes: shift an account, swap two, eject one further."""

from __future__ import annotations

import time
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Assignment, Band
    from oms42.territories.contiguity import Graph

TRIED = 40  # candidates of a pair whose contiguity is checked before the pair is left


class Plan:
    """Hold an assignment that changes, its loads and its moves.

    Attributes:
        band: The problem.
        home: The assignment, shape (n,).
        loads: Workload of every home, shape (m,).
        moved: Accounts away from where they were.
        penalty: What a unit of workload outside the band costs.
        graph: Which accounts touch, if territories must be connected.
    """

    def __init__(
        self, band: Band, home: Assignment, penalty: float, graph: Graph | None = None
    ) -> None:
        self.band = band
        self.home = home.copy()
        self.loads = band.loads(home)
        self.moved = band.moved(home)
        self.penalty = penalty
        self.graph = graph
        self.version = np.zeros(band.lower.size, dtype=np.int64)

    def outside(self, j: int | Assignment, load: FloatArray) -> FloatArray:
        """Measure how far loads at home j lie outside the band."""
        band = self.band
        over = np.maximum(load - band.upper[j] - band.slack, 0.0)
        return over + np.maximum(band.lower[j] - band.slack - load, 0.0)

    def give(self, changes: dict[int, int]) -> None:
        """Give accounts to other homes."""
        for i, q in changes.items():
            p = self.home[i]
            self.moved += int(self.band.away[i, q] - self.band.away[i, p])
            self.home[i] = q
            for j in (p, q):
                self.version[j] += 1
        self.loads = self.band.loads(self.home)

    def connected(self, changes: dict[int, int]) -> bool:
        """Check whether every territory that changes stays connected."""
        if self.graph is None:
            return True
        after = self.home.copy()
        touched = {int(self.home[i]) for i in changes} | set(changes.values())
        for i, q in changes.items():
            after[i] = q
        return all(self.graph.is_connected(np.flatnonzero(after == j), j) for j in touched)


def improve(plan: Plan, deadline: float) -> None:
    """Take improving shifts, swaps and ejections until there are none or the time is up.

    Args:
        plan: The assignment; it is changed in place.
        deadline: On the clock of `time.monotonic`.

    Example:
        >>> from oms42.territories.band import Band
        >>> c = np.array([[1.0, 9.0], [9.0, 1.0]])
        >>> band = Band(c, np.ones(2), np.ones(2), np.ones(2), np.zeros((2, 2)))
        >>> plan = Plan(band, np.array([1, 0]), penalty=100.0)
        >>> improve(plan, time.monotonic() + 1)
        >>> plan.home
        array([0, 1])
    """
    m = plan.band.lower.size
    seen: dict[tuple[int, int], tuple[int, int]] = {}
    while True:
        changed = False
        for p, q in combinations(range(m), 2):
            while seen.get((p, q)) != (mark := (int(plan.version[p]), int(plan.version[q]))):
                if time.monotonic() > deadline:
                    return
                seen[p, q] = mark
                changed |= _exchange(plan, p, q)
        if not changed and not _eject(plan, deadline):
            return


def _exchange(plan: Plan, p: int, q: int) -> bool:
    """Take the best shift or swap between two homes; a swap with nobody is a shift."""
    band, home = plan.band, plan.home
    ours, theirs = np.flatnonzero(home == p), np.flatnonzero(home == q)
    w, a = band.workload, band.away
    give, take = (
        band.cost[ours, q] - band.cost[ours, p],
        band.cost[theirs, p] - band.cost[theirs, q],
    )
    change = np.append(give, 0.0)[:, None] + np.append(take, 0.0)
    net = np.append(w[ours], 0.0)[:, None] - np.append(w[theirs], 0.0)
    before = plan.outside(p, plan.loads[p]) + plan.outside(q, plan.loads[q])
    after = plan.outside(p, plan.loads[p] - net) + plan.outside(q, plan.loads[q] + net)
    change += plan.penalty * (after - before)
    if np.isfinite(band.moves):
        moved = np.append(a[ours, q] - a[ours, p], 0.0)[:, None]
        moved = plan.moved + moved + np.append(a[theirs, p] - a[theirs, q], 0.0)
        change[(moved > band.moves) & (moved > plan.moved)] = np.inf
    for r, s in _best(change, TRIED if plan.graph else 1):
        changes = {int(i): q for i in ours[r : r + 1]} | {int(i): p for i in theirs[s : s + 1]}
        if plan.connected(changes):
            plan.give(changes)
            return True
    return False


def _best(change: FloatArray, most: int) -> Iterator[tuple[int, int]]:
    """Give the entries that improve, best first."""
    flat = change.ravel()
    good = np.flatnonzero(flat < -1e-9 * np.abs(flat[np.isfinite(flat)]).max(initial=0.0))
    if good.size > most:
        good = good[np.argpartition(flat[good], most - 1)[:most]]
    for k in good[np.argsort(flat[good], kind="stable")]:
        row, column = divmod(int(k), change.shape[1])
        yield row, column


def _eject(plan: Plan, deadline: float) -> bool:
    """Take the first chain that improves: an account to a second home, one of whose to a third."""
    band = plan.band
    m = band.lower.size
    extra = band.cost - band.cost[np.arange(plan.home.size), plan.home][:, None]
    extra[np.arange(plan.home.size), plan.home] = np.inf
    order = np.argsort(extra.min(axis=1), kind="stable")
    for i in order:
        if time.monotonic() > deadline:
            return False
        for q in np.argsort(extra[i], kind="stable")[: min(2, m - 1)]:
            if np.isfinite(extra[i, q]) and _chain(plan, int(i), int(q)):
                return True
    return False


def _chain(plan: Plan, i: int, q: int) -> bool:
    """Move i to q if pushing one of q's accounts to some third home pays for it."""
    band, p = plan.band, int(plan.home[i])
    members = np.flatnonzero(plan.home == q)
    if not members.size:
        return False
    w = band.workload[members][:, None]
    others = np.arange(band.lower.size)
    out = plan.outside(others, plan.loads)
    change = band.cost[members] - band.cost[members, q][:, None]
    change = change + (band.cost[i, q] - band.cost[i, p])
    after = plan.outside(others, plan.loads + w) - out
    after = after + plan.outside(q, plan.loads[q] + band.workload[i] - w) - out[q]
    after = after + plan.outside(p, plan.loads[p] - band.workload[i]) - out[p]
    change = change + plan.penalty * after
    change[:, [p, q]] = np.inf
    if np.isfinite(band.moves):
        moved = band.away[members] - band.away[members, q][:, None]
        moved = moved + (band.away[i, q] - band.away[i, p]) + plan.moved
        change[(moved > band.moves) & (moved > plan.moved)] = np.inf
    for k, r in _best(change, 5 if plan.graph else 1):
        changes = {i: q, int(members[k]): r}
        if plan.connected(changes):
            plan.give(changes)
            return True
    return False
