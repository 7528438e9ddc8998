# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Every closed new-logo and expansion deal, before it is placed at an account."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.bookings import EXPANSION_ACV, NEW_ACV, amounts, booked, kinds
from oms42.kelvane.deals.desks import Desks
from oms42.kelvane.deals.expansions import expansions
from oms42.kelvane.deals.layer import layer_number
from oms42.kelvane.deals.magnitudes import EXPANSIONS, DealMagnitudes
from oms42.kelvane.deals.new_logo import circumstances
from oms42.kelvane.deals.terms import terms
from oms42.kelvane.deals.timing import lost_closing, won_closing
from oms42.kelvane.deals.winning import wins
from oms42.kelvane.identity import Identity


@dataclass(frozen=True)
class Closed:
    """Hold closed deals, new logos first.

    Attributes:
        new: Whether it is a new logo; an expansion if not.
        desk: Row of the desk.
        layer: Layer of the account; −1 for expansions of key account and channel managers.
        contacts: Contacts at the buyer.
        pushes: How often the close date was moved out.
        ostler: Whether Ostler Automation competes.
        probability: True win probability.
        won: Whether it is won.
        day: Close date.
        natural: When it would have closed had it not been pulled in.
        pulled: Whether it was pulled in.
        years: Term.
        discount: Discount on the list price, as a share.
        acv: Annual contract value in US dollars.
    """

    new: NDArray[np.bool_]
    desk: NDArray[np.int64]
    layer: NDArray[np.int64]
    contacts: NDArray[np.int64]
    pushes: NDArray[np.int64]
    ostler: NDArray[np.bool_]
    probability: NDArray[np.float64]
    won: NDArray[np.bool_]
    day: NDArray[np.datetime64]
    natural: NDArray[np.datetime64]
    pulled: NDArray[np.bool_]
    years: NDArray[np.int64]
    discount: NDArray[np.float64]
    acv: NDArray[np.float64]


def closed(identity: Identity, them: Desks, size: DealMagnitudes) -> Closed:
    """Work out the closed deals.

    Args:
        identity: Which company.
        them: The desks.
        size: The planted numbers.

    Returns:
        7,150 deals.
    """
    first = circumstances(identity.stream("deals.new"), them, size)
    law = wins(identity.stream("deals.wins"), first, them, size)
    rng = identity.stream("deals.bookings")
    winners = round(size.expansion_win * EXPANSIONS)
    money = booked(rng, them, first.desk[law.won], first.segment[law.won], winners)
    second = expansions(identity.stream("deals.expansions"), them, money.expansion_desk, size)
    new = np.arange(law.won.size + second.won.size) < law.won.size
    won = np.concatenate([law.won, second.won])
    desk = np.concatenate([first.desk, second.desk])
    acv = np.empty(new.size)
    kind = kinds(them)[second.desk]
    acv[: law.won.size][law.won] = money.new_acv
    acv[: law.won.size][~law.won] = amounts(rng, first.segment[~law.won], NEW_ACV)
    acv[law.won.size :][second.won] = money.expansion_acv
    acv[law.won.size :][~second.won] = amounts(rng, kind[~second.won], EXPANSION_ACV)
    home = layer_number(first.segment, first.region)
    executive = them.role[second.desk] == "ae"
    stand_in = np.where(executive, them.segment[second.desk], "enterprise")
    other = layer_number(stand_in, them.region[second.desk])
    quarter = them.quarter[desk]
    rng = identity.stream("deals.closing")
    day = lost_closing(rng, quarter)
    natural, pulled = day.copy(), np.zeros(day.size, dtype=bool)
    closing = won_closing(rng, quarter[won], acv[won], size.late)
    day[won], natural[won], pulled[won] = closing.day, closing.natural, closing.pulled
    price = terms(identity.stream("deals.terms"), quarter, won, pulled, size)
    return Closed(
        new=new,
        desk=desk,
        layer=np.concatenate([home, np.where(executive, other, -1)]),
        contacts=np.concatenate([first.contacts, second.contacts]),
        pushes=np.concatenate([first.pushes, second.pushes]),
        ostler=np.concatenate([first.ostler, second.ostler]),
        probability=np.concatenate([law.probability, second.probability]),
        won=won,
        day=day,
        natural=natural,
        pulled=pulled,
        years=price.years,
        discount=price.discount,
        acv=acv,
    )
