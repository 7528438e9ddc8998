# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""What stands behind each of the 2,100 registrations.

The law, cell by cell (partner and quarter, `registration_counts`):

1. The registrations that conflicts need (`conflicts`).
2. Of the others up to six in ten belong to a deal that the partner sells: registered at most 30
   days before it was opened.
3. The rest are for accounts of the partner's region on which, while the registration runs, no
   direct deal is open and none of those above is live; one in eight was rejected, first of all
   those for an account that another one of the rest protected on that day.

So a live registration meets a direct deal where it was planted and nowhere else.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.channel.conflicts import VALID_DAYS, Conflicts
from oms42.kelvane.channel.direct_deals import (
    QUARTERS,
    DirectDeals,
    account_rows,
    quarter_of,
    quarter_start,
    spans,
)
from oms42.kelvane.channel.registration_counts import Counts
from oms42.kelvane.channel.rotation import Rotation
from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.lots import lots
from oms42.kelvane.world import Columns

OF_PARTNER_DEALS = 0.6
REJECTED = 0.125
TRIES = 200


@dataclass(frozen=True)
class Registrations:
    """Hold registrations before they are keyed.

    Attributes:
        partner: Index into the partners of the rotation.
        account: Row of the account.
        registered: Day of registration.
        deal: Row of the partner's deal in the opportunities; −1 for none.
        rejected: Whether Kelvane rejected it.
    """

    partner: NDArray[np.int64]
    account: NDArray[np.int64]
    registered: NDArray[np.datetime64]
    deal: NDArray[np.int64]
    rejected: NDArray[np.bool_]


def registrations(
    identity: Identity,
    tables: tuple[Columns, Columns, Columns],
    deals: DirectDeals,
    turns: Rotation,
    clash: Conflicts,
    counts: Counts,
) -> Registrations:
    """Draw what stands behind each registration.

    Args:
        identity: Which company.
        tables: Accounts, opportunities and partners.
        deals: The direct deals.
        turns: Which partner has its turn when.
        clash: The conflicts.
        counts: Registrations by partner and quarter.

    Returns:
        2,100 registrations.

    Example:
        >>> no, one = np.array([False]), np.zeros((1, QUARTERS), dtype=np.int64)
        >>> turns = Rotation(np.array([0]), np.array([0]), no, one > 0, one > 0)
        >>> day = np.array([], dtype="datetime64[D]")
        >>> empty, texts = np.array([], dtype=np.int64), np.array([], dtype="<U5")
        >>> accounts = {"account_id": np.array(["A1"]), "region": np.array(["NA"])}
        >>> deals = {"type": texts, "partner_id": texts, "account_id": texts, "created": day}
        >>> partners = {"partner_id": np.array(["P-001"]), "region": np.array(["NA"])}
        >>> nowhere = DirectDeals(empty, empty, day, day, np.array([0, 0]))
        >>> made = registrations(
        ...     Identity(),
        ...     (accounts, deals, partners),
        ...     nowhere,
        ...     turns,
        ...     Conflicts(empty, empty, day),
        ...     Counts(one + 4, one + 4),
        ... )
        >>> made.registered.size, int(made.rejected.sum())
        (60, 8)
    """
    accounts, opportunities, partners = tables
    rng = identity.stream("channel.deal_regs")
    none = np.zeros(clash.deal.size, dtype=bool)
    planted = Registrations(
        clash.partner, deals.account[clash.deal], clash.registered, none - 1, none
    )
    free = counts.made - cells(planted, turns)
    keys = partners["partner_id"][turns.partner]
    own = _of_partner_deals(rng, accounts, opportunities, deals, keys, free)
    known = [
        np.concatenate([getattr(p, n) for p in (planted, own)]) for n in ("account", "registered")
    ]
    protected = spans(known[0], known[1], known[1] + VALID_DAYS, accounts["account_id"].size)
    free = free - cells(own, turns)
    rest = _others(rng, accounts, (deals, protected), partners["region"][turns.partner], free)
    parts = [
        [getattr(part, name) for part in (planted, own, rest)]
        for name in ("partner", "account", "registered", "deal", "rejected")
    ]
    made = Registrations(*(np.concatenate(part) for part in parts))
    return replace(made, rejected=_rejected(rng, made, rest.partner.size))


