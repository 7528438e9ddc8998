# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""When deals close, and when they would have closed: the hockey stick and its pulled-in deals.

Left alone, a deal closes in the last ten business days of a quarter with 2.4 times the hazard of
any other business day: 31 % of them do. Sellers then pull deals of the next quarter in, all of them
into the last ten days, until these hold 46 % of the quarter's bookings (PT-05):

$$0.46\,B = (1 - \pi)\,h\,B + \pi B, \qquad h = \frac{2.4 \cdot 10}{2.4 \cdot 10 + (D - 10)}$$

with $D$ the business days of the quarter and $\pi$ the share of bookings pulled in, about 22 %.
A pulled-in deal keeps its original close date in the next quarter: that is how it is found.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.calendar import business_day, late_start, quarter_start
from oms42.kelvane.deals.sampling import tuned
from oms42.kelvane.facts import LATE_BUSINESS_DAYS

HAZARD = 2.4
# Weibull cycle: shape, and scale in days by segment; expansions take this share of it.
SHAPE = 1.6
SCALE = {"enterprise": 165.0, "mid-market": 78.0, "public": 240.0}
EXPANSION_PACE = 0.8
SHORTEST = 10
# How far into the next quarter a pulled-in deal would have closed, as a share of it.
NEXT = 0.75


@dataclass(frozen=True)
class Closing:
    """Hold when deals close.

    Attributes:
        day: Close date.
        pulled: Whether the deal was pulled in from the next quarter.
        natural: When it would have closed; the close date unless it was pulled in.
    """

    day: NDArray[np.datetime64]
    pulled: NDArray[np.bool_]
    natural: NDArray[np.datetime64]


def won_closing(
    rng: np.random.Generator,
    quarter: NDArray[np.int64],
    amount: NDArray[np.float64],
    pushed: NDArray[np.bool_],
    share: float,
) -> Closing:
    """Draw the close dates of won deals.

    Args:
        rng: Source of uniform draws.
        quarter: Number of the quarter in which each deal closes.
        amount: What it adds to the quarter's bookings.
        pushed: Whether its close date was ever moved out; such a deal is not pulled in.
        share: Promised share of each quarter's bookings in its last ten business days.

    Returns:
        Close dates; the promised share holds in each quarter as nearly as whole deals allow.

    Example:
        >>> quarter, amount = np.full(500, 14), np.full(500, 1.0)
        >>> none = np.zeros(500, dtype=bool)
        >>> close = won_closing(np.random.default_rng(1), quarter, amount, none, 0.46)
        >>> int((close.day >= np.datetime64("2026-09-17")).sum()), int(close.pulled.sum())
        (230, 114)
    """
    late = np.zeros(quarter.size, dtype=bool)
    pulled = np.zeros(quarter.size, dtype=bool)
    for number in np.unique(quarter).tolist():
        rows = np.flatnonzero(quarter == number)
        h = natural_late(np.array([number]))[0]
        total = float(amount[rows].sum())
        late[rows] = _up_to(rng, amount[rows], share * total)
        able = rows[late[rows] & ~pushed[rows]]
        pulled[able] = _up_to(rng, amount[able], (share - h) / (1.0 - h) * total)
    day = days_in(rng, quarter, late)
    first, end = quarter_start(quarter + 1), quarter_start(quarter + 2)
    end = first + np.rint(NEXT * (end - first).astype(np.int64)).astype(np.int64)
    later = business_day(first, end, rng.random(quarter.size))
    return Closing(day, pulled, np.where(pulled, later, day))


def lost_closing(rng: np.random.Generator, quarter: NDArray[np.int64]) -> NDArray[np.datetime64]:
    """Draw the close dates of deals that are not won.

    Args:
        rng: Source of uniform draws.
        quarter: Number of the quarter in which each deal closes.

    Returns:
        Close dates.

    Example:
        >>> day = lost_closing(np.random.default_rng(1), np.array([14, 14]))
        >>> bool((day >= np.datetime64("2026-07-01")).all())
        True
    """
    return days_in(rng, quarter, rng.random(quarter.size) < natural_late(quarter))


def natural_late(quarter: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the chance to close in the last ten business days if nobody pulls.

    Args:
        quarter: Numbers of quarters, 0 for 2023Q1.

    Returns:
        Probabilities.

    Example:
        >>> natural_late(np.array([14])).round(3).tolist()
        [0.3]
    """
    days = np.busday_count(quarter_start(quarter), quarter_start(quarter + 1))
    weight = HAZARD * LATE_BUSINESS_DAYS
    return np.asarray(weight / (weight + days - LATE_BUSINESS_DAYS), dtype=np.float64)


def cycle(
    rng: np.random.Generator, segment: NDArray[np.str_], pace: NDArray[np.float64]
) -> NDArray[np.int64]:
    r"""Draw cycle lengths.

    $$c = \text{pace} \cdot s\,(-\ln u)^{1/1.6}$$

    Args:
        rng: Source of uniform draws.
        segment: Segment of each deal.
        pace: Factor of each deal's scale.

    Returns:
        Days from creation to close, at least ten.

    Example:
        >>> days = cycle(np.random.default_rng(1), np.full(999, "mid-market"), np.ones(999))
        >>> bool(55 < np.median(days) < 70)
        True
    """
    scale = np.array([SCALE[name] for name in segment.tolist()]) * pace
    days = scale * (-np.log1p(-rng.random(segment.size))) ** (1.0 / SHAPE)
    return np.asarray(np.maximum(np.rint(days), SHORTEST), dtype=np.int64)


def days_in(
    rng: np.random.Generator, quarter: NDArray[np.int64], late: NDArray[np.bool_]
) -> NDArray[np.datetime64]:
    """Draw business days in the late or the early part of quarters.

    Args:
        rng: Source of uniform draws.
        quarter: Numbers of quarters.
        late: Whether the day is one of the last ten business days.

    Returns:
        Days; late ones crowd toward the end.

    Example:
        >>> day = days_in(np.random.default_rng(1), np.array([14]), np.array([True]))
        >>> bool(day[0] >= np.datetime64("2026-09-17"))
        True
    """
    edge = late_start(quarter)
    first = np.where(late, edge, quarter_start(quarter))
    end = np.where(late, quarter_start(quarter + 1), edge)
    u = rng.random(quarter.size)
    return business_day(first, end, np.where(late, np.sqrt(u), u))


def _up_to(rng: np.random.Generator, amount: NDArray[np.float64], aim: float) -> NDArray[np.bool_]:
    """Choose deals that add up to an amount, as nearly as whole deals allow."""
    order = np.argsort(rng.random(amount.size), kind="stable")
    chosen = np.zeros(amount.size, dtype=bool)
    chosen[order] = np.cumsum(amount[order]) - amount[order] / 2.0 <= aim
    return tuned(chosen, amount, aim)
