# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""What each subscription is worth a year, and the annual recurring revenue that it adds up to.

A subscription that a deal started is worth the deal; one that replaced another, its factor times
the other's value on that day; one of before 2023, a lognormal weight times a scale. Expansions
enlarge the value from their close date on. Annual recurring revenue on a day is

$$\mathrm{ARR}(t) = \sum_{i:\ s_i \le t < e_i} \Bigl(a_i + \sum_{j \in E_i,\ t_j \le t} a_j\Bigr)$$

with first days $s$, last days $e$, first values $a_i$ and enlargements $E_i$. Two scales are solved
for: that of the subscriptions of before 2023 that still run, so that ARR is $153.2M on 30 September
2026; and that of those that ended in 2026, so that it was $128.0M on 31 December 2025. The median
key account comes out below the $640k of the facts: what targets ask of deals since 2023 leaves
older subscriptions less than that would take.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.book import Book
from oms42.kelvane.deals.calendar import EXTRACTED
from oms42.kelvane.deals.closed import Closed
from oms42.kelvane.draws import bell
from oms42.kelvane.facts import ARR

LEGACY_SIGMA = 0.75
SEGMENT_WEIGHT = (1.0, 0.27, 0.58)
KEY_WEIGHT = 2.4
YEAR_END, TODAY = np.datetime64("2025-12-31", "D"), EXTRACTED
# The scale of what ended in 2026 against the other one: smallest and largest believable ratio.
LOWEST, HIGHEST = 0.3, 3.0


@dataclass(frozen=True)
class Value:
    """Hold the annual values of subscriptions in US dollars.

    Attributes:
        first: On the first day.
        last: On the last day, or on 30 September 2026.
    """

    first: NDArray[np.float64]
    last: NDArray[np.float64]


def valued(
    rng: np.random.Generator,
    them: Book,
    deals: Closed,
    segment: NDArray[np.int64],
    key: NDArray[np.bool_],
) -> Value:
    """Value every subscription.

    Args:
        rng: Source of uniform draws.
        them: The subscriptions.
        deals: The closed deals.
        segment: Segment of each subscription's account, by number.
        key: Whether its account is a key account.

    Returns:
        First and last annual values, in whole cents.
    """
    weight = np.exp(LEGACY_SIGMA * bell(rng, them.deal.shape)) * np.array(SEGMENT_WEIGHT)[segment]
    weight *= np.where(key, KEY_WEIGHT, 1.0)
    old = them.deal == -1
    gone = old & (them.end > YEAR_END) & (them.end <= TODAY)
    parts = [
        values(them, deals, np.where(rows, weight, 0.0), with_deals)
        for rows, with_deals in ((old & ~gone, False), (gone, False), (old & False, True))
    ]
    at_end = [recurring(part, them, deals, TODAY, i == 2) for i, part in enumerate(parts)]
    before = [recurring(part, them, deals, YEAR_END, i == 2) for i, part in enumerate(parts)]
    scale, other = _solved(at_end, before)
    first = values(them, deals, weight * np.where(gone, other, np.where(old, scale, 0.0)), True)
    first = np.rint(100.0 * first) / 100.0
    return Value(first, np.rint(100.0 * (first + added(them, deals, TODAY))) / 100.0)


def _solved(at_end: list[float], before: list[float]) -> tuple[float, float]:
    """Solve for the scales of what runs and of what ended in 2026.

    Where the second one is out of all proportion, it is held at the limit and today's ARR is kept.
    """
    A = np.array([at_end[:2], before[:2]])
    wanted = np.array([ARR["2026-09-30"] - at_end[2], ARR["2025-12-31"] - before[2]])
    scale, other = np.linalg.solve(A, wanted).tolist()
    ratio = float(np.clip(other / scale, LOWEST, HIGHEST))
    scale = wanted[0] / (at_end[0] + ratio * at_end[1])
    if scale <= 0:
        raise ValueError(
            f"deals since 2023 alone bring ${at_end[2]:,.0f} of recurring revenue, more than the "
            "company has; lower the targets"
        )
    return scale, ratio * scale


def values(
    them: Book, deals: Closed, weight: NDArray[np.float64], with_deals: bool
) -> NDArray[np.float64]:
    """Work out first values from those of before 2023.

    Args:
        them: The subscriptions.
        deals: The closed deals.
        weight: First value of each subscription of before 2023; 0 for the others.
        with_deals: Whether deals count; False for the part that weights alone bring.

    Returns:
        First values.
    """
    value = weight.copy()
    if with_deals:
        started = them.deal >= 0
        value[started] = deals.acv[them.deal[started]]
    more = added(them, deals, TODAY) * with_deals
    rows = np.flatnonzero(them.old >= 0)
    value[rows] = them.factor[rows] * (value[them.old[rows]] + more[them.old[rows]])
    return value


def added(them: Book, deals: Closed, day: np.datetime64) -> NDArray[np.float64]:
    """Add up what expansions have put on top of each subscription by a day.

    Args:
        them: The subscriptions.
        deals: The closed deals.
        day: The day.

    Returns:
        US dollars a year.
    """
    rows = np.flatnonzero((them.enlarged >= 0) & (deals.day <= day))
    total = np.bincount(them.enlarged[rows], deals.acv[rows], minlength=them.deal.size)
    return total.astype(np.float64)


def recurring(
    first: NDArray[np.float64], them: Book, deals: Closed, day: np.datetime64, with_deals: bool
) -> float:
    """Work out annual recurring revenue on a day.

    Args:
        first: First value of each subscription.
        them: The subscriptions.
        deals: The closed deals.
        day: The day.
        with_deals: Whether enlargements count.

    Returns:
        US dollars.
    """
    runs = (them.start <= day) & (np.isnat(them.end) | (them.end > day))
    return float((first + added(them, deals, day) * with_deals)[runs].sum())
