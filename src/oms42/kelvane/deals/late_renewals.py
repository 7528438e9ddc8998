# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The share of a quarter's bookings in its last ten business days, renewals counted too (PT-05).

A renewal closes when its term ends or up to five days before, so a few large ones that come up year
after year move the share of all quarters. With $a_i$ the amounts, $L$ the late ones and $Q$ the
won deals of a quarter the mean

$$\frac{1}{15} \sum_q \frac{\sum_{i \in Q_q \cap L} a_i}{\sum_{i \in Q_q} a_i}$$

is to be the promised share. Where it is not near, renewals that come up at the beginning of the
last ten days close just before them instead, or, the other way round, on their own day.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.calendar import EXTRACTED, late_start, quarter_of
from oms42.kelvane.deals.combined import TYPES, Deals
from oms42.kelvane.deals.renewals import AHEAD

RENEWAL = TYPES.index("renewal")
# What counts as near.
NEAR = 0.015


def late_renewals(
    rng: np.random.Generator, deals: Deals, due: NDArray[np.datetime64], share: float
) -> Deals:
    """Move close dates of won renewals until the promised share of all bookings is late.

    Args:
        rng: Source of uniform draws.
        deals: All opportunities.
        due: Day on which each renewal comes up, in the order of the deals' renewals.
        share: Promised share of a quarter's bookings in its last ten business days.

    Returns:
        Opportunities; no close date leaves its quarter.

    Example:
        >>> from oms42.kelvane.deals.base import every_deal, lay_base
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> from oms42.kelvane.people.stage import roster
        >>> from oms42.kelvane.world import World
        >>> every = every_deal(lay_base(roster(field(World(Identity())))))
        >>> due = every.day[every.type == 2]
        >>> moved = late_renewals(np.random.default_rng(1), every, due, 0.40)
        >>> bool((moved.day <= every.day).all()), bool((moved.day != every.day).any())
        (True, True)
    """
    quarter = quarter_of(deals.day)
    edge = late_start(quarter)
    late, part = deals.day >= edge, _parts(deals, quarter)
    gap = share - float(part[late].sum())
    if abs(gap) <= NEAR:
        return deals
    again = np.flatnonzero(deals.type == RENEWAL)
    own = np.busday_offset(np.minimum(due, EXTRACTED), 0, roll="backward")
    before = np.busday_offset(edge[again], -1, roll="forward")
    if gap > 0:
        able = ~late[again] & (own >= edge[again]) & (quarter_of(own) == quarter[again])
    else:
        able = late[again] & ((due - before).astype(np.int64) < AHEAD)
    new = own if gap > 0 else before
    rows = np.flatnonzero(able & (part[again] > 0))
    rows = rows[np.argsort(rng.random(rows.size), kind="stable")]
    weight = part[again[rows]]
    rows = rows[np.cumsum(weight) - weight / 2.0 <= abs(gap)]
    day, natural = deals.day.copy(), deals.natural.copy()
    day[again[rows]] = natural[again[rows]] = new[rows]
    return replace(deals, day=day, natural=natural)


def _parts(deals: Deals, quarter: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return what each won deal adds to the mean share if it is late; 0 for the others."""
    won = deals.won & ~deals.open
    total = np.bincount(quarter[won], deals.acv[won])
    part = np.zeros(won.size)
    part[won] = deals.acv[won] / total[quarter[won]] / np.count_nonzero(total)
    return part
