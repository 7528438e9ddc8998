# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from collections import Counter

import numpy as np
import pytest

from oms42.kelvane.field.seats import seats
from oms42.kelvane.identity import Identity

WHO = [Identity(seed) for seed in (42, 1, 2)] + [Identity(42, "class-b")]


@pytest.mark.parametrize("who", WHO, ids=str)
def test_are_there_the_84_quota_carriers_of_the_case(who: Identity) -> None:
    """60 account executives, 14 key account managers, 10 channel managers (company facts)."""
    table = seats(who)
    assert Counter(table["role"].tolist()) == {"ae": 60, "kam": 14, "cam": 10}
    assert len(set(table["rep_id"].tolist())) == 84
    assert all("R001" <= key <= "R146" for key in table["rep_id"].tolist())


@pytest.mark.parametrize("who", WHO, ids=str)
def test_does_the_seller_of_the_case_hold_a_territory_of_index_0_78(who: Identity) -> None:
    """The case of chapter 5 has R057 in a territory with the index .78."""
    table = seats(who)
    mine = table["rep_id"] == "R057"
    assert table["role"][mine].tolist() == ["ae"]
    assert table["potential_index"][mine][0] == pytest.approx(0.78, abs=0.04)


def test_has_each_account_executive_a_territory_and_no_other_seat_one() -> None:
    table = seats(Identity())
    ae = table["role"] == "ae"
    assert table["territory_id"][ae].tolist() == [f"T{i:03d}" for i in range(1, 61)]
    assert set(table["territory_id"][~ae].tolist()) == {""}
    assert np.isnan(table["potential_index"][~ae]).all()


def test_are_late_keys_more_often_active() -> None:
    """Active keys are 84 of 146; the mean key of the active is above the middle, 73.5."""
    numbers = [int(key[1:]) for key in seats(Identity())["rep_id"].tolist()]
    assert np.mean(numbers) > 78


def test_does_a_seat_have_another_key_under_another_seed() -> None:
    one, other = seats(Identity(1)), seats(Identity(2))
    assert (one["rep_id"] != other["rep_id"]).mean() > 0.8
