# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Which direct deals are opened on an account that a partner has registered (PT-26).

Of all direct deals (new logo and expansion, open ones included) 8.3 % are in conflict, an exact
number. They are spread over regions and quarters in proportion to the direct deals opened there,
and within those over close years, terms and pulled-in deals, so that conflict is confounded with
none of them. A deal qualifies if no other direct deal of its account was open from 60 days before
its opening to 90 days after, so that its registration touches no other deal.

A third of a partner's conflicts in a quarter have been registered in the quarter before, the others
in the quarter itself; the registration is at most 60 days old when Kelvane opens its deal and runs
for 90 days.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.channel.direct_deals import (
    FIRST_DAY,
    QUARTERS,
    DirectDeals,
    quarter_of,
    quarter_start,
)
from oms42.kelvane.channel.rotation import Rotation
from oms42.kelvane.facts import REGIONS
from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.lots import even_lots

LONGEST_AGE = 60
VALID_DAYS = 90


@dataclass(frozen=True)
class Conflicts:
    """Hold the direct deals in conflict.

    Attributes:
        deal: Index into the direct deals.
        partner: Index into the partners of the rotation.
        registered: Day on which the partner had registered the deal.
    """

    deal: NDArray[np.int64]
    partner: NDArray[np.int64]
    registered: NDArray[np.datetime64]


def conflicts(
    identity: Identity,
    deals: DirectDeals,
    region: NDArray[np.int64],
    stratum: NDArray[np.str_],
    turns: Rotation,
    share: float,
) -> Conflicts:
    """Plant the conflicts.

    Args:
        identity: Which company.
        deals: The direct deals.
        region: Region of each, as a number.
        stratum: What each deal is like; within a stratum every deal has the same chance.
        turns: Which partner has its turn when.
        share: Share of the direct deals that are in conflict.

    Returns:
        The conflicts, by region and quarter.

    Raises:
        ValueError: If too few deals of a region and quarter qualify.

    Example:
        >>> from oms42.kelvane.channel.partners import partners
        >>> from oms42.kelvane.channel.rotation import rotation
        >>> from oms42.kelvane.field.partner_regions import partner_regions
        >>> turns = rotation(Identity(), partners(Identity(), partner_regions(Identity())))
        >>> day, row = np.datetime64("2023-02-01") + 30 * np.arange(40), np.arange(40)
        >>> deals = DirectDeals(row, row, day, day + 20, np.arange(41))
        >>> in_na, alike = np.zeros(40, dtype=np.int64), np.full(40, "alike")
        >>> conflicts(Identity(), deals, in_na, alike, turns, 0.1).deal.size
        4
    """
    rng = identity.stream("channel.conflicts")
    quarter = quarter_of(deals.created)
    able = _qualifies(deals)
    counts = _counts(region, quarter, turns, round(share * deals.row.size))
    found: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    for r, q in np.argwhere(counts > 0).tolist():
        here = able & (region == r) & (quarter == q)
        if int(here.sum()) < counts[r, q]:
            raise ValueError(
                f"{counts[r, q]} conflicts are wanted in {REGIONS[r]} in quarter {q}, and "
                f"{int(here.sum())} direct deals qualify"
            )
        won = np.flatnonzero(even_lots(rng, stratum, here, int(counts[r, q])))
        mine = np.flatnonzero(turns.conflict[:, q] & (turns.region == r))
        order = won[np.argsort(rng.random(won.size), kind="stable")]
        found.append((order, np.resize(mine, order.size)))
    deal, partner = (np.concatenate(part) for part in zip(*found, strict=True))
    return Conflicts(deal, partner, _registered(rng, deals.created[deal], partner))


def _qualifies(deals: DirectDeals) -> NDArray[np.bool_]:
    """Return which deals were alone on their account around their opening."""
    first = np.maximum(deals.created - LONGEST_AGE, FIRST_DAY)
    alone = deals.touching(deals.account, first, deals.created + VALID_DAYS) == 1
    return np.asarray(alone & (deals.created >= FIRST_DAY + 7))


def _counts(
    region: NDArray[np.int64], quarter: NDArray[np.int64], turns: Rotation, total: int
) -> NDArray[np.int64]:
    """Split the conflicts over regions and quarters in which a partner has its turn."""
    weight = np.zeros((len(REGIONS), QUARTERS))
    inside = quarter >= 0
    np.add.at(weight, (region[inside], quarter[inside]), 1.0)
    for r in range(len(REGIONS)):
        weight[r] *= turns.conflict[turns.region == r].any(axis=0)
    return apportion(total, weight)


def _registered(
    rng: np.random.Generator, created: NDArray[np.datetime64], partner: NDArray[np.int64]
) -> NDArray[np.datetime64]:
    """Draw the days of registration."""
    quarter = quarter_of(created)
    start = quarter_start(quarter)
    episode = partner * QUARTERS + quarter
    order = np.lexsort((created, episode))
    rank = np.arange(order.size) - np.searchsorted(episode[order], episode[order])
    size = np.bincount(episode)[episode[order]]
    early = np.zeros(order.size, dtype=bool)
    early[order] = rank < size // 3
    early &= (quarter > 0) & ((created - start).astype(np.int64) < LONGEST_AGE - 5)
    first = np.maximum(created - LONGEST_AGE, FIRST_DAY)
    first = np.where(early, first, np.maximum(first, start))
    last = np.where(early, start - 1, created)
    span = (last - first).astype(np.int64) + 1
    day = first + np.floor(rng.random(order.size) * span).astype(np.int64)
    backward = np.busday_offset(day, 0, "backward")
    forward = np.minimum(np.busday_offset(day, 0, "forward"), last)
    return np.where(early & (backward >= first), backward, forward)
