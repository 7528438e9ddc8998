# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Who could close a deal in each quarter, and how much they are to bring in."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.calendar import quarter_numbers
from oms42.kelvane.world import World


@dataclass(frozen=True)
class Desks:
    """Hold one entry for each rep and quarter with a quota.

    Attributes:
        rep: Key of the rep.
        quarter: Number of the quarter, 0 for 2023Q1.
        role: `ae`, `kam` or `cam`.
        region: Sales region.
        segment: Segment that the rep sells to; empty where the role has none.
        territory: Key of the rep's territory; empty where the role has none.
        target: New and expansion bookings that the quarter must add up to, in US dollars.
        skill: Skill of the rep, mean 0 and variance 1.
        lift: What coaching adds to each win probability.
    """

    rep: NDArray[np.str_]
    quarter: NDArray[np.int64]
    role: NDArray[np.str_]
    region: NDArray[np.str_]
    segment: NDArray[np.str_]
    territory: NDArray[np.str_]
    target: NDArray[np.float64]
    skill: NDArray[np.float64]
    lift: NDArray[np.float64]


def desks(world: World) -> Desks:
    """Read the desks from the roster.

    Args:
        world: The world with hidden `rep_quarters`, `cast` (who sat in which seat) and `seats`.

    Returns:
        One entry a row, in the order of quarters and reps.

    Example:
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> from oms42.kelvane.people.stage import roster
        >>> them = desks(roster(field(World(Identity()))))
        >>> sorted(set(them.role.tolist())), int(them.quarter.max())
        (['ae', 'cam', 'kam'], 14)
    """
    rows, cast = world.hidden["rep_quarters"], world.hidden["cast"]
    by_key = np.argsort(cast["rep_id"], kind="stable")
    place = np.searchsorted(cast["rep_id"], rows["rep_id"], sorter=by_key)
    seat = cast["seat"][by_key[place]]
    quarter = quarter_numbers(rows["quarter"])
    order = np.lexsort([rows["rep_id"], quarter])
    skill = rows["skill"].astype(np.float64)
    spread = float(skill.std())
    return Desks(
        rep=rows["rep_id"][order],
        quarter=quarter[order],
        role=rows["role"][order],
        region=rows["region"][order],
        segment=rows["segment"][order],
        territory=world.hidden["seats"]["territory_id"][seat][order],
        target=rows["target_bookings"][order].astype(np.float64),
        skill=((skill - skill.mean()) / (spread if spread > 0 else 1.0))[order],
        lift=rows["coaching_lift"][order].astype(np.float64),
    )
