# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a solver may claim: its objective, a bound on the optimum, the gap, and a status."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Status = Literal["optimal", "feasible"]

ROUNDING = 1e-9  # what floating point may lose of a sum, as a share of it
RESOLUTION = 1e-12  # the same, as a share of the terms, which may nearly cancel


class Infeasible(ValueError):  # noqa: N818 - the field's word, which reads well in an except clause
    """No solution meets the constraints; the message says which one cannot be met, and why.

    Example:
        >>> raise Infeasible("workload 130, capacity 120")
        Traceback (most recent call last):
        ...
        oms42.territories.outcome.Infeasible: workload 130, capacity 120
    """


@dataclass(frozen=True, eq=False, kw_only=True)
class Certificate:
    """How good a solution is known to be; the results of all solvers of this room carry it.

    Attributes:
        objective: What the solution costs (or earns, where the aim is to maximize).
        bound: No solution costs less than this (or earns more).
        gap: The distance between the two, as a share of the objective; 0 or more.
        status: ``"optimal"`` if the bound proves that no solution is better; ``"feasible"`` if
            the solution keeps every constraint and a better one may exist, for example because
            the time was up.

    Example:
        >>> certify(105.0, 100.0).status
        'feasible'
    """

    objective: float
    bound: float
    gap: float
    status: Status


def relative_gap(objective: float, bound: float, *, maximize: bool = False) -> float:
    r"""Give the gap between a solution and the bound on the best one.

    $$\text{gap} = \frac{\max(0,\; z - \underline z)}{|z|}$$

    with $z$ the objective and $\underline z$ the bound; where the aim is to maximize, the bound
    lies above and the difference is taken the other way round.

    Args:
        objective: The value $z$ of the solution.
        bound: The bound $\underline z$; minus infinity if nothing is known.
        maximize: Whether larger is better.

    Returns:
        The gap, 0 or more; infinite if there is no bound.

    Example:
        >>> relative_gap(100.0, 95.0)
        0.05
        >>> relative_gap(100.0, 105.0, maximize=True)
        0.05
    """
    short = bound - objective if maximize else objective - bound
    if short <= 0:
        return 0.0
    return short / max(abs(objective), math.ulp(0.0)) if math.isfinite(short) else math.inf


def certify(
    objective: float,
    bound: float,
    *,
    maximize: bool = False,
    whole: bool = False,
    scale: float = 0.0,
) -> Certificate:
    """Say what an objective and a bound prove.

    Args:
        objective: The value of a solution that keeps every constraint.
        bound: The bound that the solver reached.
        maximize: Whether larger is better; the bound then lies above.
        whole: Whether every solution has a whole number as its value (whole costs): a bound
            less than 1 away then proves optimality.
        scale: The size of the numbers that the bound was added up from. They may be far larger
            than the objective; a difference below their resolution is rounding.

    Returns:
        The certificate. A bound beyond the objective, by rounding, is put on it; so is a bound
        that proves the solution optimal.

    Example:
        >>> certify(105.0, 104.2, whole=True)
        Certificate(objective=105.0, bound=105.0, gap=0.0, status='optimal')
        >>> certify(105.0, 103.9, whole=True).status
        'feasible'
        >>> certify(1e-39, 0.0).status, certify(1e-39, 0.0, scale=1.0).status
        ('feasible', 'optimal')
    """
    gap = relative_gap(objective, bound, maximize=maximize)
    lost = rounding_of(objective, scale)
    short = bound - objective if maximize else objective - bound
    if short <= lost or (whole and abs(objective - bound) < 1 - max(lost, 1e-6)):
        return Certificate(objective=objective, bound=objective, gap=0.0, status="optimal")
    return Certificate(objective=objective, bound=bound, gap=gap, status="feasible")


def rounding_of(objective: float, scale: float = 0.0) -> float:
    """Give the difference of objective and bound that proves nothing, as floating point rounds.

    Args:
        objective: The value of a solution.
        scale: The size of the numbers that the bound was added up from.

    Returns:
        A billionth of the objective, or a trillionth of the scale if that is more.

    Example:
        >>> rounding_of(5.0), rounding_of(0.0, scale=100.0)
        (5e-09, 1e-10)
    """
    return max(ROUNDING * abs(objective), RESOLUTION * scale)
