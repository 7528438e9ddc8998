# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Who sat in which seat of the 84, and from when to when.

66 seats exist in January 2023; 18 more open between spring 2025 and summer 2026. 44 sellers leave
between 2023 and the summer of 2026, as many in a quarter as its filled seats demand, each after at
least two quarters with a quota. A seat is filled again at once or after one empty quarter; on
30 September 2026 all 84 are taken. A seller carries a quota from the first full quarter in the seat
to the last full one.

Keys are given in the order of hiring, within those who stayed and within those who left.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.calendar import QUARTERS, first_month
from oms42.kelvane.world import Columns

SEATS, LEAVERS = 84, 44
# Seats that exist at the start, and quarters in which others open.
OPENED = {0: 66, 9: 1, 10: 2, 11: 3, 12: 4, 13: 4, 14: 4}
# The last full quarter of a leaver: 2023Q2 to 2026Q2.
LAST_QUARTERS = range(1, 14)
GAP_SHARE = 0.6
REPS = 146


def seating(identity: Identity, seats: Columns) -> Columns:
    """Draw the stays of all 128 quota carriers.

    Args:
        identity: Which company.
        seats: The 84 seats with the key of who sits there at the end.

    Returns:
        128 rows in the order of the keys: `rep_id`, `seat` (row of the seats), `first` and `last`
        (numbers of the quota quarters), `hired`, `left` (missing for the 84) and `active`.

    Example:
        >>> from oms42.kelvane.field.seats import seats
        >>> stays = seating(Identity(), seats(Identity()))
        >>> stays["rep_id"].size, int(stays["active"].sum()), int((stays["last"] < 14).sum())
        (128, 84, 44)
    """
    rng = identity.stream("people.seating")
    chain, first, last = _stays(rng)
    active = last == QUARTERS - 1
    hired, left = _dates(rng, first, last, active)
    seat_of_chain = np.empty(SEATS, dtype=np.int64)
    by_hire = chain[active][np.argsort(hired[active], kind="stable")]
    seat_of_chain[by_hire] = np.argsort(seats["rep_id"], kind="stable")
    rep_id = np.empty(chain.size, dtype="<U4")
    rep_id[active] = seats["rep_id"][seat_of_chain[chain[active]]]
    gone = np.flatnonzero(~active)
    rep_id[gone[np.argsort(hired[gone], kind="stable")]] = _other_keys(seats)[:LEAVERS]
    stays = {
        "rep_id": rep_id,
        "seat": seat_of_chain[chain],
        "first": first,
        "last": last,
        "hired": hired,
        "left": left,
        "active": active,
    }
    order = np.argsort(rep_id, kind="stable")
    return {name: values[order] for name, values in stays.items()}


def development_keys(seats: Columns) -> NDArray[np.str_]:
    """Return the keys of the 18 sales development representatives.

    Args:
        seats: The 84 seats.

    Returns:
        The last keys that no quota carrier has.

    Example:
        >>> from oms42.kelvane.field.seats import seats
        >>> development_keys(seats(Identity())).size
        18
    """
    return _other_keys(seats)[LEAVERS:]


def _other_keys(seats: Columns) -> NDArray[np.str_]:
    """Return the keys of nobody who sits in a seat at the end."""
    every = np.char.add("R", np.char.zfill(np.arange(1, REPS + 1).astype(str), 3))
    return np.asarray(np.setdiff1d(every, seats["rep_id"]))


def _stays(
    rng: np.random.Generator,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Draw the chain of stays of each seat: seat, first and last quota quarter."""
    opened = np.repeat(list(OPENED), list(OPENED.values())).astype(np.int64)
    since = opened.copy()
    new = opened > 0
    stays: list[tuple[int, int, int]] = []
    weights = [(opened <= q).sum() for q in LAST_QUARTERS]
    for q, leavers in zip(LAST_QUARTERS, apportion(LEAVERS, weights).tolist(), strict=True):
        settled = np.flatnonzero((since <= q - 1) | (~new & (since <= q)))
        drawn = settled[np.argsort(rng.random(settled.size), kind="stable")[:leavers]]
        for chain in np.sort(drawn).tolist():
            stays.append((chain, int(since[chain]), q))
            gap = int(q < LAST_QUARTERS[-1] and rng.random() < GAP_SHARE)
            since[chain], new[chain] = q + 1 + gap, True
    stays += [(chain, int(since[chain]), QUARTERS - 1) for chain in range(SEATS)]
    table = np.array(sorted(stays), dtype=np.int64)
    return table[:, 0], table[:, 1], table[:, 2]


def _dates(
    rng: np.random.Generator,
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    active: NDArray[np.bool_],
) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64]]:
    """Draw the days of hiring and leaving that go with the quota quarters."""
    veteran = np.zeros(first.size, dtype=bool)
    start = first_month(first).astype("datetime64[D]")
    before = np.rint(-70 * rng.random(first.size)).astype(np.int64)
    long_before = np.rint(-70 - 2_700 * rng.random(first.size) ** 1.5).astype(np.int64)
    veteran[first == 0] = True
    hired = start - 1 + np.where(veteran, long_before, before)
    hired = np.busday_offset(hired, 0, roll="backward")
    end = first_month(last + 1).astype("datetime64[D]")
    left = end + np.rint(27 * rng.random(first.size)).astype(np.int64)
    left[active] = np.datetime64("NaT")
    return hired, left
