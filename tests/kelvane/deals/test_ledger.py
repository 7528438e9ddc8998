# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.layer import LAYERS
from oms42.kelvane.deals.ledger import (
    GROWN,
    SHRUNK,
    Basis,
    Ledger,
    basis,
    ends,
    joined,
    own_ledger,
)
from oms42.kelvane.deals.lifetimes import Lives
from oms42.kelvane.identity import Identity


@pytest.fixture(scope="module")
def begun(base: Base) -> Basis:
    return basis(Identity(), base.deals, base.where, base.size)


def test_are_there_2900_subscriptions_with_those_that_replace_one(begun: Basis) -> None:
    assert begun.deal.size + begun.own.size + GROWN + SHRUNK == 2_900


def test_starts_every_won_new_logo_one(base: Base, begun: Basis) -> None:
    started = begun.deal[begun.deal >= 0]
    assert started.tolist() == np.flatnonzero(base.deals.won & base.deals.new).tolist()
    assert (begun.start[begun.deal >= 0] == base.deals.day[started]).all()


def test_start_only_won_expansions_one_of_their_own(base: Base, begun: Basis) -> None:
    assert (base.deals.won & ~base.deals.new)[begun.own].all()
    assert np.unique(begun.own).size == begun.own.size


def test_run_in_each_layer_enough_of_before_2023_for_its_older_customers(
    base: Base, begun: Basis
) -> None:
    runs = np.isnat(ends(begun.lives, begun.deal.size))
    old = np.bincount(begun.layer[runs & (begun.deal < 0)], minlength=LAYERS)
    new = np.bincount(begun.layer[runs & (begun.deal >= 0)], minlength=LAYERS)
    customers = np.bincount(base.where.layer[base.where.customer], minlength=LAYERS)
    assert (old >= customers - new).all()


def test_ends_a_subscription_on_the_day_of_the_renewal_that_failed() -> None:
    day = np.array(["2024-03-01", "2025-03-01", "2026-12-01"], dtype="datetime64[D]")
    row = np.array([0, 0, 1])
    yes, no = np.array([True, False, False]), np.array([True, True, False])
    life = Lives(row, np.array([1, 2, 1]), day, np.zeros(3), yes, no)
    assert ends(life, 3).astype(str).tolist() == ["2025-03-01", "NaT", "NaT"]


def test_keeps_a_join_the_rows_of_both_apart() -> None:
    one = np.array([0])
    start = np.array(["2023-03-01"], dtype="datetime64[D]")
    kind, none = np.array(["enterprise"]), np.zeros(1)
    own = own_ledger(np.random.default_rng(1), one, one + 5, start, one + 1, kind, none)
    assert own.term.tolist() == [12]
    both = joined(own, Ledger(one + 3, one + 6, start, one + 24, own.lives))
    assert both.deal.tolist() == [0, 3]
    assert both.account.tolist() == [5, 6]
    assert np.bincount(both.lives.row).tolist() == [own.lives.due.size] * 2
