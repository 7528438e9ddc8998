# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.book import LARGER, SMALLER, book, trimmed
from oms42.kelvane.deals.ledger import own_ledger
from oms42.kelvane.deals.lifetimes import Lives


def lives_due(day: np.datetime64, count: int, decided: bool) -> Lives:
    """Make renewals that are all due on one day."""
    row = np.arange(count)
    flag = np.full(count, decided)
    return Lives(row, row * 0 + 1, np.full(count, day), np.full(count, 0.1), flag, flag)


def test_are_there_4700_closed_renewals(base: Base) -> None:
    assert int(base.written.lives.decided.sum()) == 4_700


def test_stay_the_last_renewed_ones_open_where_there_are_too_many() -> None:
    left = trimmed(lives_due(np.datetime64("2026-09-21"), 4_703, True))
    assert (int(left.decided.sum()), int(left.renewed.sum())) == (4_700, 4_700)


def test_is_a_company_with_far_too_few_renewals_refused() -> None:
    with pytest.raises(ValueError, match="12 renewals are due, not about 4700"):
        trimmed(lives_due(np.datetime64("2026-09-21"), 12, True))


def test_takes_another_the_place_of_a_replaced_one_on_the_same_day(base: Base) -> None:
    them = base.written
    new = np.flatnonzero(them.old >= 0)
    old = them.old[new]
    assert (them.start[new] == them.end[old]).all()
    assert (them.account[new] == them.account[old]).all()
    grown = them.reason[old] == "expand"
    assert (grown.sum(), (them.reason[old] == "contract").sum()) == (40, 110)
    assert LARGER[0] <= them.factor[new][grown].min() <= them.factor[new][grown].max() <= LARGER[1]
    assert SMALLER[0] <= them.factor[new][~grown].min()
    assert them.factor[new][~grown].max() <= SMALLER[1]


def test_tells_renewed_how_the_first_renewal_ended(base: Base) -> None:
    them, lives = base.written, base.written.lives
    first = lives.number == 1
    known = dict(zip(lives.row[first & lives.decided], lives.renewed[first & lives.decided],
                     strict=True))  # fmt: skip
    for row, renewed in known.items():
        assert them.renewed[row] == ("yes" if renewed else "no")
    unknown = np.setdiff1d(np.arange(them.start.size), list(known))
    recent = unknown[them.start[unknown] >= np.datetime64("2023-01-01")]
    assert set(them.renewed[recent].tolist()) == {""}


def test_follow_the_renewals_of_one_subscription_each_other(base: Base) -> None:
    lives = base.written.lives
    order = np.lexsort([lives.number, lives.row])
    row, due = lives.row[order], lives.due[order]
    assert (np.diff(due)[np.diff(row) == 0] > np.timedelta64(300, "D")).all()
    assert (lives.due > base.written.start[lives.row]).all()


def test_enlarges_an_expansion_a_subscription_that_its_account_has_on_that_day(base: Base) -> None:
    them = base.written
    rows = np.flatnonzero(them.enlarged >= 0)
    sub = them.enlarged[rows]
    day = base.deals.day[rows]
    assert rows.size > 400
    assert (them.account[sub] == base.accounts[rows]).all()
    assert (them.start[sub] <= day).all()
    assert (np.isnat(them.end[sub]) | (them.end[sub] > day)).all()


def test_is_an_expansion_without_a_running_subscription_refused() -> None:
    one = np.array([0])
    start = np.array(["2025-03-03"], dtype="datetime64[D]")
    kind, rng = np.array(["public"]), np.random.default_rng(2)
    them = own_ledger(rng, one, one, start, one + 1, kind, np.zeros(1))
    with pytest.raises(ValueError, match="finds no running subscription"):
        book(rng, them, np.array([1e4]), start - 30, one == 0, one)