def cells(made: Registrations | Conflicts, turns: Rotation) -> NDArray[np.int64]:
    """Count registrations by partner and quarter.

    Args:
        made: The registrations, or those that conflicts need.
        turns: The partners of the rotation.

    Returns:
        Counts, partners in rows.

    Example:
        >>> no = np.array([False, False])
        >>> turns = Rotation(np.array([7, 9]), np.array([0, 0]), no, no, no)
        >>> day = np.array(["2026-09-30"], dtype="datetime64[D]")
        >>> cells(Conflicts(np.array([5]), np.array([1]), day), turns)[:, -1].tolist()
        [0, 1]
    """
    place = made.partner * QUARTERS + quarter_of(made.registered)
    count = np.bincount(place, minlength=turns.partner.size * QUARTERS)
    return np.asarray(count.reshape(-1, QUARTERS), dtype=np.int64)


def _of_partner_deals(
    rng: np.random.Generator,
    accounts: Columns,
    opportunities: Columns,
    deals: DirectDeals,
    keys: NDArray[np.str_],
    free: NDArray[np.int64],
) -> Registrations:
    """Draw the registrations of deals that partners sell."""
    sold = (opportunities["type"] != "renewal") & np.isin(opportunities["partner_id"], keys)
    row = np.flatnonzero(sold & (quarter_of(opportunities["created"]) >= 0))
    order = np.argsort(keys, kind="stable")
    partner = order[np.searchsorted(keys[order], opportunities["partner_id"][row])]
    created = opportunities["created"][row]
    quarter = quarter_of(created)
    age = np.floor(30.0 * rng.random(row.size)).astype(np.int64)
    registered = np.maximum(created - age, quarter_start(quarter))
    registered = np.minimum(np.busday_offset(registered, 0, "forward"), created)
    account = account_rows(accounts, opportunities["account_id"][row])
    alone = deals.touching(account, registered, registered + VALID_DAYS) == 0
    cell = partner * QUARTERS + quarter
    room = np.floor(OF_PARTNER_DEALS * free.ravel())[cell]
    order = np.lexsort((rng.random(row.size), ~alone, cell))
    rank = np.arange(row.size) - np.searchsorted(cell[order], cell[order])
    taken = order[alone[order] & (rank < room[order])]
    return Registrations(
        partner[taken],
        account[taken],
        registered[taken],
        row[taken],
        np.zeros(taken.size, dtype=bool),
    )


def _others(
    rng: np.random.Generator,
    accounts: Columns,
    avoided: tuple[DirectDeals, DirectDeals],
    region: NDArray[np.str_],
    free: NDArray[np.int64],
) -> Registrations:
    """Draw the registrations of other accounts, each again until it touches nothing."""
    partner = np.repeat(np.arange(region.size), free.sum(axis=1))
    quarter = np.repeat(np.tile(np.arange(QUARTERS), region.size), free.ravel())
    pools = {name: np.flatnonzero(accounts["region"] == name) for name in np.unique(region)}
    account = np.zeros(partner.size, dtype=np.int64)
    registered = quarter_start(quarter)
    left = np.arange(partner.size)
    for _ in range(TRIES):
        start = quarter_start(quarter[left])
        span = (quarter_start(quarter[left] + 1) - start).astype(np.int64)
        day = start + np.floor(rng.random(left.size) * span).astype(np.int64)
        forward = np.busday_offset(day, 0, "forward")
        registered[left] = np.where(forward < start + span, forward, day)
        u = rng.random(left.size)
        for name, pool in pools.items():
            here = region[partner[left]] == name
            account[left[here]] = pool[np.floor(u[here] * pool.size).astype(np.int64)]
        last = registered[left] + VALID_DAYS
        met = [them.touching(account[left], registered[left], last) for them in avoided]
        left = left[np.add(*met) > 0]
        if left.size == 0:
            break
    else:
        raise ValueError(
            f"no account without a deal was found for {left.size} registrations; "
            "register fewer, or sell less through direct deals"
        )
    none = np.zeros(partner.size, dtype=bool)
    return Registrations(partner, account, registered, none - 1, none)


def _rejected(rng: np.random.Generator, made: Registrations, others: int) -> NDArray[np.bool_]:
    """Choose which of the last registrations, those for other accounts, were rejected."""
    order = np.lexsort((made.registered, made.account))
    day, account = made.registered[order], made.account[order]
    taken = np.zeros(order.size, dtype=bool)
    taken[order[1:]] = (account[1:] == account[:-1]) & (day[1:] <= day[:-1] + VALID_DAYS)
    able = np.arange(order.size) >= order.size - others
    weight = np.where(taken, 1e6, 1.0) * able
    return lots(rng, weight, round(REJECTED * others))
