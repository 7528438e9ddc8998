# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""How many deals each partner registers in each quarter, and how many it holds back (PT-26).

The law: without conflict partner $p$ would register $m_{pq}$ deals in quarter $q$,

$$m_{pq} \propto w_p\,(1 + 0.02)^q\,\nu_{pq}$$

with $w_p$ the partner's size and $\nu$ noise within 50 %, of which most is taken out between a
partner's quarters after a conflict and its other ones, so that chance does not look like holding
back. In the two quarters after a conflict the
partner holds back 31 % of them, in total and exactly, spread over the cells in proportion to
$m_{pq}$. The registrations that are left number 2,100.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.channel.direct_deals import QUARTERS
from oms42.kelvane.channel.rotation import Rotation
from oms42.kelvane.identity import Identity

REGISTRATIONS = 2_100
GROWTH = 1.02
NOISE, TAKEN_OUT = 0.50, 0.7
# Size of a partner out of the rotation, and in it, on top of what its conflicts need.
SMALL, LARGE, NEED = 1.0, 2.0, 0.9


@dataclass(frozen=True)
class Counts:
    """Hold registrations by partner of the rotation and quarter.

    Attributes:
        without_conflict: What the partner would have registered, had it not held back.
        made: What it registered.
    """

    without_conflict: NDArray[np.int64]
    made: NDArray[np.int64]


def registration_counts(
    identity: Identity, turns: Rotation, planted: NDArray[np.int64], fall: float
) -> Counts:
    """Plant the counts.

    Args:
        identity: Which company.
        turns: Which partner has its turn when.
        planted: Registrations that conflicts need, by partner and quarter.
        fall: Share that a partner holds back in the two quarters after a conflict.

    Returns:
        Counts with and without holding back.

    Raises:
        ValueError: If a conflict would need a registration in a quarter of holding back, or there
            are more conflicts than registrations.

    Example:
        >>> from oms42.kelvane.channel.partners import partners
        >>> from oms42.kelvane.channel.rotation import rotation
        >>> from oms42.kelvane.field.partner_regions import partner_regions
        >>> turns = rotation(Identity(), partners(Identity(), partner_regions(Identity())))
        >>> none = np.zeros_like(turns.after, dtype=np.int64)
        >>> counts = registration_counts(Identity(), turns, none, 0.31)
        >>> int(counts.made.sum()), bool((counts.made < counts.without_conflict)[turns.after].all())
        (2100, True)
    """
    if planted[turns.after].any():
        raise ValueError("a conflict needs a registration in a quarter in which it is held back")
    rng = identity.stream("channel.registrations")
    episodes = np.maximum(turns.conflict.sum(axis=1), 1)
    size = np.where(turns.rotates, LARGE + NEED * planted.sum(axis=1) / episodes, SMALL)
    noise = _balanced(1.0 + NOISE * (2.0 * rng.random((size.size, QUARTERS)) - 1.0), turns)
    weight = size[:, None] * GROWTH ** np.arange(QUARTERS) * noise
    total, left = REGISTRATIONS, 0
    while left < REGISTRATIONS:
        would = apportion(total, weight)
        back = _held_back(would, turns.after, fall)
        left = total - int(back.sum())
        total += 1
    # one registration more may free one that is held back: take the surplus where nobody does
    largest = np.unravel_index(np.argmax(np.where(turns.after, 0, would)), would.shape)
    would[largest] -= left - REGISTRATIONS
    would = _with_room(would, planted, turns.after)
    return Counts(would, would - back)


def _balanced(noise: NDArray[np.float64], turns: Rotation) -> NDArray[np.float64]:
    """Take out most of what chance has put between quarters after a conflict and the others."""
    there = turns.rotates
    after = np.where(turns.after, noise, 0.0).sum(axis=1)[there] / turns.after.sum(axis=1)[there]
    other = np.where(turns.after, 0.0, noise).sum(axis=1)[there]
    other /= (~turns.after).sum(axis=1)[there]
    factor = np.ones(there.size)
    factor[there] = (other / after) ** TAKEN_OUT
    return np.where(turns.after, noise * factor[:, None], noise)


def _held_back(
    would: NDArray[np.int64], after: NDArray[np.bool_], fall: float
) -> NDArray[np.int64]:
    """Split what is held back over its cells."""
    back = np.zeros_like(would)
    total = round(fall * int(would[after].sum()))
    back[after] = apportion(total, would[after])
    return back


def _with_room(
    would: NDArray[np.int64], planted: NDArray[np.int64], after: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Move registrations within a partner so that its conflicts find theirs."""
    moved = would.copy()
    slack = np.where(after, 0, moved - planted)
    if (slack.sum(axis=1) < 0).any():
        raise ValueError(
            f"{int(planted.sum())} conflicts are more than their partners have registrations for; "
            "plant fewer or let more partners take turns"
        )
    while (slack < 0).any():
        partner, quarter = np.argwhere(slack < 0)[0]
        giver = int(np.argmax(slack[partner]))
        step = int(min(-slack[partner, quarter], slack[partner, giver]))
        moved[partner, quarter] += step
        moved[partner, giver] -= step
        slack = np.where(after, 0, moved - planted)
    return moved
