# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an alignment is asked for: the arguments checked and put in order."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.stats.arrays import floats, vector, whole
from oms42.territories.band import Band
from oms42.territories.contiguity import Graph, graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Assignment

OBJECTIVES = ("travel", "moves", "profit")
LARGEST = 1e6  # of a plan in whole numbers: solvers are right to a billionth, so to a thousandth


@dataclass(frozen=True, eq=False)
class Case:
    """Hold a checked question.

    Attributes:
        cost: As given, shape (n, m).
        workload: Shape (n,).
        band: The problem to minimize.
        graph: Which accounts touch, if territories must be connected.
        homes: The account at which each home sits, if given.
        current: The home of each account today, if given.
        away: 1 where a pair moves an account, shape (n, m).
        fixed: Given homes.
        tolerance: Half the width of the band.
        objective: What is optimized.
    """

    cost: FloatArray
    workload: FloatArray
    band: Band
    graph: Graph | None
    homes: Assignment | None
    current: Assignment | None
    away: FloatArray
    fixed: dict[int, int]
    tolerance: float
    objective: str

    @property
    def whole(self) -> bool:
        """Whether every plan costs a whole number, small enough for a solver's tolerances."""
        finite = self.band.cost[np.isfinite(self.band.cost)]
        small = float(np.abs(finite).max(initial=0.0)) * self.workload.size <= LARGEST
        return small and bool((finite % 1 == 0).all())

    def moved(self, plan: Assignment) -> int:
        """Count the accounts that a plan moves."""
        return int(self.away[np.arange(plan.size), plan].sum())


def read_case(
    cost: ArrayLike,
    workload: ArrayLike,
    *,
    tolerance: float,
    shares: ArrayLike | None,
    adjacency: Any,
    homes: ArrayLike | None,
    current: ArrayLike | None,
    max_moved: int | None,
    fixed: Mapping[int, int] | None,
    objective: str,
) -> Case:
    """Check the arguments of `align` and state the problem.

    Args:
        cost: Shape (n, m).
        workload: Shape (n,).
        tolerance: Half the width of the band.
        shares: Relative targets, shape (m,).
        adjacency: Pairs or a matrix.
        homes: Accounts of the homes, shape (m,).
        current: Homes today, shape (n,).
        max_moved: Accounts that may move.
        fixed: Given homes.
        objective: One of `OBJECTIVES`.

    Returns:
        The checked case.

    Raises:
        TypeError: An argument is not a number.
        ValueError: An argument has a wrong shape or lies out of range.

    Example:
        >>> nothing = dict.fromkeys(("shares", "adjacency", "homes", "current", "fixed"))
        >>> ask = dict(tolerance=0.1, max_moved=None, objective="travel")
        >>> read_case([[1, 2], [2, 1]], [1, 1], **ask, **nothing).band.upper
        array([1.1, 1.1])
    """
    if objective not in OBJECTIVES:
        raise ValueError(f"objective is {objective!r}; it must be one of: {', '.join(OBJECTIVES)}.")
    table, w = read_cost(cost), read_workload(workload)
    if table.shape[0] != w.size:
        raise ValueError(
            f"cost has {table.shape[0]} rows and workload {w.size} values; each account needs one "
            "of both."
        )
    n, m = table.shape
    today = None if current is None else _places(current, "current", (n,), m, missing=True)
    seats = None if homes is None else _places(homes, "homes", (m,), n)
    moves = _max_moved(max_moved, today, objective)
    away = np.zeros((n, m))
    if today is not None:
        away = ((today[:, None] != np.arange(m)) & (today[:, None] >= 0)).astype(np.float64)
    width = _tolerance(tolerance)
    target = w.sum() * _shares(shares, m)
    tied = _fixed(fixed, n, m)
    near = None if adjacency is None else graph(adjacency, n, seats)
    price = _price(table, away, objective)
    _tie(price, tied, seats if near is not None else None)
    band = Band(price, w, (1 - width) * target, (1 + width) * target, away, moves)
    return Case(table, w, band, near, seats, today, away, tied, width, objective)


def read_cost(cost: ArrayLike) -> FloatArray:
    """Check a table of costs; infinite entries forbid a pair.

    Args:
        cost: Shape (n, m).

    Returns:
        The costs.

    Raises:
        TypeError: A value is not a number.
        ValueError: The shape is another one, or a value is NaN.

    Example:
        >>> read_cost([[1, 2]])
        array([[1., 2.]])
    """
    table = floats(cost, name="cost")
    if table.ndim != 2 or 0 in table.shape:
        raise ValueError(
            f"cost has shape {table.shape}; one row an account and one column a home is needed: "
            "shape (n, m)."
        )
    if np.isnan(table).any():
        i, j = np.argwhere(np.isnan(table))[0]
        raise ValueError(f"cost holds NaN in row {i}, column {j}; use infinity to forbid a pair.")
    return table


