# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Every plan one by one: what the solvers of the room are held to on small instances."""

from itertools import combinations, product
from typing import Any

import numpy as np


def one_piece(members: Any, pairs: Any) -> bool:
    """Walk from the first member over the pairs inside the set."""
    inside = {int(i) for i in members}
    if not inside:
        return True
    seen = {min(inside)}
    while new := {b for a, b in pairs if a in seen} | {a for a, b in pairs if b in seen}:
        new = (new & inside) - seen
        if not new:
            break
        seen |= new
    return seen == inside


def holds(plan: Any, w: Any, tolerance: float, m: int, asked: Any) -> bool:
    """Check one plan against everything that is asked of it."""
    loads = np.bincount(plan, weights=w, minlength=m)
    mean = sum(w) / m
    current, homes = asked.get("current"), asked.get("homes")
    if (np.abs(loads - mean) > tolerance * mean + 1e-9).any():
        return False
    if any(plan[i] != j for i, j in (asked.get("fixed") or {}).items()):
        return False
    if asked.get("max_moved") is not None and moves(plan, current) > asked["max_moved"]:
        return False
    if asked.get("adjacency") is None:
        return True
    rooted = homes is None or all(plan[homes[j]] == j for j in range(m))
    return rooted and all(
        one_piece(np.flatnonzero(plan == j), asked["adjacency"]) for j in range(m)
    )


def moves(plan: Any, current: Any) -> int:
    """Count the accounts with another home than today."""
    return sum(1 for now, then in zip(current, plan, strict=True) if now not in (-1, then))


def best_alignment(cost: Any, w: Any, tolerance: float, asked: Any) -> float | None:
    """Give the least objective over all plans; None if there is no plan."""
    n, m = np.shape(cost)
    values = []
    for plan in map(np.array, product(range(m), repeat=n)):
        if holds(plan, w, tolerance, m, asked):
            total = sum(cost[i][j] for i, j in enumerate(plan))
            kind = asked.get("objective", "travel")
            values.append(moves(plan, asked["current"]) if kind == "moves" else total)
    pick = max if asked.get("objective") == "profit" else min
    return pick(values) if values else None


def best_districting(
    cost: Any, p: Any, k: int, lower: float, upper: float, pairs: Any
) -> float | None:
    """Give the least cost over all sets of centers and all plans around them; None if none."""
    n, best = len(p), None
    for centers in combinations(range(n), k):
        for plan in map(np.array, product(range(k), repeat=n)):
            loads = np.bincount(plan, weights=p, minlength=k)
            if (loads < lower - 1e-9).any() or (loads > upper + 1e-9).any():
                continue
            if any(plan[j] != q for q, j in enumerate(centers)):
                continue
            if pairs is not None and not all(
                one_piece(np.flatnonzero(plan == q), pairs) for q in range(k)
            ):
                continue
            value = sum(cost[i][centers[q]] for i, q in enumerate(plan))
            best = value if best is None else min(best, value)
    return best
