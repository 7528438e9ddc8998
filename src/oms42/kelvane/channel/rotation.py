# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""When each partner comes into conflict with Kelvane's own sellers.

Distributors and resellers register deals. In each region some of them take turns: a partner has its
conflicts in one quarter of five, so that the two quarters after it, in which it holds registrations
back, can be told from the two before the next turn. The turns are staggered; time and partner are
therefore not confounded with conflict. The others are never in conflict.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.channel.direct_deals import QUARTERS
from oms42.kelvane.facts import REGIONS
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns

TURNS = 5
AFTER = 2
IN_ROTATION: Final = {"NA": 10, "EMEA": 10, "APAC": 5, "LATAM": 4}


@dataclass(frozen=True)
class Rotation:
    """Hold the quarters of conflict.

    Attributes:
        partner: Rows of the partners that register deals, in the table of partners.
        region: Region of each, as a number.
        rotates: Whether the partner takes turns.
        conflict: Whether it has conflicts, by partner and quarter.
        after: Whether it holds back, by partner and quarter.
    """

    partner: NDArray[np.int64]
    region: NDArray[np.int64]
    rotates: NDArray[np.bool_]
    conflict: NDArray[np.bool_]
    after: NDArray[np.bool_]


def rotation(identity: Identity, partners: Columns) -> Rotation:
    """Draw the turns.

    Args:
        identity: Which company.
        partners: The partners.

    Returns:
        The quarters of conflict and the quarters after them.

    Example:
        >>> from oms42.kelvane.channel.partners import partners
        >>> from oms42.kelvane.field.partner_regions import partner_regions
        >>> turns = rotation(Identity(), partners(Identity(), partner_regions(Identity())))
        >>> turns.conflict.shape, int(turns.rotates.sum())
        ((40, 15), 29)
        >>> bool((turns.conflict & turns.after).any())
        False
    """
    rng = identity.stream("channel.rotation")
    rows = np.flatnonzero(partners["type"] != "agent")
    region = np.array([REGIONS.index(name) for name in partners["region"][rows].tolist()])
    order = np.argsort(rng.random(rows.size), kind="stable")
    conflict = np.zeros((rows.size, QUARTERS), dtype=bool)
    quarter = np.arange(QUARTERS)
    for number, name in enumerate(REGIONS):
        taking_turns = order[region[order] == number][: IN_ROTATION[name]]
        turn = (np.arange(taking_turns.size) + number) % TURNS
        conflict[taking_turns] = quarter % TURNS == turn[:, None]
    after = np.zeros_like(conflict)
    for late in range(1, AFTER + 1):
        after[:, late:] |= conflict[:, :-late]
    rotates = np.asarray(conflict.any(axis=1))
    return Rotation(rows, region, rotates, conflict, after)
