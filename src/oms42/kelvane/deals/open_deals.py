# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""New-logo and expansion deals that are open on 30 September 2026.

They follow the law of the closed ones in its last state. A deal with a cycle of $c$ days is found
open at an age that is uniform in $[0, c)$, and long cycles are found more often, in proportion to
$c$.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.deals.bookings import EXPANSION_ACV, NEW_ACV, amounts, kinds
from oms42.kelvane.deals.calendar import EXTRACTED, QUARTERS
from oms42.kelvane.deals.closed import Closed
from oms42.kelvane.deals.desks import Desks
from oms42.kelvane.deals.layer import layer_number, segment_of
from oms42.kelvane.deals.magnitudes import DealMagnitudes
from oms42.kelvane.deals.new_logo import contact_shares, layer_shares
from oms42.kelvane.deals.sampling import counted, dealt, shuffled_order
from oms42.kelvane.deals.terms import terms
from oms42.kelvane.deals.timing import EXPANSION_PACE, cycle
from oms42.kelvane.facts import REGIONS

NEW_SHARE = 0.68
PUSHES = (0.58, 0.22, 0.11, 0.06, 0.03)
# Closest and farthest planned close of an open deal, in days after the story date.
SOONEST, FARTHEST = 6, 300
FEWEST_DAYS = 10


@dataclass(frozen=True)
class OpenDeals:
    """Hold open deals.

    Attributes:
        new: Whether it is a new logo; an expansion if not.
        desk: Row of the desk.
        layer: Layer; −1 for expansions of key account and channel managers.
        created: Day of creation.
        closes: When it would close.
        contacts: Contacts at the buyer.
        pushes: How often the close date was moved out so far.
        ostler: Whether Ostler Automation competes.
        probability: True win probability.
        years: Term.
        discount: Discount on the list price, as a share.
        acv: Annual contract value in US dollars.
    """

    new: NDArray[np.bool_]
    desk: NDArray[np.int64]
    layer: NDArray[np.int64]
    created: NDArray[np.datetime64]
    closes: NDArray[np.datetime64]
    contacts: NDArray[np.int64]
    pushes: NDArray[np.int64]
    ostler: NDArray[np.bool_]
    probability: NDArray[np.float64]
    years: NDArray[np.int64]
    discount: NDArray[np.float64]
    acv: NDArray[np.float64]


def open_deals(
    rng: np.random.Generator, them: Desks, deals: Closed, count: int, size: DealMagnitudes
) -> OpenDeals:
    """Draw the open deals.

    Args:
        rng: Source of uniform draws.
        them: The desks.
        deals: The closed deals, from which win probabilities are learned.
        count: How many deals are open.
        size: The planted numbers.

    Returns:
        Open deals, new logos first.

    Example:
        >>> from oms42.kelvane.deals.closed import closed
        >>> from oms42.kelvane.identity import Identity
        >>> n, one = 45, np.ones(45)
        >>> quarter, text = np.repeat(np.arange(15), 3), np.full(n, "NA")
        >>> segment = np.tile(["enterprise", "mid-market", "public"], 15)
        >>> role, aim = np.full(n, "ae"), 1e7 * one
        >>> them = Desks(text, quarter, role, text, segment, text, aim, one, 0 * one)
        >>> rng, size = np.random.default_rng(1), DealMagnitudes.of(Identity())
        >>> more = open_deals(rng, them, closed(Identity(), them, size), 100, size)
        >>> int(more.new.sum()), bool((more.closes >= np.datetime64("2026-10-06")).all())
        (68, True)
    """
    logos = round(NEW_SHARE * count)
    new = np.arange(count) < logos
    layer, desk = _desks(them, logos, count - logos, size)
    mix = np.tile(contact_shares(size)[-1], (count, 1))
    group = dealt(rng, mix, shuffled_order(rng, new, layer))
    pushes = counted(rng, count, PUSHES)
    kind = kinds(them)[desk]
    segment = np.where(layer >= 0, segment_of(np.maximum(layer, 0)), "enterprise")
    pace = np.where(new, 1.0, EXPANSION_PACE)
    days = np.maximum(_found_open(rng, segment, pace), FEWEST_DAYS + 11 * pushes)
    age = np.floor((0.05 + 0.9 * rng.random(count)) * days).astype(np.int64)
    age = np.maximum(age, np.where(pushes > 0, 14 + 11 * pushes, 3))
    left = np.clip(days - age, SOONEST, FARTHEST)
    quarter = np.full(count, QUARTERS)
    nobody = np.zeros(count, dtype=bool)
    price = terms(rng, quarter, nobody, nobody, size)
    acv = np.empty(count)
    acv[new] = amounts(rng, segment[new], NEW_ACV)
    acv[~new] = amounts(rng, kind[~new], EXPANSION_ACV)
    return OpenDeals(
        new=new,
        desk=desk,
        layer=layer,
        created=EXTRACTED - age,
        closes=np.busday_offset(EXTRACTED + left, 0, roll="forward"),
        contacts=np.where(group < 2, group + 1, 3 + counted(rng, count, (0.5, 0.3, 0.2))),
        pushes=pushes,
        ostler=rng.random(count) < 0.3,
        probability=_learned(deals, new, group, pushes),
        years=price.years,
        discount=price.discount,
        acv=acv,
    )


def _desks(
    them: Desks, logos: int, others: int, size: DealMagnitudes
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Deal open deals to the desks of the last quarter: layer and desk, new logos first."""
    last = np.flatnonzero(them.quarter == QUARTERS - 1)
    executive = last[them.role[last] == "ae"]
    place = layer_number(them.segment[executive], them.region[executive])
    layers, desks = [], []
    for number, part in enumerate(apportion(logos, layer_shares(size).ravel()).tolist()):
        near = executive[place // len(REGIONS) == number // len(REGIONS)]
        able = executive[place == number] if (place == number).any() else near
        share = apportion(part, them.target[able] + 1.0)
        desks.append(np.repeat(able, share))
        layers.append(np.full(part, number))
    more = np.repeat(last, apportion(others, np.sqrt(them.target[last] + 1.0)))
    own = np.full(more.size, -1)
    sells = them.role[more] == "ae"
    own[sells] = layer_number(them.segment[more[sells]], them.region[more[sells]])
    return np.concatenate([*layers, own]), np.concatenate([*desks, more])


def _found_open(
    rng: np.random.Generator, segment: NDArray[np.str_], pace: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Draw cycles, long ones in proportion to their length: the longest of a few, now and then."""
    first, second = cycle(rng, segment, pace), cycle(rng, segment, pace)
    return np.where(rng.random(pace.size) < 0.7, np.maximum(first, second), first)


def _learned(
    deals: Closed,
    new: NDArray[np.bool_],
    group: NDArray[np.int64],
    pushes: NDArray[np.int64],
) -> NDArray[np.float64]:
    """Return the mean true win probability of closed deals of the same kind."""

    def cell(
        new: NDArray[np.bool_], group: NDArray[np.int64], pushes: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        return (new * 3 + group) * 3 + np.minimum((pushes + 1) // 2, 2)

    known = cell(deals.new, np.minimum(deals.contacts, 3) - 1, deals.pushes)
    mean = np.bincount(known, deals.probability, 18) / np.maximum(
        np.bincount(known, minlength=18), 1
    )
    return np.asarray(mean[cell(new, group, pushes)])
