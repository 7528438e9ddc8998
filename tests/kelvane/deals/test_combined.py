# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.combined import TYPES, Deals, subscription_of


def test_has_the_list_the_promised_counts(every: Deals) -> None:
    """4,100, 3,050 and 4,700 closed; 1,150 open."""
    closed = np.bincount(every.type[~every.open], minlength=len(TYPES))
    assert closed.tolist() == [4_100, 3_050, 4_700]
    assert int(every.open.sum()) == 1_150


def test_has_every_won_deal_and_every_renewal_a_subscription(every: Deals) -> None:
    has = every.subscription >= 0
    assert (has == (every.won | (every.type == 2))).all()


def test_belongs_the_subscription_to_the_deals_account(base: Base, every: Deals) -> None:
    rows = np.flatnonzero(every.subscription >= 0)
    assert (base.written.account[every.subscription[rows]] == every.account[rows]).all()


def test_starts_or_enlarges_each_won_deal_one_subscription() -> None:
    started, enlarged = np.array([-1, 3, -2, 0]), np.array([-1, 2, -1, -1])
    assert subscription_of(started, enlarged).tolist() == [3, 2, -1, 1]
