# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.calendar import EXTRACTED, quarter_of
from oms42.kelvane.deals.layer import region_of, segment_of
from oms42.kelvane.deals.renewals import keepers, renewals


def test_closes_a_renewal_by_its_day_and_in_the_window(base: Base) -> None:
    again = renewals(np.random.default_rng(1), base.them, base.written, base.where)
    closed = ~again.open
    due = base.written.lives.due[again.event]
    assert closed.sum() == 4_700
    assert (again.day[closed] <= np.maximum(due, np.datetime64("2023-01-02"))[closed]).all()
    assert again.day[closed].min() >= np.datetime64("2023-01-02")
    assert again.day[closed].max() <= EXTRACTED
    assert (again.created < again.day).all()


def test_is_an_open_renewal_expected_after_the_story_date(base: Base) -> None:
    again = renewals(np.random.default_rng(1), base.them, base.written, base.where)
    # about 125 renewals a month, opened 64 to 112 days before: 2.9 months of them
    assert 250 < again.open.sum() < 450
    assert (again.day[again.open] >= np.datetime64("2026-10-06")).all()
    assert (again.created[again.open] <= EXTRACTED).all()


def test_is_won_what_was_renewed(base: Base) -> None:
    again = renewals(np.random.default_rng(1), base.them, base.written, base.where)
    assert (again.won == base.written.lives.renewed[again.event]).all()


def test_works_on_a_renewal_who_has_a_quota_in_that_quarter(base: Base) -> None:
    again = renewals(np.random.default_rng(1), base.them, base.written, base.where)
    then = np.clip(quarter_of(again.day), 0, 14)
    assert (base.them.quarter[again.desk] == then).all()
    assert "cam" not in set(base.them.role[again.desk].tolist())


def test_keep_key_account_managers_the_key_accounts_of_their_region(base: Base) -> None:
    account = np.arange(base.where.layer.size)
    desk = keepers(
        np.random.default_rng(1), base.them, base.where, account, np.full(account.size, 14)
    )
    manages = base.them.role[desk] == "kam"
    assert (manages == base.where.key).all()
    assert (base.them.region[desk] == region_of(base.where.layer))[manages].all()
    others = ~base.where.key
    assert (base.them.segment[desk] == segment_of(base.where.layer))[others].all()
    assert (base.them.territory[desk] == base.where.territory)[others].mean() > 0.9
