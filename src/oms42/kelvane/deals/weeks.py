# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The weekly rows: which deals are open on which Monday, and the close date they had then.

A deal has a row for every Monday from its creation to the last one before it closes, and one more
for the first Monday on or after its close. The close date on a Monday is the planned one after the
moves made so far; a pulled-in deal's moves in one to three weeks before it closes.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.calendar import EXTRACTED, quarter_of, quarter_start
from oms42.kelvane.deals.combined import Deals
from oms42.kelvane.deals.planned import Plan

FIRST_MONDAY = np.datetime64("2023-01-02", "D")
LAST_WEEK = int((EXTRACTED - FIRST_MONDAY).astype(np.int64)) // 7
# Days before the close on which a pulled-in deal's close date is moved in.
PULLED_AHEAD = (8, 22)
# Mondays of a quarter before its second phase begins.
FIRST_PHASE = 6
LATER, BEGUN, WELL_ON = -1, 0, 1


@dataclass(frozen=True)
class Weeks:
    """Hold one entry a deal and Monday, in the order of deals and weeks.

    Attributes:
        deal: Row of the deal.
        monday: The day.
        closed: Whether the deal has closed by then.
        planned: Close date as it was known.
        progress: Part of the deal's life that has passed, up to 1.
    """

    deal: NDArray[np.int64]
    monday: NDArray[np.datetime64]
    closed: NDArray[np.bool_]
    planned: NDArray[np.datetime64]
    progress: NDArray[np.float64]


def weeks(rng: np.random.Generator, deals: Deals, made: Plan) -> Weeks:
    """Lay out the weekly rows.

    Args:
        rng: Source of uniform draws.
        deals: All opportunities.
        made: Their planned dates.

    Returns:
        One entry a deal and Monday.

    Example:
        >>> from oms42.kelvane.deals.base import every_deal, lay_base
        >>> from oms42.kelvane.deals.planned import plan
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> from oms42.kelvane.people.stage import roster
        >>> from oms42.kelvane.world import World
        >>> base = lay_base(roster(field(World(Identity()))))
        >>> every, rng = every_deal(base), np.random.default_rng(1)
        >>> made = plan(rng, every.created, every.natural, every.pushes, every.open)
        >>> 160_000 < weeks(rng, every, made).deal.size < 185_000
        True
    """
    created = (deals.created - FIRST_MONDAY).astype(np.int64)
    day = (deals.day - FIRST_MONDAY).astype(np.int64)
    first = np.maximum(-(-created // 7), 0)
    last = np.where(deals.open, LAST_WEEK, np.minimum(-(-day // 7), LAST_WEEK))
    count = np.maximum(last - first + 1, 0)
    deal = np.repeat(np.arange(count.size), count)
    step = np.arange(deal.size) - np.repeat(np.cumsum(count) - count, count)
    monday = FIRST_MONDAY + 7 * (first[deal] + step)
    closed = ~deals.open[deal] & (monday >= deals.day[deal])
    moves = (made.moved[deal] <= monday[:, None]).sum(axis=1)
    planned = made.dates[deal, moves]
    low, high = PULLED_AHEAD
    ahead = low + np.floor((high - low) * rng.random(count.size)).astype(np.int64)
    moved_in = deals.pulled[deal] & (monday >= (deals.day - ahead)[deal])
    planned = np.where(moved_in | closed, deals.day[deal], planned)
    life = np.maximum((deals.natural - deals.created).astype(np.int64), 1)
    age = (monday - deals.created[deal]).astype(np.int64)
    return Weeks(deal, monday, closed, planned, np.minimum(age / life[deal], 1.0))


def expected_quarter(them: Weeks) -> NDArray[np.int64]:
    """Return the quarter in which each row's deal is expected; a past date counts as this quarter.

    Args:
        them: Weekly rows.

    Returns:
        Numbers of quarters.

    Example:
        >>> monday = np.array(["2026-06-22", "2026-06-29"], dtype="datetime64[D]")
        >>> planned = np.array(["2026-07-15", "2026-06-01"], dtype="datetime64[D]")
        >>> both = np.array([0, 1])
        >>> rows = Weeks(both, monday, both > 1, planned, both / 2.0)
        >>> expected_quarter(rows).tolist()
        [14, 13]
    """
    return np.maximum(quarter_of(them.planned), quarter_of(them.monday))


def phase(them: Weeks) -> NDArray[np.int64]:
    """Tell how far the quarter is in which each row's deal is expected.

    Args:
        them: Weekly rows.

    Returns:
        −1 if it has not begun, 0 in its first six weeks, 1 after them.

    Example:
        >>> monday = np.array(["2026-06-22", "2026-06-29"], dtype="datetime64[D]")
        >>> planned = np.array(["2026-07-15", "2026-06-01"], dtype="datetime64[D]")
        >>> both = np.array([0, 1])
        >>> rows = Weeks(both, monday, both > 1, planned, both / 2.0)
        >>> phase(rows).tolist()
        [-1, 1]
    """
    now = quarter_of(them.monday)
    into = (them.monday - quarter_start(now)).astype(np.int64) // 7
    return np.where(
        expected_quarter(them) > now, LATER, np.where(into < FIRST_PHASE, BEGUN, WELL_ON)
    )
