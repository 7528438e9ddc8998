# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The subscriptions behind the deals: how many there are, how long they live, whose they are.

Every won new logo starts a subscription. Some won expansions start one of their own (another
product, another site), the others enlarge one that runs. The rest are of before 2023, more where a
layer has more customers that bought before. How many expansions start a subscription and how many
there are of before 2023 follows from two counts that are promised: 2,900 subscriptions and 4,700
closed renewals.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.deals.closed import Closed
from oms42.kelvane.deals.homes import Map
from oms42.kelvane.deals.layer import LAYERS, segment_of
from oms42.kelvane.deals.legacy import legacy
from oms42.kelvane.deals.lifetimes import Lives, chained, lives, swings
from oms42.kelvane.deals.magnitudes import RENEWALS, SUBSCRIPTIONS, DealMagnitudes
from oms42.kelvane.identity import Identity

# Subscriptions that are replaced at a renewal by a larger and by a smaller one.
GROWN, SHRUNK = 40, 110
TRIES, CLOSE_ENOUGH = 8, 4
# More subscriptions of before 2023 in each layer than its customers ask for, so that enough last.
SPARE = 3.0


@dataclass(frozen=True)
class Ledger:
    """Hold subscriptions with their accounts.

    Attributes:
        deal: Row of the closed deal that started it; −1 for one of before 2023.
        account: Row of the account.
        start: First day.
        term: Months of a term.
        lives: Its renewals.
    """

    deal: NDArray[np.int64]
    account: NDArray[np.int64]
    start: NDArray[np.datetime64]
    term: NDArray[np.int64]
    lives: Lives


@dataclass(frozen=True)
class Basis:
    """Hold the subscriptions that make an account a customer, before they are placed.

    Attributes:
        deal: Row of the closed deal; −1 for one of before 2023.
        layer: Layer.
        start: First day.
        term: Months of a term.
        lives: Its renewals.
        own: Rows of the won expansions that start a subscription of their own.
    """

    deal: NDArray[np.int64]
    layer: NDArray[np.int64]
    start: NDArray[np.datetime64]
    term: NDArray[np.int64]
    lives: Lives
    own: NDArray[np.int64]


def ends(them: Lives, size: int) -> NDArray[np.datetime64]:
    """Return the last day of each subscription.

    Args:
        them: The renewals.
        size: Number of subscriptions.

    Returns:
        The day on which the term that was not renewed ends; NaT for one that runs.

    Example:
        >>> day = np.array(["2024-03-01", "2025-03-01"], dtype="datetime64[D]")
        >>> yes, row = np.array([True, True]), np.array([0, 0])
        >>> life = Lives(row, np.array([1, 2]), day, np.zeros(2), np.array([True, False]), yes)
        >>> ends(life, 2).astype(str).tolist()
        ['2025-03-01', 'NaT']
    """
    end = np.full(size, np.datetime64("NaT"), dtype="datetime64[D]")
    over = them.decided & ~them.renewed
    end[them.row[over]] = them.due[over]
    return end


def basis(identity: Identity, deals: Closed, where: Map, size: DealMagnitudes) -> Basis:
    """Find the numbers of subscriptions that keep both promised counts.

    Args:
        identity: Which company.
        deals: The closed deals.
        where: The accounts.
        size: The planted numbers.

    Returns:
        The subscriptions of won new logos and of before 2023.

    Example:
        >>> from oms42.kelvane.deals.desks import desks
        >>> from oms42.kelvane.deals.homes import account_map
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> from oms42.kelvane.people.stage import roster
        >>> from oms42.kelvane.world import World
        >>> world = roster(field(World(Identity())))
        >>> size = DealMagnitudes.of(Identity())
        >>> from oms42.kelvane.deals.closed import closed
        >>> made = closed(Identity(), desks(world), size)
        >>> base = basis(Identity(), made, account_map(world), size)
        >>> base.deal.size + base.own.size + GROWN + SHRUNK
        2900
    """
    won = np.flatnonzero(deals.won & deals.new)
    rest = SUBSCRIPTIONS - GROWN - SHRUNK - won.size
    count = round(0.63 * rest)
    tried: list[tuple[int, int]] = []
    for _ in range(TRIES):
        found = _attempt(identity, deals, where, size, won, count, rest - count)
        made = int(found.lives.decided.sum()) + _of_own(identity, deals, found.own, size)
        tried.append((count, made))
        if abs(made - RENEWALS) <= CLOSE_ENOUGH:
            break
        slope = 2.2
        if len(tried) > 1 and tried[-1][0] != tried[-2][0]:
            measured = (tried[-1][1] - tried[-2][1]) / (tried[-1][0] - tried[-2][0])
            slope = float(np.clip(measured, 1.5, 3.0))
        count += round((RENEWALS - made) / slope) or (1 if made < RENEWALS else -1)
    return found


