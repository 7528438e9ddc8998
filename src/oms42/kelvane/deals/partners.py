# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which deals a partner brings: 31 % of the value of each year's won deals.

A deal with an account that a partner brought goes through that partner first; the rest of the 31 %
are deals with a partner of the account's region. Channel managers' deals always have a partner.
Among deals that are not won the share is the same by count.
"""

import numpy as np
from numpy.typing import NDArray

SHARE = 0.31


def through_partner(
    rng: np.random.Generator,
    year: NDArray[np.int64],
    value: NDArray[np.float64],
    always: NDArray[np.bool_],
    likely: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Choose the deals that come through a partner.

    Args:
        rng: Source of uniform draws.
        year: Group within which the share holds.
        value: Weight of each deal in the share: its value if it is won.
        always: Deals that always have a partner.
        likely: Deals with an account that a partner brought.

    Returns:
        Whether each deal has a partner.

    Example:
        >>> none = np.zeros(10, dtype=bool)
        >>> year = np.full(10, 2025)
        >>> int(through_partner(np.random.default_rng(1), year, np.ones(10), none, none).sum())
        3
    """
    chosen = np.zeros(year.size, dtype=bool)
    draw = rng.random(year.size)
    for one in np.unique(year).tolist():
        rows = np.flatnonzero(year == one)
        rows = rows[np.lexsort([draw[rows], ~likely[rows], ~always[rows]])]
        middle = np.cumsum(value[rows]) - value[rows] / 2.0
        chosen[rows] = (middle <= SHARE * value[rows].sum()) | always[rows]
    return chosen


def partner_of(
    rng: np.random.Generator,
    chosen: NDArray[np.bool_],
    own: NDArray[np.str_],
    region: NDArray[np.str_],
    partner_id: NDArray[np.str_],
    partner_region: NDArray[np.str_],
) -> NDArray[np.str_]:
    """Name the partner of each deal that has one.

    Args:
        rng: Source of uniform draws.
        chosen: Whether each deal has a partner.
        own: Partner of the account; empty for none.
        region: Region of the account.
        partner_id: Keys of the partners.
        partner_region: Region of each partner.

    Returns:
        Keys; empty for deals without a partner.

    Example:
        >>> yes, key = np.array([True, True, False]), np.array(["P-002", "", "P-002"])
        >>> place = np.array(["NA", "NA", "NA"])
        >>> one, there = np.array(["P-007"]), np.array(["NA"])
        >>> partner_of(np.random.default_rng(1), yes, key, place, one, there).tolist()
        ['P-002', 'P-007', '']
    """
    draw = rng.random(chosen.size)
    partner = np.where(chosen, own, "")
    for name in np.unique(region).tolist():
        rows = np.flatnonzero(chosen & (own == "") & (region == name))
        pool = partner_id[partner_region == name]
        if pool.size:
            partner[rows] = pool[np.floor(draw[rows] ** 1.5 * pool.size).astype(np.int64)]
    return np.asarray(partner, dtype=np.str_)
