# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.calendar import EXTRACTED
from oms42.kelvane.deals.combined import Deals


def test_was_every_deal_created_before_it_closed(every: Deals) -> None:
    assert (every.created < every.day).all()
    assert every.created.max() <= EXTRACTED


def test_is_every_closed_deal_in_the_window(every: Deals) -> None:
    closed = ~every.open
    assert every.day[closed].min() >= np.datetime64("2023-01-02")
    assert every.day[closed].max() <= EXTRACTED


def test_is_a_renewal_worth_the_subscription_on_its_day(base: Base, every: Deals) -> None:
    """Added up expansion by expansion, every 53rd renewal that replaces nothing."""
    written, deals = base.written, base.deals
    replaced = np.isin(np.arange(written.start.size), written.old[written.old >= 0])
    rows = np.flatnonzero((every.type == 2) & ~replaced[every.subscription])
    enlarges = [
        (int(sub), deals.day[i], float(deals.acv[i]))
        for i, sub in enumerate(written.enlarged.tolist())
        if sub >= 0
    ]
    for row in rows[::53]:
        sub = int(every.subscription[row])
        mine = written.lives.row == sub
        due = written.lives.due[mine]
        before = due[due >= every.day[row]].min() if (due >= every.day[row]).any() else due.max()
        worth = base.value.first[sub] + sum(
            acv for which, day, acv in enlarges if which == sub and day <= before
        )
        assert abs(every.acv[row] - worth) < 0.02


def test_does_the_rep_of_a_closed_deal_have_a_quota_in_its_quarter(
    base: Base, every: Deals
) -> None:
    month = every.day.astype("datetime64[M]").astype(int) - (2023 - 1970) * 12
    closed = ~every.open
    assert (base.them.quarter[every.desk] == month // 3)[closed].all()
