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

The older subscriptions come up for renewal late in a quarter as often as new ones are signed, by
value too: where a few large ones blur that, the weights of the late ones are stretched (PT-05).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.book import Book
from oms42.kelvane.deals.calendar import EXTRACTED, late_start, quarter_of
from oms42.kelvane.draws import bell
from oms42.kelvane.facts import ARR

LEGACY_SIGMA = 0.75
SEGMENT_WEIGHT = (1.0, 0.27, 0.58)
KEY_WEIGHT = 2.4
YEAR_END, TODAY = np.datetime64("2025-12-31", "D"), EXTRACTED
# The scale of what ended in 2026 against the other one: smallest and largest believable ratio.
LOWEST, HIGHEST = 0.3, 3.0
# How near the late ones' share of the weights must be to the promised share.
NEAR = 0.02


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
    acv: NDArray[np.float64],
    closed: NDArray[np.datetime64],
    segment: NDArray[np.int64],
    key: NDArray[np.bool_],
    late_share: float,
) -> Value:
    """Value every subscription.

    Args:
        rng: Source of uniform draws.
        them: The subscriptions.
        acv: Annual contract value of each closed deal.
        closed: Close date of each closed deal.
        segment: Segment of each subscription's account, by number.
        key: Whether its account is a key account.
        late_share: Promised share of a quarter's bookings in its last ten business days.

    Returns:
        First and last annual values, in whole cents.

    Raises:
        ValueError: If deals since 2023 alone bring more recurring revenue than the company has.

    Example:
        >>> from oms42.kelvane.deals.base import lay_base
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> from oms42.kelvane.people.stage import roster
        >>> from oms42.kelvane.world import World
        >>> base = lay_base(roster(field(World(Identity()))))
        >>> first, them, deals = base.value.first, base.written, base.deals
        >>> more = added_by(np.full(first.size, TODAY), them.enlarged, deals.acv, deals.day)
        >>> round(recurring(first + more, them.start, them.end, TODAY) / 1e6, 3)
        153.2
    """
    weight = np.exp(LEGACY_SIGMA * bell(rng, them.deal.shape)) * np.array(SEGMENT_WEIGHT)[segment]
    weight *= np.where(key, KEY_WEIGHT, 1.0)
    old = them.deal == -1
    weight = _evened(weight, old, them.start, late_share)
    gone = old & (them.end > YEAR_END) & (them.end <= TODAY)
    of_deals = np.where(them.deal >= 0, acv[them.deal], 0.0)
    more = [
        added_by(np.full(old.size, day), them.enlarged, acv, closed) for day in (TODAY, YEAR_END)
    ]
    none = np.zeros(old.size)
    parts = [
        followed(np.where(rows, weight, 0.0), them.factor, them.old, none)
        for rows in (old & ~gone, gone)
    ]
    fixed = followed(of_deals, them.factor, them.old, more[0])
    totals = [
        [recurring(part, them.start, them.end, day) for part in (*parts, fixed + extra)]
        for day, extra in zip((TODAY, YEAR_END), more, strict=True)
    ]
    scale, other = _solved(*totals)
    mine = weight * np.where(gone, other, np.where(old, scale, 0.0)) + of_deals
    first = np.rint(100.0 * followed(mine, them.factor, them.old, more[0])) / 100.0
    return Value(first, np.rint(100.0 * (first + more[0])) / 100.0)


def followed(
    value: NDArray[np.float64],
    factor: NDArray[np.float64],
    old: NDArray[np.int64],
    more: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Give subscriptions that replaced another their value.

    Args:
        value: First value of each subscription; of no account where it replaced another.
        factor: First value over the last one of the replaced subscription.
        old: Row of the subscription that it replaced; −1 for none.
        more: What has been added to each subscription.

    Returns:
        First values.

    Example:
        >>> followed(np.array([100.0, 0.0]), np.array([1.0, 0.5]), np.array([-1, 0]),
        ...          np.array([20.0, 0.0])).tolist()
        [100.0, 60.0]
    """
    rows = np.flatnonzero(old >= 0)
    result = value.copy()
    result[rows] = factor[rows] * (value[old[rows]] + more[old[rows]])
    return result


def added_by(
    day: NDArray[np.datetime64],
    enlarged: NDArray[np.int64],
    acv: NDArray[np.float64],
    closed: NDArray[np.datetime64],
    row: NDArray[np.int64] | None = None,
) -> NDArray[np.float64]:
    """Add up what expansions have put on top of subscriptions by given days.

    Args:
        day: A day for each subscription.
        enlarged: Row of the subscription that each deal enlarges; −1 for none.
        acv: Annual contract value of each deal.
        closed: Close date of each deal.
        row: Rows of the subscriptions; all in their order if it is left out.

    Returns:
        US dollars a year.

    Example:
        >>> days = np.array(["2024-05-01", "2025-05-01"], dtype="datetime64[D]")
        >>> one, value = np.array([0, 0]), np.array([1e4, 5e3])
        >>> added_by(days, one, value, days).tolist()
        [10000.0, 0.0]
    """
    row = np.arange(day.size) if row is None else row
    total = np.zeros(row.size)
    deals = np.flatnonzero(enlarged >= 0)
    deals = deals[np.argsort(enlarged[deals], kind="stable")]
    lower = np.searchsorted(enlarged[deals], row, side="left")
    upper = np.searchsorted(enlarged[deals], row, side="right")
    for i in np.flatnonzero(upper > lower).tolist():
        mine = deals[lower[i] : upper[i]]
        total[i] = acv[mine][closed[mine] <= day[i]].sum()
    return total


def recurring(
    value: NDArray[np.float64],
    start: NDArray[np.datetime64],
    end: NDArray[np.datetime64],
    day: np.datetime64,
) -> float:
    """Work out annual recurring revenue on a day.

    Args:
        value: Value of each subscription on that day.
        start: First day of each.
        end: Last day of each; NaT while it runs.
        day: The day.

    Returns:
        US dollars.

    Example:
        >>> start = np.array(["2024-01-01", "2025-01-01"], dtype="datetime64[D]")
        >>> end = np.array(["2025-01-01", "NaT"], dtype="datetime64[D]")
        >>> recurring(np.array([10.0, 4.0]), start, end, np.datetime64("2025-06-30"))
        4.0
    """
    runs = (start <= day) & (np.isnat(end) | (end > day))
    return float(value[runs].sum())


def _evened(
    weight: NDArray[np.float64],
    old: NDArray[np.bool_],
    start: NDArray[np.datetime64],
    share: float,
) -> NDArray[np.float64]:
    """Stretch the weights of old subscriptions that began late in a quarter to their share."""
    late = old & (start >= late_start(quarter_of(start)))
    mine, every = float(weight[late].sum()), float(weight[old].sum())
    if abs(mine / every - share) <= NEAR:
        return weight
    return weight * np.where(late, share / (1.0 - share) * (every - mine) / mine, 1.0)


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
