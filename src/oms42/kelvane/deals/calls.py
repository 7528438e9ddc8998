# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Forecast categories: what reps call, and how much of it comes true (PT-03).

A rep keeps one category for a deal as long as its close date stays in the same quarter and the
quarter in the same phase: not begun, its first six weeks, the rest. A call *comes true* if the deal
is won in that quarter. Of the amount called as commit 71 % comes true, of best case 27 %, of
pipeline 8 %: with the amount $R$ that comes true and $U$ that does not, the amounts $C$ by category
solve

$$\sum_k C_k = R + U, \qquad \sum_k r_k C_k = R, \qquad C_{\text{best}} = 1.3\, C_{\text{commit}}$$

within each phase: before the quarter, for the deals that are still expected in it on the last
Monday before it; in the others, separately for those that are there on the first Monday of the
phase and for those that come in later. The rates of twelve happy-ears reps are $r_k / 1.35$, those
of nine sandbaggers $r_k / 0.78$; the others' are set so that all together have $r_k$. Who gets the
better category among deals with the same outcome follows a noisy view of the win probability.

Calls for the quarter to come count with the others; where that blurs what an analyst finds in the
past ones, the rates are made to hold for the past ones alone.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.magnitudes import DealMagnitudes
from oms42.kelvane.deals.sampling import tuned

CATEGORIES = ("pipeline", "best", "commit", "closed")
PIPELINE, BEST, COMMIT, CLOSED = range(4)
BEST_PER_COMMIT = 1.3
FAIR, HAPPY, SANDBAG = range(3)
ROUNDS = 30
# How far the rates of past quarters' calls may be off before those to come no longer count.
NEAR = 0.02
# The largest share of an amount that may be called as commit.
MOST = 0.42


@dataclass(frozen=True)
class Calls:
    """Hold calls: one for each deal, expected quarter and phase.

    Attributes:
        amount: Amount called.
        true: Whether the deal is won in that quarter.
        group: Bias of the rep: fair, happy ears, sandbagger.
        part: Number of the part (phase, and whether expected from its first Monday).
        rep: Number of the rep.
        score: The rep's view of the deal, higher for better.
        counts: Whether the call is one of those for which the rates hold; the others of its part
            are made by the same standard.
    """

    amount: NDArray[np.float64]
    true: NDArray[np.bool_]
    group: NDArray[np.int64]
    part: NDArray[np.int64]
    rep: NDArray[np.int64]
    score: NDArray[np.float64]
    counts: NDArray[np.bool_]


def categories(calls: Calls, size: DealMagnitudes) -> NDArray[np.int64]:
    """Give every call its category.

    Args:
        calls: The calls.
        size: The planted numbers.

    Returns:
        0 pipeline, 1 best case, 2 commit.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> n = 2000
        >>> true, fair = np.arange(n) < 400, np.zeros(n, dtype=np.int64)
        >>> calls = Calls(np.ones(n), true, fair, fair, fair, np.arange(n) % 7.0, true | True)
        >>> category = categories(calls, DealMagnitudes.of(Identity()))
        >>> [round(float(true[category == k].mean()), 2) for k in (COMMIT, BEST, PIPELINE)]
        [0.71, 0.27, 0.08]
    """
    category = np.zeros(calls.amount.size, dtype=np.int64)
    for part in np.unique(calls.part).tolist():
        rows = calls.part == part
        total = _by_group(calls, rows)
        won = _by_group(calls, rows & calls.true)
        for group, rates in enumerate(_rates(total, won, size)):
            mine = rows & (calls.group == group)
            if not mine.any():
                continue
            called = _called(float(total[group]), float(won[group]), rates)
            _cut(category, calls, np.flatnonzero(mine & calls.true), called * rates)
            _cut(category, calls, np.flatnonzero(mine & ~calls.true), called * (1.0 - rates))
    return category


