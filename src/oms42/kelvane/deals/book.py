# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The subscriptions as they are written down: replaced at renewals, ended, under notice, enlarged.

At some renewals a customer buys more or less: the old subscription ends with the reason `expand` or
`contract` and another takes its place. A won expansion without a subscription of its own enlarges
the oldest one that the account has on that day.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.calendar import EXTRACTED
from oms42.kelvane.deals.closed import Closed
from oms42.kelvane.deals.ledger import GROWN, SHRUNK, Ledger, ends
from oms42.kelvane.deals.lifetimes import Lives, first_number
from oms42.kelvane.deals.magnitudes import RENEWALS

REASONS = ("active", "churn", "contract", "switch_notice", "expand")
# What a replaced subscription is worth against the old one: smaller and larger, at most and least.
SMALLER, LARGER = (0.40, 0.85), (1.10, 1.40)
TESTED, TEST_WEIGHT = np.datetime64("2025-12-31", "D"), 6.0


@dataclass(frozen=True)
class Book:
    """Hold subscriptions with their ends and changes.

    Attributes:
        deal: Row of the closed deal that started each; −1 for one of before 2023, −2 for one that
            replaced another.
        old: Row of the subscription that it replaced; −1 for none.
        factor: Annual value against that of the replaced one; 1 where there is none.
        account: Row of the account.
        start: First day.
        term: Months of a term.
        end: Last day; NaT while it runs.
        reason: Why it ended, or `active`.
        renewed: Outcome of the first renewal: `yes`, `no` or empty if it has not come yet.
        lives: Renewals from 2023 on.
        enlarged: Row of the subscription that each closed deal enlarges; −1 for none.
    """

    deal: NDArray[np.int64]
    old: NDArray[np.int64]
    factor: NDArray[np.float64]
    account: NDArray[np.int64]
    start: NDArray[np.datetime64]
    term: NDArray[np.int64]
    end: NDArray[np.datetime64]
    reason: NDArray[np.str_]
    renewed: NDArray[np.str_]
    lives: Lives
    enlarged: NDArray[np.int64]


def trimmed(them: Lives) -> Lives:
    """Leave exactly 4,700 renewals closed.

    The last of the renewed ones stay open beyond their day, or the first of those to come close
    early.

    Args:
        them: The renewals of all subscriptions.

    Returns:
        The renewals with 4,700 decided.

    Raises:
        ValueError: If so many would have to change that it would show.
    """
    decided, renewed = them.decided.copy(), them.renewed.copy()
    surplus = int(decided.sum()) - RENEWALS
    able = renewed if surplus > 0 else ~decided
    rows = np.flatnonzero(able)
    rows = rows[np.argsort(them.due[rows], kind="stable")]
    change = rows[rows.size - surplus :] if surplus > 0 else rows[: -surplus or 0]
    far = np.abs((them.due[change] - EXTRACTED).astype(np.int64))
    if change.size < abs(surplus) or (far > 45).any():
        raise ValueError(f"{surplus} renewals too many were decided; draw other subscriptions")
    decided[change] = renewed[change] = surplus < 0
    return replace(them, decided=decided, renewed=renewed)


