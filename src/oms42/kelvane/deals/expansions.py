# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Expansions: who loses how many, and under what circumstances they are won or lost.

1,250 of 3,050 closed expansions are won (41 %); `bookings` says at which desks. The lost ones fall
on desks in proportion to the won ones plus one, fewer where the rep is skilled. Contacts and pushes
are planted by exact counts: with one, two and three or more contacts 35, 42 and 47 % are won, with
three or more pushes 6 %, as among new logos (PT-04).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.deals.desks import Desks
from oms42.kelvane.deals.magnitudes import EXPANSIONS, DealMagnitudes
from oms42.kelvane.deals.new_logo import MANY, OSTLER
from oms42.kelvane.deals.sampling import counted

# Share and relative win rate with one, two and three or more contacts.
CONTACTS, BY_CONTACTS = (0.36, 0.32, 0.32), (0.35, 0.42, 0.47)
# Shares of no push, one, two, three, four and five.
PUSHES = (0.60, 0.20, 0.10, 0.06, 0.03, 0.01)
# Pushed once or twice, an expansion is won this much less often than one that was never pushed.
PUSHED = 0.80


@dataclass(frozen=True)
class Expansions:
    """Hold the closed expansions, the won ones first.

    Attributes:
        desk: Row of the desk.
        won: Whether it is won.
        probability: True win probability.
        contacts: Contacts at the buyer, from 1.
        pushes: How often the close date was moved out.
        ostler: Whether Ostler Automation competes.
    """

    desk: NDArray[np.int64]
    won: NDArray[np.bool_]
    probability: NDArray[np.float64]
    contacts: NDArray[np.int64]
    pushes: NDArray[np.int64]
    ostler: NDArray[np.bool_]


def expansions(
    rng: np.random.Generator, them: Desks, winners: NDArray[np.int64], size: DealMagnitudes
) -> Expansions:
    """Add the lost expansions and draw the circumstances of all.

    Args:
        rng: Source of uniform draws.
        them: The desks.
        winners: Desk of each won expansion.
        size: The planted numbers.

    Returns:
        3,050 expansions.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> n, one = 45, np.ones(45)
        >>> quarter, text = np.repeat(np.arange(15), 3), np.full(n, "NA")
        >>> segment = np.tile(["enterprise", "mid-market", "public"], 15)
        >>> role, aim = np.full(n, "ae"), 1e7 * one
        >>> them = Desks(text, quarter, role, text, segment, text, aim, one, 0 * one)
        >>> rng, winners = np.random.default_rng(1), np.arange(1_250) % n
        >>> made = expansions(rng, them, winners, DealMagnitudes.of(Identity()))
        >>> made.won.size, round(float(made.won.mean()), 2)
        (3050, 0.41)
    """
    weight = np.bincount(winners, minlength=them.rep.size) + 1.0
    weight = np.where(them.target > 0, weight * np.exp(-0.2 * them.skill), 0.0)
    losers = apportion(EXPANSIONS - winners.size, weight)
    desk = np.concatenate([winners, np.repeat(np.arange(weight.size), losers)])
    won = np.arange(EXPANSIONS) < winners.size
    cells, rate = _rates(winners.size / EXPANSIONS, size)
    cell = np.empty(EXPANSIONS, dtype=np.int64)
    cell[won] = counted(rng, winners.size, cells * rate)
    cell[~won] = counted(rng, EXPANSIONS - winners.size, cells * (1.0 - rate))
    group, pushes = cell // len(PUSHES), cell % len(PUSHES)
    many = 3 + counted(rng, EXPANSIONS, MANY)
    return Expansions(
        desk=desk,
        won=won,
        probability=rate[cell],
        contacts=np.where(group < 2, group + 1, many),
        pushes=pushes,
        ostler=counted(rng, EXPANSIONS, (1.0 - OSTLER, OSTLER)) == 1,
    )


def _rates(overall: float, size: DealMagnitudes) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return share and win rate of each cell of contacts and pushes, flat."""
    share = np.outer(CONTACTS, PUSHES)
    rate = np.outer(BY_CONTACTS, [1.0, PUSHED, PUSHED, 0.0, 0.0, 0.0])
    often = share[:, 3:].sum()
    rate *= (overall - often * size.pushed_win) / (share * rate).sum()
    rate[:, 3:] = size.pushed_win
    return share.ravel(), rate.ravel()
