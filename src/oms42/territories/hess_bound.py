# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The Lagrangian bound of districting with free centers, and what it rules out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Assignment

PATIENCE = 20  # steps without a better bound before the steps are made shorter
SHORTEST = 1e-3


@dataclass(frozen=True, eq=False)
class Hess:
    r"""State the problem of Hess et al.: k districts, each around one of its own units.

    $$\min \sum_{ij} c_{ij} x_{ij}, \quad \sum_j x_{ij} = 1, \quad
      L x_{jj} \le \sum_i p_i x_{ij} \le U x_{jj}, \quad \sum_j x_{jj} = k, \quad
      x_{ij} \le x_{jj}, \quad x_{ij} \in \{0, 1\}$$

    Attributes:
        cost: $c_{ij}$ of giving unit i to the district with center j, shape (n, n).
        workload: $p_i \ge 0$, shape (n,).
        k: Districts.
        lower: $L$.
        upper: $U$.
    """

    cost: FloatArray
    workload: FloatArray
    k: int
    lower: float
    upper: float


@dataclass(frozen=True, eq=False)
class HessBound:
    """Hold a bound and what each choice costs at least.

    Attributes:
        bound: No districting costs less.
        pairs: A districting that gives i to center j costs at least this, shape (n, n).
        centers: The units by how well they serve as centers, best first.
        surplus: How often each unit is taken beyond once, by the k best centers, shape (n,).
    """

    bound: float
    pairs: FloatArray
    centers: Assignment
    surplus: FloatArray


def evaluate(hess: Hess, worth: FloatArray) -> HessBound:
    r"""Evaluate the bound when a unit is worth $\lambda_i$ to the district that takes it.

    Each center j chooses the units that pay best within its limits, the last one in part:
    $V_j = \min \sum_i (c_{ij} - \lambda_i) y_i$ over $0 \le y \le 1$, $y_j = 1$,
    $L \le p'y \le U$. The k smallest $V_j$ and $\sum_i \lambda_i$ add up to the bound.

    Args:
        hess: The problem.
        worth: $\lambda$, shape (n,).

    Returns:
        The bound, from which the rounding of the sums is taken off.

    Source:
        validi2021

    Example:
        >>> hess = Hess(np.array([[0.0, 1.0], [1.0, 0.0]]), np.ones(2), 1, 2.0, 2.0)
        >>> round(evaluate(hess, np.array([0.5, 0.5])).bound, 6)
        1.0
    """
    own = np.arange(hess.workload.size)
    gain = hess.cost - worth[:, None]
    edge, taken = _choose(hess, gain)
    # the price of workload at the edge proves the value, whatever the sort has rounded
    priced = gain - edge * hess.workload[:, None]
    bottom = np.minimum(priced, 0.0)
    bottom[own, own] = priced[own, own]
    value = bottom.sum(axis=0) + np.minimum(edge * hess.lower, edge * hess.upper)
    best = np.argsort(value, kind="stable")
    first = best[: hess.k]
    size = np.abs(worth).sum() + np.abs(value[first]).sum()
    bound = float(worth.sum() + value[first].sum() - 1e-12 * size)
    step = np.maximum(value - value[first[-1]], 0.0)
    pairs = bound + step + np.maximum(priced, 0.0)
    pairs[own, own] = bound + step
    return HessBound(bound, pairs, best, taken[:, first].sum(axis=1) - 1.0)


def _choose(hess: Hess, gain: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Let each center take what pays best: the price of workload at the edge, and the parts."""
    n, p = hess.workload.size, hess.workload
    own = np.arange(n)
    ratio = gain / np.maximum(p, 1e-9 * p.max())[:, None]
    ratio[own, own] = -np.inf  # the center itself comes first
    order = np.argsort(ratio, axis=0, kind="stable")
    load, price = p[order], np.take_along_axis(ratio, order, axis=0)
    before = np.cumsum(load, axis=0) - load
    pays = (load * (price < 0)).sum(axis=0)
    total = np.clip(pays, hess.lower, hess.upper)
    part = np.clip((total - before) / np.maximum(load, 1e-300), 0.0, 1.0)
    part = np.where(load > 0, part, price < 0)
    last = np.clip((part > 0).sum(axis=0) - 1, min(1, n - 1), n - 1)
    edge = np.where((total == pays) | (n == 1), 0.0, price[last, own])
    taken = np.empty_like(part)
    np.put_along_axis(taken, order, part, axis=0)
    return edge, taken


def climb(
    hess: Hess, target: float, *, steps: int, deadline: float
) -> tuple[HessBound, list[Assignment]]:
    """Raise the bound by subgradient steps towards a target.

    Args:
        hess: The problem.
        target: The cost of a known districting, or a guess.
        steps: Most steps.
        deadline: On the clock of `time.monotonic`.

    Returns:
        The best bound, and the sets of centers seen on the way, the last first.
    """
    worth = np.sort(hess.cost, axis=1)[:, min(hess.k, hess.workload.size - 1)]
    best = evaluate(hess, worth)
    kept, length, waited = worth, 1.0, 0
    seen: dict[tuple[int, ...], None] = {}
    direction = np.zeros_like(worth)
    for _ in range(steps):
        found = evaluate(hess, worth)
        seen[tuple(sorted(found.centers[: hess.k].tolist()))] = None
        if found.bound > best.bound:
            best, kept, waited = found, worth, 0
        else:
            waited += 1
        if waited > PATIENCE:
            worth, length, waited = kept, length / 2, 0
            found, direction = best, np.zeros_like(worth)
        direction = 0.7 * found.surplus + 0.3 * direction
        norm = float(direction @ direction)
        if norm < 1e-12 or length < SHORTEST or time.monotonic() > deadline:
            break
        worth = worth - length * max(target - found.bound, 1e-6 * abs(target)) / norm * direction
    return best, [np.array(centers) for centers in reversed(seen)]
