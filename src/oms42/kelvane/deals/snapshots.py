# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The table `opp_snapshots`: every open deal as it was known on each Monday.

The rows come from `weeks`, stage and amount from `paths`, the forecast category of new logos and
expansions from `calls`. A renewal is called as commit more often than not. Calls of deals that are
still open on 30 September 2026 refer to an outcome that the tables do not show; it is drawn from
the win probability.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.calendar import QUARTERS, quarter_of
from oms42.kelvane.deals.calls import (
    BEST,
    CATEGORIES,
    CLOSED,
    COMMIT,
    PIPELINE,
    Calls,
    settled_categories,
)
from oms42.kelvane.deals.combined import Deals
from oms42.kelvane.deals.magnitudes import DealMagnitudes
from oms42.kelvane.deals.paths import CLOSED_STAGE, amounts_known, last_stage, stages
from oms42.kelvane.deals.weeks import LATER, Weeks, expected_quarter, phase
from oms42.kelvane.draws import bell
from oms42.kelvane.world import Columns

RENEWAL = 2
# Open deals that will close later than their close date says.
SLIP = 0.30
# Renewals called as commit and as best case, of those that renew and of those that do not.
RENEWAL_CALLS = ((0.86, 0.97), (0.28, 0.62))
# A deal called as best case or commit has come at least so far.
LEAST_STAGE = (1, 2, 3)


@dataclass(frozen=True)
class Fate:
    """Hold how each deal ends, open ones included.

    Attributes:
        wins: Whether it is won in the end.
        quarter: Number of the quarter in which it ends.
    """

    wins: NDArray[np.bool_]
    quarter: NDArray[np.int64]


def fates(
    rng: np.random.Generator,
    still_open: NDArray[np.bool_],
    won: NDArray[np.bool_],
    probability: NDArray[np.float64],
    day: NDArray[np.datetime64],
) -> Fate:
    """Draw how open deals will end.

    Args:
        rng: Source of uniform draws.
        still_open: Whether each deal is open.
        won: Whether it is won.
        probability: True win probability.
        day: Close date, planned or real.

    Returns:
        The end of each deal.

    Example:
        >>> both, day = np.array([True, False]), np.full(2, np.datetime64("2026-08-03"))
        >>> end = fates(np.random.default_rng(1), both, ~both, np.array([0.0, 0.2]), day)
        >>> end.wins.tolist(), end.quarter[1]
        ([False, True], np.int64(14))
    """
    draw, slip = rng.random((2, still_open.size))
    wins = np.where(still_open, draw < probability, won)
    then = quarter_of(day)
    quarter = np.where(still_open, np.maximum(then, QUARTERS) + (slip < SLIP), then)
    return Fate(wins, quarter)


def snapshots(
    rng: np.random.Generator,
    deals: Deals,
    rows: Weeks,
    end: Fate,
    bias: NDArray[np.int64],
    size: DealMagnitudes,
) -> Columns:
    """Write the weekly rows down, in the order of deals and weeks.

    Args:
        rng: Source of uniform draws.
        deals: All opportunities.
        rows: The weekly rows.
        end: How each deal ends.
        bias: Bias of each deal's rep: 0 fair, 1 happy ears, 2 sandbagger.
        size: The planted numbers.

    Returns:
        `snapshot_date`, `deal` (row of the deal), `stage`, `forecast_cat`, `amount_acv` and
        `close_date`.

    Example:
        >>> from oms42.kelvane.deals.base import every_deal, lay_base
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> from oms42.kelvane.people.stage import roster
        >>> from oms42.kelvane.world import World
        >>> base = lay_base(roster(field(World(Identity()))))
        >>> from oms42.kelvane.deals.planned import plan
        >>> from oms42.kelvane.deals.weeks import weeks
        >>> every, rng = every_deal(base), np.random.default_rng(1)
        >>> made = plan(rng, every.created, every.natural, every.pushes, every.open)
        >>> fair = np.zeros(every.open.size, dtype=np.int64)
        >>> rows = weeks(rng, every, made)
        >>> end = fates(rng, every.open, every.won, every.probability, every.day)
        >>> table = snapshots(rng, every, rows, end, fair, base.size)
        >>> sorted(set(table["stage"].tolist()))
        [1, 2, 3, 4, 5, 6]
    """
    last = last_stage(rng, end.wins, deals.probability)
    amount = amounts_known(rng, rows.deal, rows.progress, np.rint(100.0 * deals.acv) / 100.0)
    category = _categories(rng, deals, rows, end, bias, last, amount, size)
    stage = stages(rng, rows.deal, rows.progress, last)
    begun = phase(rows) != LATER
    stage = np.where(begun, np.maximum(stage, np.array([*LEAST_STAGE, 1])[category]), stage)
    stage = np.where(rows.closed, CLOSED_STAGE, stage)
    stage = np.maximum.accumulate(10 * rows.deal + stage) - 10 * rows.deal
    amount = np.where(rows.closed, np.rint(100.0 * deals.acv[rows.deal]) / 100.0, amount)
    return {
        "snapshot_date": rows.monday,
        "deal": rows.deal,
        "stage": stage,
        "forecast_cat": np.array(CATEGORIES)[np.where(rows.closed, CLOSED, category)],
        "amount_acv": amount,
        "close_date": rows.planned,
    }


