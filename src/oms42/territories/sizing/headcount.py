# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How many sellers: the breakdown method, and the workload build-up of Talley."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oms42.stats.arrays import read_only
from oms42.territories.amounts import amounts, number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

ROUNDING = 1e-9  # 12.000000000001 sellers are 12


@dataclass(frozen=True)
class Headcount:
    """Hold a size of the sales force.

    Attributes:
        exact: Sellers needed, as a fraction.
        heads: The same rounded up: a part of a seller is a seller.
    """

    exact: float
    heads: int


@dataclass(frozen=True)
class WorkloadSize:
    """Hold a size of the sales force with the work behind it.

    Attributes:
        exact: Sellers needed, as a fraction.
        heads: The same rounded up.
        hours: Hours of work in all.
        class_hours: Hours of each class of accounts, shape (k,).
        available: Hours that one seller has for this work.
    """

    exact: float
    heads: int
    hours: float
    class_hours: FloatArray
    available: float


def breakdown(sales: float, productivity: float, *, turnover: float = 0.0) -> Headcount:
    r"""Size the sales force by what one seller brings in: the breakdown method.

    $$n = \frac{S}{P}\,(1 + T)$$

    It takes the sales as given and lets the size follow; in fact sales follow from the size.

    Args:
        sales: Sales S that are planned for the period, above 0.
        productivity: Sales P of one seller in the period, above 0, in the same unit.
        turnover: Share T of the sellers who leave in the period and are to be replaced, 0 or more.

    Returns:
        The number of sellers.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> breakdown(50, 1.2), breakdown(48, 1.2, turnover=0.15)
        (Headcount(exact=41.66666666666667, heads=42), Headcount(exact=46.0, heads=46))
    """
    planned = number(sales, name="sales", above=0)
    each = number(productivity, name="productivity", above=0)
    leaving = number(turnover, name="turnover", least=0)
    exact = planned / each * (1 + leaving)
    return Headcount(exact, rounded_up(exact))


def selling_hours(days: float, hours: float, share: float = 1.0) -> float:
    r"""Return the hours that a seller has for customers in a year.

    $$\text{days} \times \text{hours a day} \times \text{share of the time spent selling}$$

    Args:
        days: Working days a year, above 0, at most 366.
        hours: Working hours a day, above 0, at most 24.
        share: Share of the time that goes into calls, above 0, at most 1: 38 percent is 0.38.

    Returns:
        Hours a year.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> round(selling_hours(220, 8, 0.38), 1)
        668.8
    """
    year = number(days, name="days", above=0, most=366)
    day = number(hours, name="hours", above=0, most=24)
    return year * day * number(share, name="share", above=0, most=1)


def workload_buildup(
    accounts: ArrayLike, calls: ArrayLike, hours: ArrayLike, available: float
) -> WorkloadSize:
    r"""Size the sales force by the work that the accounts need: Talley's workload build-up.

    $$n = \frac{\sum_k N_k\,f_k\,h_k}{H}$$

    Args:
        accounts: Number $N_k$ of accounts in each class, 0 or more, shape (k,).
        calls: Calls $f_k$ that an account of the class gets in a year, 0 or more, shape (k,).
        hours: Hours $h_k$ of a call, travel included if it counts as work, 0 or more, shape (k,).
        available: Hours H that one seller has for calls in a year; see `selling_hours`.

    Returns:
        The number of sellers with the hours behind it.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, or the lengths differ.

    Source:
        talley1961

    Example:
        >>> size = workload_buildup([60, 180, 520], [24, 12, 4], [2, 1.5, 1], 668.8)
        >>> size.hours, round(size.exact, 2), size.heads
        (8200.0, 12.26, 13)
    """
    counts = amounts(accounts, name="accounts")
    frequency = amounts(calls, name="calls", rows=counts.size)
    length = amounts(hours, name="hours", rows=counts.size)
    capacity = number(available, name="available", above=0)
    work = counts * frequency * length
    total = float(work.sum())
    exact = total / capacity
    return WorkloadSize(exact, rounded_up(exact), total, read_only(work), capacity)


def rounded_up(exact: float) -> int:
    """Round a number of sellers up, but for what arithmetic adds to a whole number.

    Args:
        exact: Sellers needed, 0 or more.

    Returns:
        The smallest whole number that is enough.

    Example:
        >>> rounded_up(12.26), rounded_up(3 * 1.1 / 0.3)
        (13, 11)
    """
    return math.ceil(exact - ROUNDING * max(1.0, exact))
