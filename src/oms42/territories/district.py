# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Districting with free centers, after Hess et al. (1965): compact, balanced, connected."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.stats.arrays import floats, whole
from oms42.territories.alignment_input import read_cost, read_workload
from oms42.territories.contiguity import graph
from oms42.territories.hess_bound import Hess
from oms42.territories.outcome import Certificate, Infeasible, certify
from oms42.territories.solve_hess import solve_hess
from oms42.territories.unit import unit_of

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Assignment
    from oms42.territories.contiguity import Graph


@dataclass(frozen=True, eq=False, kw_only=True)
class Districting(Certificate):
    """Hold a districting, with how good it is known to be.

    Attributes:
        centers: The unit at the center of each district, in rising order, shape (k,).
        assignment: The district of each unit, a number from 0 to k - 1, shape (n,);
            ``centers[assignment]`` is the center of each unit.
        loads: Workload of each district, shape (k,).
        objective: The sum of `cost` over units and the centers of their districts.
        bound: No districting that meets the constraints costs less.
        gap: Distance of objective and bound, as a share of the objective; 0 or more.
        status: "optimal" if it is proved that there is no better one, "feasible" otherwise.
    """

    centers: Assignment
    assignment: Assignment
    loads: FloatArray


def district(
    cost: ArrayLike,
    workload: ArrayLike,
    k: int,
    *,
    lower: float,
    upper: float,
    adjacency: Any = None,
    gap: float = 0.0,
    time_limit: float = 120.0,
) -> Districting:
    r"""Group units into k districts around centers that are free.

    $$\min \sum_{ij} c_{ij} x_{ij}, \quad \sum_j x_{ij} = 1, \quad
      L x_{jj} \le \sum_i p_i x_{ij} \le U x_{jj}, \quad \sum_j x_{jj} = k, \quad
      x_{ij} \le x_{jj}, \quad x_{ij} \in \{0, 1\}$$

    A center is a unit of its own district. The Lagrangian bound with subgradient steps rules out
    pairs; the integer program on the rest is solved by HiGHS; where a district is in pieces, the
    cut $x_{aj} \le \sum_{s \in S} x_{sj}$ is added, with S a minimal set that separates unit a
    from center j, and the program is solved again.

    Args:
        cost: $c_{ij}$, what giving unit i to the district with center j costs, taken as it is
            (for compactness: population times squared distance), shape (n, n). Infinity forbids
            a pair.
        workload: $p_i \ge 0$, shape (n,).
        k: Number of districts.
        lower: Least workload L of a district.
        upper: Largest workload U of a district.
        adjacency: Pairs of units that touch, shape (pairs, 2), or a sparse or dense matrix (n, n).
            If given, every district is connected.
        gap: Relative gap that is good enough; 0 asks for a proof of optimality.
        time_limit: Seconds after which the best districting so far is returned.

    Returns:
        The districting, every constraint checked again.

    Raises:
        TypeError: An argument is not a number.
        ValueError: An argument has a wrong shape or lies out of range.
        Infeasible: No districting meets the constraints; the message says why.
        TimeoutError: The time was up before one was found or shown not to exist.

    Source:
        hess_samuels1971, validi2021

    Example:
        >>> x = np.array([0, 1, 2, 10, 11, 12])
        >>> squared = (x[:, None] - x) ** 2
        >>> found = district(squared, np.ones(6), 2, lower=3, upper=3)
        >>> found.centers, found.assignment, found.objective, found.status
        (array([1, 4]), array([0, 0, 0, 1, 1, 1]), 4.0, 'optimal')
    """
    begun = time.monotonic()
    limit, near = _number(time_limit, "time_limit"), _number(gap, "gap")
    hess = _read(cost, workload, k, lower, upper)
    touching = None if adjacency is None else graph(adjacency, hess.workload.size)
    _plainly_infeasible(hess, touching)
    unit = unit_of(hess.cost)
    scaled = replace(hess, cost=hess.cost / unit)
    solved = solve_hess(scaled, touching, gap=near, deadline=begun + limit)
    if solved.plan is None:
        words = f"with {hess.k} districts of {hess.lower:g} to {hess.upper:g} "
        words += "that are connected" if touching is not None else "around centers of their own"
        if solved.impossible:
            raise Infeasible(f"no districting {words} exists (proved); widen lower and upper.")
        raise TimeoutError(
            f"no districting {words} was found in {limit:g} seconds, nor a proof that there is "
            "none; raise time_limit, or widen lower and upper."
        )
    known = certify(solved.value * unit, solved.bound * unit)
    centers, number = np.unique(solved.plan, return_inverse=True)
    return Districting(
        objective=known.objective,
        bound=known.bound,
        gap=known.gap,
        status=known.status,
        centers=centers,
        assignment=number,
        loads=np.bincount(number, weights=hess.workload, minlength=hess.k).astype(np.float64),
    )


def _read(cost: ArrayLike, workload: ArrayLike, k: int, lower: float, upper: float) -> Hess:
    """Check the arguments."""
    table, p = read_cost(cost), read_workload(workload)
    if table.shape != (p.size, p.size):
        raise ValueError(
            f"cost has shape {table.shape} and workload {p.size} values; cost needs a row and a "
            f"column a unit: ({p.size}, {p.size})."
        )
    if np.isneginf(table).any():
        raise ValueError("cost holds minus infinity; no pair can be worth that.")
    low, high = _number(lower, "lower"), _number(upper, "upper")
    if low > high:
        raise ValueError(f"lower is {low:g} and upper {high:g}; lower must not be above upper.")
    count = whole(k, name="k")
    if count > p.size:
        raise ValueError(f"k is {count}; there are {p.size} units, and a district needs one.")
    return Hess(table, p, count, low, max(low, min(high, float(p.sum()))))


def _number(value: float, name: str) -> float:
    """Check a number that is 0 or more."""
    number = floats(value, name=name)
    if number.ndim or not number >= 0:
        raise ValueError(f"{name} is {value!r}; it must be one number, 0 or more.")
    return float(number)


def _plainly_infeasible(hess: Hess, touching: Graph | None) -> None:
    """Refuse what a look at the numbers shows to have no solution."""
    p, total, slack = hess.workload, float(hess.workload.sum()), 1e-9 * hess.upper
    if not hess.k * (hess.lower - slack) <= total <= hess.k * (hess.upper + slack):
        raise Infeasible(
            f"the total workload is {total:g}, and {hess.k} districts of {hess.lower:g} to "
            f"{hess.upper:g} take {hess.k * hess.lower:g} to {hess.k * hess.upper:g}; lower and "
            "upper must hold the mean."
        )
    largest = int(np.argmax(p))
    if p[largest] > hess.upper + slack:
        raise Infeasible(
            f"unit {largest} has workload {p[largest]:g}, more than upper, {hess.upper:g}; split "
            "the unit or raise upper."
        )
    if touching is None:
        return
    low = high = 0
    for part in touching.parts(np.arange(p.size)):
        load = float(p[part].sum())
        least = max(1, int(np.ceil(load / (hess.upper + slack) - 1e-9)))
        most = part.size if hess.lower <= 0 else int(load / max(hess.lower - slack, 1e-300))
        if most < least:
            raise Infeasible(
                f"the part of the map with units {part[:10].tolist()} ({part.size} in all) has "
                f"workload {load:g}, which no whole number of districts of {hess.lower:g} to "
                f"{hess.upper:g} adds up to."
            )
        low, high = low + least, high + most
    if not low <= hess.k <= high:
        raise Infeasible(
            f"the parts of the map need {low} to {high} districts, and k is {hess.k}; add pairs "
            "to adjacency or change k."
        )