def _categories(
    rng: np.random.Generator,
    deals: Deals,
    rows: Weeks,
    end: Fate,
    bias: NDArray[np.int64],
    last: NDArray[np.int64],
    amount: NDArray[np.float64],
    size: DealMagnitudes,
) -> NDArray[np.int64]:
    """Give every weekly row of an open deal its category."""
    quarter, stretch = expected_quarter(rows), phase(rows)
    mark = ((rows.deal * 64 + quarter) * 4 + stretch + 1) * 2 + rows.closed
    opens = np.concatenate([[True], mark[1:] != mark[:-1]])
    head = np.flatnonzero(opens)
    tail = np.append(head[1:], rows.deal.size) - 1
    deal = rows.deal[head]
    view = deals.probability + 0.15 * last / 5.0 + 0.10 * end.wins
    view = view + 0.08 * bell(rng, view.shape)
    score = view[deal] + 0.04 * bell(rng, deal.shape)
    selling = np.flatnonzero((deals.type[deal] != RENEWAL) & ~rows.closed[head])
    mine = deal[selling]
    made = Calls(
        amount=amount[np.where(stretch[head] == LATER, tail, head)[selling]],
        true=end.wins[mine] & (end.quarter[mine] == quarter[head[selling]]),
        group=bias[mine],
        part=2 * (stretch[head[selling]] + 1) + _since_start(rows, head[selling], stretch),
        rep=deals.desk[mine],
        score=score[selling],
        counts=_until_quarter(rows, tail, quarter, stretch)[selling],
    )
    draw = rng.random(deals.open.size)[deal]
    edges = np.where(end.wins[deal][:, None], *np.array(RENEWAL_CALLS)[:, None, :])
    category = np.where(draw < edges[:, 0], COMMIT, np.where(draw < edges[:, 1], BEST, PIPELINE))
    ahead, past = (stretch == LATER)[head[selling]], (quarter < QUARTERS)[head[selling]]
    category[selling] = settled_categories(made, ahead, past, size)
    return np.asarray(category[np.cumsum(opens) - 1], dtype=np.int64)


def _since_start(
    rows: Weeks, head: NDArray[np.int64], stretch: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Tell which calls were there on the first Monday of their phase."""
    before = rows.monday[head] - np.timedelta64(7, "D")
    earlier = _phase_of(before, rows.planned[head])
    return np.asarray((stretch[head] != LATER) & (earlier != stretch[head]), dtype=np.int64)


def _until_quarter(
    rows: Weeks,
    tail: NDArray[np.int64],
    quarter: NDArray[np.int64],
    stretch: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Tell which calls made before a quarter lasted until it began; all others count anyway."""
    next_monday = rows.monday[tail] + np.timedelta64(7, "D")
    lasted = quarter_of(next_monday) == quarter[tail]
    return np.asarray((stretch[tail] != LATER) | lasted)


def _phase_of(monday: NDArray[np.datetime64], planned: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """Return the phase in which a deal with this close date would have been on a Monday."""
    none = np.zeros(monday.size, dtype=bool)
    return phase(Weeks(np.arange(monday.size), monday, none, planned, np.zeros(monday.size)))
