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
from oms42.kelvane.deals.timing import Closing, lost_closing, won_closing
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

    Example:
        >>> n, one = 45, np.ones(45)
        >>> quarter, text = np.repeat(np.arange(15), 3), np.full(n, "NA")
        >>> segment = np.tile(["enterprise", "mid-market", "public"], 15)
        >>> role, aim = np.full(n, "ae"), 1e7 * one
        >>> them = Desks(text, quarter, role, text, segment, text, aim, one, 0 * one)
        >>> made = closed(Identity(), them, DealMagnitudes.of(Identity()))
        >>> int(made.new.sum()), int((~made.new).sum()), int(made.won[~made.new].sum())
        (4100, 3050, 1250)
    """
    first = circumstances(identity.stream("deals.new"), them, size)
    law = wins(identity.stream("deals.wins"), first, them, size)
    rng = identity.stream("deals.bookings")
    winners = round(size.expansion_win * EXPANSIONS)
    money = booked(rng, them, first.desk[law.won], first.segment[law.won], winners)
    second = expansions(identity.stream("deals.expansions"), them, money.expansion_desk, size)
    worth = (
        _worth(rng, law.won, money.new_acv, first.segment, NEW_ACV),
        _worth(rng, second.won, money.expansion_acv, kinds(them)[second.desk], EXPANSION_ACV),
    )
    won, acv = np.concatenate([law.won, second.won]), np.concatenate(worth)
    pushes = np.concatenate([first.pushes, second.pushes])
    desk = np.concatenate([first.desk, second.desk])
    quarter = them.quarter[desk]
    close = _closing(identity.stream("deals.closing"), quarter, won, acv, pushes > 0, size)
    price = terms(identity.stream("deals.terms"), quarter, won, close.pulled, size)
    home = layer_number(first.segment, first.region)
    return Closed(
        new=np.arange(won.size) < law.won.size,
        desk=desk,
        layer=np.concatenate([home, _own_layer(them, second.desk)]),
        contacts=np.concatenate([first.contacts, second.contacts]),
        pushes=pushes,
        ostler=np.concatenate([first.ostler, second.ostler]),
        probability=np.concatenate([law.probability, second.probability]),
        won=won,
        day=close.day,
        natural=close.natural,
        pulled=close.pulled,
        years=price.years,
        discount=price.discount,
        acv=acv,
    )


def _worth(
    rng: np.random.Generator,
    won: NDArray[np.bool_],
    booked_acv: NDArray[np.float64],
    kind: NDArray[np.str_],
    law: dict[str, tuple[float, float]],
) -> NDArray[np.float64]:
    """Join the amounts of won deals with those of the others."""
    acv = np.empty(won.size)
    acv[won] = booked_acv
    acv[~won] = amounts(rng, kind[~won], law)
    return acv


def _own_layer(them: Desks, desk: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the layer that account executives expand in; −1 for the other roles."""
    layer = np.full(desk.size, -1)
    executive = them.role[desk] == "ae"
    rows = desk[executive]
    layer[executive] = layer_number(them.segment[rows], them.region[rows])
    return layer


def _closing(
    rng: np.random.Generator,
    quarter: NDArray[np.int64],
    won: NDArray[np.bool_],
    acv: NDArray[np.float64],
    pushed: NDArray[np.bool_],
    size: DealMagnitudes,
) -> Closing:
    """Draw the close dates of won and of other deals."""
    day = lost_closing(rng, quarter)
    some = won_closing(rng, quarter[won], acv[won], pushed[won], size.late)
    natural, pulled = day.copy(), np.zeros(day.size, dtype=bool)
    day[won], natural[won], pulled[won] = some.day, some.natural, some.pulled
    return Closing(day, pulled, natural)