def _attempt(
    identity: Identity,
    deals: Closed,
    where: Map,
    size: DealMagnitudes,
    won: NDArray[np.int64],
    count: int,
    own: int,
) -> Basis:
    """Try a number of subscriptions of before 2023."""
    layer, start, term = deals.layer[won], deals.day[won], 12 * deals.years[won]
    usual = float(deals.pulled[deals.won].mean())
    swing = swings(deals.pulled[won], usual, size.pulled_churn)
    rng = identity.stream("deals.lives")
    first = lives(rng, start, term, segment_of(layer), swing)
    running = np.isnat(ends(first, won.size))
    customers = np.bincount(where.layer[where.customer], minlength=LAYERS)
    earlier = customers - np.bincount(layer[running], minlength=LAYERS)
    weight = np.where(earlier > 0, earlier + SPARE, 0.0)
    old = legacy(identity.stream("deals.legacy"), apportion(count, weight), size.late)
    rng = identity.stream("deals.legacy lives")
    second = lives(rng, old.start, old.term, segment_of(old.layer), np.zeros(count))
    layer = np.concatenate([layer, old.layer])
    start = np.concatenate([start, old.start])
    term = np.concatenate([term, old.term])
    life = chained(first, second, won.size)
    deal = np.concatenate([won, np.full(count, -1)])
    grown = np.flatnonzero(deals.won & ~deals.new)
    order = np.argsort(identity.stream("deals.own").random(grown.size), kind="stable")
    return Basis(deal, layer, start, term, life, np.sort(grown[order[:own]]))


def _of_own(identity: Identity, deals: Closed, own: NDArray[np.int64], size: DealMagnitudes) -> int:
    """Count the renewals that the expansions' own subscriptions will have, about."""
    segment = segment_of(np.maximum(deals.layer[own], 0))
    usual = float(deals.pulled[deals.won].mean())
    swing = swings(deals.pulled[own], usual, size.pulled_churn)
    rng = identity.stream("deals.own lives")
    life = lives(rng, deals.day[own], 12 * deals.years[own], segment, swing)
    return int(life.decided.sum())


def own_ledger(
    rng: np.random.Generator,
    deal: NDArray[np.int64],
    account: NDArray[np.int64],
    start: NDArray[np.datetime64],
    years: NDArray[np.int64],
    segment: NDArray[np.str_],
    swing: NDArray[np.float64],
) -> Ledger:
    """Start the subscriptions of deals and live through their renewals.

    Args:
        rng: Source of uniform draws.
        deal: Row of each deal.
        account: Its account.
        start: Its close date.
        years: Its term.
        segment: Segment of the account.
        swing: What the first renewal's churn probability is changed by.

    Returns:
        One subscription a deal.

    Example:
        >>> one = np.array([0])
        >>> start = np.array(["2024-03-01"], dtype="datetime64[D]")
        >>> rng, kind = np.random.default_rng(1), np.array(["public"])
        >>> own_ledger(rng, one, one, start, one + 1, kind, np.zeros(1)).term.tolist()
        [12]
    """
    life = lives(rng, start, 12 * years, segment, swing)
    return Ledger(deal, account, start, 12 * years, life)


def joined(first: Ledger, second: Ledger) -> Ledger:
    """Put two sets of subscriptions into one.

    Args:
        first: The first ones.
        second: Those that follow.

    Returns:
        All of them.

    Example:
        >>> one = np.array([0])
        >>> start = np.array(["2024-03-01"], dtype="datetime64[D]")
        >>> rng, kind = np.random.default_rng(1), np.array(["public"])
        >>> own = own_ledger(rng, one, one, start, one + 1, kind, np.zeros(1))
        >>> both = joined(own, own)
        >>> both.deal.size, sorted(set(both.lives.row.tolist()))
        (2, [0, 1])
    """
    return Ledger(
        deal=np.concatenate([first.deal, second.deal]),
        account=np.concatenate([first.account, second.account]),
        start=np.concatenate([first.start, second.start]),
        term=np.concatenate([first.term, second.term]),
        lives=chained(first.lives, second.lives, first.deal.size),
    )
