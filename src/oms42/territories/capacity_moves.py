# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Assign customers to open sites within capacity: shift one, swap two, move a center."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray

    IntArray = NDArray[np.intp]


def settle(
    cost: FloatArray, workload: FloatArray, capacity: FloatArray, start: IntArray, fine: float
) -> tuple[IntArray, float]:
    """Shift single customers and swap pairs while it pays; overload pays a fine a unit.

    Args:
        cost: What customer i costs at the open site j, shape (n, p).
        workload: The customers' workloads, shape (n,).
        capacity: The open sites' capacities, shape (p,).
        start: The position of each customer's site to begin with, shape (n,).
        fine: The price of a unit of overload.

    Returns:
        The position of each customer's site, and the units of overload that are left.

    Example:
        >>> cost = np.array([[0.0, 9], [1, 5], [9, 0]])
        >>> settle(cost, np.ones(3), np.array([1.0, 2]), np.array([0, 0, 1]), 100.0)
        (array([0, 1, 1]), 0.0)
    """
    at = start.copy()
    load = _loads(workload, at, capacity.size)
    least = -1e-9 * float(cost.max()) - 1e-12 * fine * float(load.sum())  # less is rounding
    while True:
        over = np.maximum(load - capacity, 0)
        shift = _shifts(cost, workload, capacity, at, load, fine)
        swap = _swaps(cost, workload, capacity, at, load, fine)
        if min(shift.min(), swap.min()) >= least:
            return at, float(over.sum())
        if shift.min() <= swap.min():
            i, j = divmod(int(shift.argmin()), capacity.size)
            at[i] = j
        else:
            i, k = divmod(int(swap.argmin()), at.size)
            at[i], at[k] = at[k], at[i]
        load = _loads(workload, at, capacity.size)


def _loads(workload: FloatArray, at: IntArray, p: int) -> FloatArray:
    """Add up the workload of each open site, shape (p,)."""
    return np.bincount(at, weights=workload, minlength=p).astype(np.float64)


def _shifts(
    cost: FloatArray,
    workload: FloatArray,
    capacity: FloatArray,
    at: IntArray,
    load: FloatArray,
    fine: float,
) -> FloatArray:
    """What it costs to shift customer i to site j, shape (n, p)."""
    here = cost[np.arange(at.size), at]
    excess = np.maximum(load - capacity, 0)
    joined = np.maximum(load + workload[:, None] - capacity, 0) - excess
    left = np.maximum(load[at] - workload - capacity[at], 0) - excess[at]
    change: FloatArray = cost - here[:, None] + fine * (joined + left[:, None])
    change[np.arange(at.size), at] = 0
    return change


def _swaps(
    cost: FloatArray,
    workload: FloatArray,
    capacity: FloatArray,
    at: IntArray,
    load: FloatArray,
    fine: float,
) -> FloatArray:
    """What it costs to swap the sites of customers i and k, shape (n, n)."""
    here = cost[np.arange(at.size), at]
    crossed = cost[:, at] - here[:, None]  # customer i at the site of k
    more = workload[None, :] - workload[:, None]  # what the site of i gains
    excess = np.maximum(load - capacity, 0)[at]
    over = np.maximum((load - capacity)[at][:, None] + more, 0) - excess[:, None]
    change: FloatArray = crossed + crossed.T + fine * (over + over.T)
    change[at[:, None] == at] = 0
    return change


def improve(
    cost: FloatArray, workload: FloatArray, capacity: FloatArray, sites: IntArray
) -> tuple[IntArray, float]:
    """Assign customers to open sites, then move each site to the best place for its customers.

    Args:
        cost: What customer i costs at site j, shape (n, m).
        workload: The customers' workloads, shape (n,).
        capacity: The sites' capacities, shape (m,).
        sites: The open sites to begin with, shape (p,).

    Returns:
        The site of each customer, and the total cost; infinite if some site is overloaded.

    Example:
        >>> cost = np.array([[0.0, 1, 9], [1, 0, 9], [2, 1, 0]])
        >>> improve(cost, np.ones(3), np.full(3, 3.0), np.array([0]))
        (array([1, 1, 1]), 2.0)
    """
    n = cost.shape[0]
    heaviest = float(workload.max()) or 1.0
    lightest = float(workload[workload > 0].min(initial=heaviest))
    fine = 2 * (float(cost.max()) or 1.0) / max(lightest, 1e-6 * heaviest)
    best, best_value = sites[np.zeros(n, dtype=np.intp)], np.inf
    start = cost[:, sites].argmin(axis=1)
    while True:
        at, over = settle(cost[:, sites], workload, capacity[sites], start, fine)
        slack = 1e-9 * float(capacity[sites].max())
        value = float(cost[np.arange(n), sites[at]].sum()) if over <= slack else np.inf
        if value >= best_value:
            return best, best_value
        best, best_value = sites[at], value
        sites = _centers(cost, workload, capacity, sites, at)
        start = at


def _centers(
    cost: FloatArray,
    workload: FloatArray,
    capacity: FloatArray,
    sites: IntArray,
    at: IntArray,
) -> IntArray:
    """Move each open site, one after the other, to the cheapest place for its customers."""
    moved = sites.copy()
    for j in range(sites.size):
        mine = at == j
        total = cost[mine].sum(axis=0)
        total[capacity < workload[mine].sum()] = np.inf
        total[np.delete(moved, j)] = np.inf
        if total.min() < total[moved[j]]:
            moved[j] = int(total.argmin())
    return moved
