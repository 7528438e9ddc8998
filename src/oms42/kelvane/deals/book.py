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

    Example:
        >>> day = np.array(["2026-09-28"], dtype="datetime64[D]")
        >>> yes, one = np.array([True]), np.array([1])
        >>> trimmed(Lives(one, one, day, np.array([0.1]), yes, yes))
        Traceback (most recent call last):
        ValueError: 1 renewals are due, not about 4700; draw other subscriptions
    """
    decided, renewed = them.decided.copy(), them.renewed.copy()
    surplus = int(decided.sum()) - RENEWALS
    able = renewed if surplus > 0 else ~decided
    rows = np.flatnonzero(able)
    rows = rows[np.argsort(them.due[rows], kind="stable")]
    change = rows[rows.size - surplus :] if surplus > 0 else rows[: -surplus or 0]
    far = np.abs((them.due[change] - EXTRACTED).astype(np.int64))
    if change.size < abs(surplus) or (far > 45).any():
        raise ValueError(
            f"{int(them.decided.sum())} renewals are due, not about {RENEWALS}; draw other "
            "subscriptions"
        )
    decided[change] = renewed[change] = surplus < 0
    return replace(them, decided=decided, renewed=renewed)


def book(
    rng: np.random.Generator,
    them: Ledger,
    acv: NDArray[np.float64],
    day: NDArray[np.datetime64],
    enlarges: NDArray[np.bool_],
    accounts: NDArray[np.int64],
) -> Book:
    """Write the subscriptions down.

    Args:
        rng: Source of uniform draws.
        them: The subscriptions.
        acv: Annual contract value of each closed deal.
        day: Close date of each closed deal.
        enlarges: Whether it is a won expansion without a subscription of its own.
        accounts: Account of each closed deal.

    Returns:
        The subscriptions, those that replace another at the end.

    Raises:
        ValueError: If an expansion finds no running subscription at its account.

    Example:
        >>> from oms42.kelvane.deals.lifetimes import lives
        >>> rng, one = np.random.default_rng(2), np.array([0])
        >>> start = np.array(["2025-03-03"], dtype="datetime64[D]")
        >>> life = lives(rng, start, one + 12, np.array(["public"]), np.zeros(1))
        >>> them = Ledger(one, one, start, one + 12, life)
        >>> written = book(rng, them, np.array([9e4]), start, one > 0, one)
        >>> written.reason.tolist(), written.old.tolist()
        (['expand', 'active'], [-1, 0])
    """
    size = them.deal.size
    cut = _cuts(rng, them, acv)
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
        enlarged=_enlarged(day, enlarges, accounts, (account, start, end)),
    )


def _cuts(rng: np.random.Generator, them: Ledger, acv: NDArray[np.float64]) -> NDArray[np.int64]:
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
    worth = np.where(them.deal[row] >= 0, acv[them.deal[row]], 0.0)
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
    day: NDArray[np.datetime64],
    enlarges: NDArray[np.bool_],
    accounts: NDArray[np.int64],
    subs: tuple[NDArray[np.int64], NDArray[np.datetime64], NDArray[np.datetime64]],
) -> NDArray[np.int64]:
    """Find the oldest running subscription for each won expansion without one of its own."""
    account, start, end = subs
    enlarged = np.full(day.size, -1)
    rows = np.flatnonzero(enlarges)
    order = np.argsort(start, kind="stable")
    when = day[rows][:, None]
    until = np.where(np.isnat(end), np.datetime64("2099-12-31"), end)[order]
    fits = (account[order] == accounts[rows][:, None]) & (start[order] <= when) & (when < until)
    enlarged[rows] = np.where(fits.any(axis=1), order[np.argmax(fits, axis=1)], -1)
    if (enlarged[rows] < 0).any():
        raise ValueError("a won expansion finds no running subscription at its account")
    return enlarged