def read_workload(workload: ArrayLike) -> FloatArray:
    """Check workloads.

    Args:
        workload: Shape (n,).

    Returns:
        The workloads.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is negative or not finite, or all are zero.

    Example:
        >>> read_workload([1, 2])
        array([1., 2.])
    """
    w = vector(workload, name="workload")
    if (w < 0).any():
        i = int(np.argmin(w))
        raise ValueError(f"workload of account {i} is {w[i]:g}; it must be 0 or more.")
    if w.sum() == 0:
        raise ValueError("every workload is 0; there is nothing to balance.")
    return w


def _price(table: FloatArray, away: FloatArray, objective: str) -> FloatArray:
    """State what is minimized; forbidden pairs are plus infinity."""
    forbidden = np.isinf(table)
    price = -table if objective == "profit" else table.copy()
    if (price[forbidden] < 0).any():
        word = "plus" if objective == "profit" else "minus"
        raise ValueError(f"cost holds {word} infinity; no pair can be worth that.")
    if objective == "moves":
        price = away.copy()
        price[forbidden] = np.inf
    return price


def _tie(price: FloatArray, fixed: dict[int, int], roots: Assignment | None) -> None:
    """Forbid every pair that a fixed home excludes."""
    ties = list(fixed.items())
    if roots is not None:
        if np.unique(roots).size < roots.size:
            raise ValueError(
                "homes names an account twice; with adjacency each home needs an account of its "
                "own, from which its territory grows."
            )
        ties += [(int(i), j) for j, i in enumerate(roots)]
    for i, j in ties:
        own = price[i, j]
        price[i] = np.inf
        price[i, j] = own


def _places(values: ArrayLike, name: str, shape: Any, most: int, missing: bool = False) -> Any:
    """Check positions; -1 or NaN is a missing one where that is allowed."""
    places = floats(values, name=name)
    if missing:
        places = np.where(np.isnan(places), -1.0, places)
    if places.shape != shape:
        raise ValueError(f"{name} has shape {places.shape}; it must be {shape}.")
    least = -1 if missing else 0
    wrong = (places != np.round(places)) | (places < least) | (places >= most)
    if wrong.any():
        i = int(np.flatnonzero(wrong)[0])
        raise ValueError(
            f"{name} holds {places[i]:g} at position {i}; it must be a whole number from {least} "
            f"to {most - 1}."
        )
    return places.astype(np.intp)


def _max_moved(max_moved: int | None, current: Any, objective: str) -> float:
    """Check the limit on moves."""
    if current is None and (max_moved is not None or objective == "moves"):
        asked = "max_moved" if max_moved is not None else 'objective="moves"'
        raise ValueError(f"{asked} needs current, the home of each account today.")
    return np.inf if max_moved is None else float(whole(max_moved, name="max_moved", least=0))


def _tolerance(tolerance: float) -> float:
    """Check the half width of the band."""
    if isinstance(tolerance, bool) or not isinstance(tolerance, Real):
        raise TypeError(f"tolerance is {tolerance!r}; it must be a number, 0 or more.")
    if not 0 <= tolerance < np.inf:
        raise ValueError(f"tolerance is {tolerance}; it must be 0 or more (5 percent is 0.05).")
    return float(tolerance)


def _shares(shares: ArrayLike | None, m: int) -> FloatArray:
    """Check relative targets and scale them to add up to 1."""
    if shares is None:
        return np.full(m, 1.0 / m)
    s = vector(shares, name="shares")
    if s.size != m or (s < 0).any() or s.sum() <= 0:
        raise ValueError(f"shares must be {m} numbers, 0 or more and not all 0; got {s.tolist()}.")
    return np.asarray(s / s.sum())


def _fixed(fixed: Mapping[int, int] | None, n: int, m: int) -> dict[int, int]:
    """Check given homes."""
    tied: dict[int, int] = {}
    for i, j in dict(fixed if fixed is not None else {}).items():
        if not (isinstance(i, Integral) and isinstance(j, Integral | float) and j == int(j)):
            raise TypeError(f"fixed holds {i!r}: {j!r}; both must be whole numbers.")
        if not (0 <= i < n and 0 <= j < m):
            raise ValueError(
                f"fixed gives account {i} to home {j}; accounts run from 0 to {n - 1}, homes from "
                f"0 to {m - 1}."
            )
        tied[int(i)] = int(j)
    return tied