def settled_categories(
    calls: Calls, ahead: NDArray[np.bool_], past: NDArray[np.bool_], size: DealMagnitudes
) -> NDArray[np.int64]:
    """Give every call its category, so that the rates hold for past quarters.

    Args:
        calls: The calls.
        ahead: Whether a call is made before its quarter.
        past: Whether the quarter of a call is over.
        size: The planted numbers.

    Returns:
        0 pipeline, 1 best case, 2 commit.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> n = 4000
        >>> past, none = np.arange(n) < 2000, np.zeros(n, dtype=np.int64)
        >>> true = np.arange(n) % 2000 < np.where(past, 400, 600)
        >>> calls = Calls(np.ones(n), true, none, none, none, np.arange(n) % 7.0, none == 0)
        >>> chosen = settled_categories(calls, none == 0, past, DealMagnitudes.of(Identity()))
        >>> round(float(true[past & (chosen == COMMIT)].mean()), 2)
        0.71
    """
    chosen = categories(calls, size)
    rows = ahead & past & calls.counts
    for category, rate in ((COMMIT, size.commit), (BEST, size.best), (PIPELINE, size.pipeline)):
        called = calls.amount * (rows & (chosen == category))
        if abs(float((called * calls.true).sum()) - rate * called.sum()) > NEAR * called.sum():
            return categories(replace(calls, counts=calls.counts & (past | ~ahead)), size)
    return chosen


def _by_group(calls: Calls, rows: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Add up the amounts that count by bias."""
    weight = (calls.amount * calls.counts)[rows]
    return np.bincount(calls.group[rows], weight, minlength=3).astype(np.float64)


def _rates(
    total: NDArray[np.float64], won: NDArray[np.float64], size: DealMagnitudes
) -> NDArray[np.float64]:
    """Return the rates of commit, best case and pipeline by bias, shape (3, 3)."""
    house = np.array([size.commit, size.best, size.pipeline])
    rates = np.stack([house, house / (1.0 + size.over_call), house / (1.0 - size.under_call)])
    for _ in range(ROUNDS):
        called = np.stack([_called(t, w, r) for t, w, r in zip(total, won, rates, strict=True)])
        others = (called[1:] * rates[1:]).sum(axis=0)
        rates[FAIR] = (house * called.sum(axis=0) - others) / np.maximum(called[FAIR], 1.0)
    return rates


def _called(total: float, won: float, rates: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the amounts called as commit, best case and pipeline."""
    commit, best, pipeline = rates.tolist()
    share = won / total if total > 0 else 0.0
    slope = commit - pipeline + BEST_PER_COMMIT * (best - pipeline)
    part = min(max((share - pipeline) / slope, 0.0), MOST)
    return total * np.array([part, BEST_PER_COMMIT * part, 1.0 - (1.0 + BEST_PER_COMMIT) * part])


def _cut(
    category: NDArray[np.int64],
    calls: Calls,
    rows: NDArray[np.int64],
    called: NDArray[np.float64],
) -> None:
    """Give the best calls to commit and the next to best case, until their amounts are used up."""
    order = rows[np.lexsort([calls.score[rows], calls.rep[rows]])]
    rep = calls.rep[order]
    opens = np.concatenate([[True], rep[1:] != rep[:-1]])
    first = np.maximum.accumulate(np.where(opens, np.arange(order.size), 0))
    rank = (np.arange(order.size) - first + 0.5) / np.bincount(rep)[rep]
    order = order[np.lexsort([-calls.score[order], -rank])]
    weight = calls.amount[order] * calls.counts[order]
    left = np.ones(order.size, dtype=bool)
    for kind, aim in ((COMMIT, called[0]), (BEST, called[1])):
        running = np.cumsum(weight * left) - weight / 2.0
        chosen = left & (running < aim)
        some = np.flatnonzero(left & calls.counts[order])
        chosen[some] = tuned(chosen[some], weight[some], float(aim))
        category[order[chosen]] = kind
        left &= ~chosen