def book(
    rng: np.random.Generator, them: Ledger, deals: Closed, accounts: NDArray[np.int64]
) -> Book:
    """Write the subscriptions down.

    Args:
        rng: Source of uniform draws.
        them: The subscriptions.
        deals: The closed deals.
        accounts: Account of each closed deal.

    Returns:
        2,900 subscriptions.
    """
    size = them.deal.size
    cut = _cuts(rng, them, deals)
    lives, row = them.lives, them.lives.row.copy()
    new = size + np.arange(cut.size)
    replaced_by = np.full(size, -1)
    replaced_by[lives.row[cut]] = new
    cut_at = np.full(size, np.iinfo(np.int64).max)
    cut_at[lives.row[cut]] = lives.number[cut]
    later = lives.number > cut_at[lives.row]
    row[later] = replaced_by[lives.row[later]]
    number = np.where(later, lives.number - cut_at[lives.row], lives.number)
    lives = replace(lives, row=row, number=number)
    source = them.lives.row[cut]
    larger = np.arange(cut.size) < GROWN
    low, high = np.where(larger[:, None], LARGER, SMALLER).T
    start = np.concatenate([them.start, them.lives.due[cut]])
    term = np.concatenate([them.term, them.term[source]])
    end = ends(lives, size + cut.size)
    reason = np.where(np.isnat(end), REASONS[0], REASONS[1]).astype("<U13")
    end[source] = them.lives.due[cut]
    reason[source] = np.where(larger, REASONS[4], REASONS[2])
    account = np.concatenate([them.account, them.account[source]])
    return Book(
        deal=np.concatenate([them.deal, np.full(cut.size, -2)]),
        old=np.concatenate([np.full(size, -1), source]),
        factor=np.concatenate([np.ones(size), low + (high - low) * rng.random(cut.size)]),
        account=account,
        start=start,
        term=term,
        end=end,
        reason=reason,
        renewed=_first_renewal(start, term, lives),
        lives=lives,
        enlarged=_enlarged(them.deal, deals, accounts, account, start, end),
    )


def _cuts(rng: np.random.Generator, them: Ledger, deals: Closed) -> NDArray[np.int64]:
    """Choose the renewals at which a subscription is replaced, one a subscription at most.

    First those of a larger one, at random; then those of a smaller one, likelier where the deal is
    large and in 2026, when customers put their contracts to the test.
    """
    able = np.flatnonzero(them.lives.renewed)
    able = able[np.argsort(rng.random(able.size), kind="stable")]
    _, first = np.unique(them.lives.row[able], return_index=True)
    grown = able[np.sort(first)][:GROWN]
    rest = able[~np.isin(them.lives.row[able], them.lives.row[grown])]
    row = them.lives.row[rest]
    worth = np.where(them.deal[row] >= 0, deals.acv[them.deal[row]], 0.0)
    weight = worth * np.where(them.lives.due[rest] > TESTED, TEST_WEIGHT, 1.0)
    race = -np.log1p(-rng.random(rest.size)) / np.maximum(weight, 1.0)
    order = np.argsort(race, kind="stable")
    _, first = np.unique(row[order], return_index=True)
    shrunk = rest[order[np.sort(first)]][:SHRUNK]
    return np.concatenate([grown, shrunk])


def _first_renewal(
    start: NDArray[np.datetime64], term: NDArray[np.int64], lives: Lives
) -> NDArray[np.str_]:
    """Tell how the first renewal of each subscription ended."""
    renewed = np.where(first_number(start, term) > 1, "yes", "")
    known = lives.decided & (lives.number == 1)
    renewed[lives.row[known]] = np.where(lives.renewed[known], "yes", "no")
    return renewed


def _enlarged(
    started: NDArray[np.int64],
    deals: Closed,
    deal_account: NDArray[np.int64],
    account: NDArray[np.int64],
    start: NDArray[np.datetime64],
    end: NDArray[np.datetime64],
) -> NDArray[np.int64]:
    """Find the oldest running subscription for each won expansion without one of its own."""
    enlarged = np.full(deals.won.size, -1)
    rows = np.flatnonzero(deals.won & ~deals.new)
    rows = rows[~np.isin(rows, started)]
    order = np.argsort(start, kind="stable")
    day = deals.day[rows][:, None]
    until = np.where(np.isnat(end), np.datetime64("2099-12-31"), end)[order]
    fits = (account[order] == deal_account[rows][:, None]) & (start[order] <= day) & (day < until)
    enlarged[rows] = np.where(fits.any(axis=1), order[np.argmax(fits, axis=1)], -1)
    if (enlarged[rows] < 0).any():
        raise ValueError("a won expansion finds no running subscription at its account")
    return enlarged
