# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.people.seating import LEAVERS, development_keys, seating
from oms42.kelvane.world import Columns, World


def stays(world: World) -> Columns:
    return seating(world.identity, world.hidden["seats"])


def test_do_84_sit_in_the_84_seats_at_the_end_each_in_the_one_that_the_map_says(
    any_roster: World,
) -> None:
    them, seats = stays(any_roster), any_roster.hidden["seats"]
    now = them["active"]
    assert sorted(them["seat"][now].tolist()) == list(range(84))
    assert np.array_equal(seats["rep_id"][them["seat"][now]], them["rep_id"][now])
    assert int((~now).sum()) == LEAVERS


def test_does_nobody_sit_in_a_taken_seat(any_roster: World) -> None:
    them = stays(any_roster)
    taken = np.zeros((84, 15), dtype=int)
    for seat, first, last in zip(them["seat"], them["first"], them["last"], strict=True):
        taken[seat, first : last + 1] += 1
    assert taken.max() == 1
    assert taken[:, 14].min() == 1


def test_are_there_about_a_thousand_quarters_with_a_quota(any_roster: World) -> None:
    """Blueprint section 4: 84 × 15 quarters, of which about 1,050 are filled."""
    them = stays(any_roster)
    assert 1_000 <= int((them["last"] - them["first"] + 1).sum()) <= 1_060


def test_do_people_come_before_they_have_a_quota_and_go_after(any_roster: World) -> None:
    them = stays(any_roster)
    quarter = np.datetime64("2023-01", "M") + 3 * them["first"]
    assert (them["hired"] < quarter.astype("datetime64[D]")).all()
    gone = ~them["active"]
    end = (np.datetime64("2023-01", "M") + 3 * (them["last"] + 1)).astype("datetime64[D]")
    assert (them["left"][gone] >= end[gone]).all()
    assert (them["left"][gone] < np.datetime64("2026-10-01")).all()
    assert np.isnat(them["left"][~gone]).all()


def test_do_sellers_leave_at_the_rate_of_the_case(any_roster: World) -> None:
    """Blueprint section 4: 0.14 to 0.20 a year."""
    them = stays(any_roster)
    years = float((them["last"] - them["first"] + 1).sum()) / 4.0
    assert 0.14 <= LEAVERS / years <= 0.20


def test_are_all_146_keys_given_once(any_roster: World) -> None:
    seats = any_roster.hidden["seats"]
    keys = np.concatenate([stays(any_roster)["rep_id"], development_keys(seats)])
    assert np.unique(keys).size == keys.size == 146
    assert development_keys(seats).size == 18


def test_are_keys_given_in_the_order_of_hiring_within_each_group(any_roster: World) -> None:
    them = stays(any_roster)
    for group in (them["active"], ~them["active"]):
        assert (np.diff(them["hired"][group]).astype(int) >= 0).all()
