# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The table `managers`: eleven first-line managers and their teams.

Each region has its share of the eleven. Sellers of a region are put in order of role
and segment and cut into teams as equal as whole numbers allow; sales development representatives go
to the smallest teams. A manager's coaching hours are the sum over the team in the last quarter.
Whether a manager was promoted from within, and how high on the sales ranking then, is drawn; what a
good seller was worth as a manager is not planted.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.facts import REGIONS
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns

MANAGERS = 11
PROMOTED_SHARE = 0.64


def manager_keys() -> NDArray[np.str_]:
    """Return the keys of the managers.

    Returns:
        M01 to M11.

    Example:
        >>> manager_keys()[-1].item()
        'M11'
    """
    return np.char.add("M", np.char.zfill(np.arange(1, MANAGERS + 1).astype(str), 2))


def manager_regions(region: NDArray[np.str_]) -> NDArray[np.str_]:
    """Return the region of each manager.

    Args:
        region: Regions of the sellers to be managed.

    Returns:
        Eleven regions, in the order of the keys.

    Example:
        >>> manager_regions(np.repeat(["NA", "EMEA", "APAC", "LATAM"], [45, 33, 14, 10])).tolist()
        ['NA', 'NA', 'NA', 'NA', 'NA', 'EMEA', 'EMEA', 'EMEA', 'EMEA', 'APAC', 'LATAM']
    """
    counts = [int((region == name).sum()) for name in REGIONS]
    return np.repeat(np.array(REGIONS), apportion(MANAGERS, counts))


def assign(region: NDArray[np.str_], order: NDArray[np.str_]) -> NDArray[np.str_]:
    """Give each seat a manager of its region.

    Args:
        region: Region of each seat.
        order: What teams are made by: equal values stay together as far as teams allow.

    Returns:
        Key of the manager of each seat.

    Example:
        >>> region = np.repeat(["NA", "EMEA", "APAC", "LATAM"], [45, 33, 14, 10])
        >>> team = assign(region, np.full(102, ""))
        >>> np.unique(team, return_counts=True)[1].tolist()
        [9, 9, 9, 9, 9, 9, 8, 8, 8, 14, 10]
    """
    keys, where = manager_keys(), manager_regions(region)
    manager = np.empty(region.size, dtype=keys.dtype)
    for name in REGIONS:
        own = keys[where == name]
        rows = np.flatnonzero(region == name)
        rows = rows[np.argsort(order[rows], kind="stable")]
        manager[rows] = np.repeat(own, apportion(rows.size, np.ones(own.size)))
    return manager


def managers(
    identity: Identity,
    manager: NDArray[np.str_],
    hours: NDArray[np.float64],
    region: NDArray[np.str_],
) -> Columns:
    """Make the table.

    Args:
        identity: Which company.
        manager: Manager of each person who is there at the end.
        hours: Coaching hours a week of each person in the last quarter.
        region: Region of each manager.

    Returns:
        Six columns of eleven rows.

    Example:
        >>> team = np.resize(manager_keys(), 102)
        >>> table = managers(Identity(), team, np.full(102, 2.0), np.full(11, "NA"))
        >>> table["span"].tolist()[:4], table["coaching_h_week"].tolist()[:1]
        ([10, 10, 10, 9], [20.0])
    """
    keys = manager_keys()
    rng = identity.stream("people.managers")
    own = manager[None, :] == keys[:, None]
    promoted = np.argsort(np.argsort(rng.random(keys.size))) < round(PROMOTED_SHARE * keys.size)
    rank = np.where(
        promoted, 60.0 + 38.0 * rng.random(keys.size), 25.0 + 70.0 * rng.random(keys.size)
    )
    return {
        "manager_id": keys,
        "region": region,
        "span": own.sum(axis=1),
        "coaching_h_week": np.round((own * hours).sum(axis=1), 1),
        "promoted_internal": promoted,
        "own_sales_rank_pct": np.round(rank, 0),
    }
