# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from datetime import date, timedelta

import numpy as np
import pytest

from oms42.kelvane.deals.calendar import EXTRACTED
from oms42.kelvane.deals.combined import Deals
from oms42.kelvane.deals.planned import Plan, plan
from oms42.kelvane.deals.weeks import Weeks, expected_quarter, phase, weeks


@pytest.fixture(scope="module")
def made(every: Deals) -> Plan:
    rng = np.random.default_rng(1)
    return plan(rng, every.created, every.natural, every.pushes, every.open)


@pytest.fixture(scope="module")
def rows(every: Deals, made: Plan) -> Weeks:
    return weeks(np.random.default_rng(2), every, made)


def test_are_there_about_170_000_rows(rows: Weeks) -> None:
    assert rows.deal.size == pytest.approx(170_000, rel=0.08)


def test_has_a_deal_a_row_for_each_monday_of_its_life_and_one_after_it(
    every: Deals, rows: Weeks
) -> None:
    """Every 97th deal, Monday by Monday."""
    for deal in range(0, every.day.size, 97):
        created, day = every.created[deal].astype(date), every.day[deal].astype(date)
        monday, expected = date(2023, 1, 2), []
        while monday <= EXTRACTED.astype(date):
            if created <= monday and (every.open[deal] or monday < day):
                expected.append((monday, False))
            elif not every.open[deal] and day <= monday < day + timedelta(days=7):
                expected.append((monday, True))
            monday += timedelta(days=7)
        mine = rows.deal == deal
        found = zip(rows.monday[mine].tolist(), rows.closed[mine].tolist(), strict=True)
        assert list(found) == expected


def test_is_the_close_date_the_plan_after_the_moves_so_far(
    every: Deals, made: Plan, rows: Weeks
) -> None:
    free = ~every.pulled[rows.deal] & ~rows.closed
    for row in np.flatnonzero(free)[::1999]:
        deal = rows.deal[row]
        moves = int((made.moved[deal] <= rows.monday[row]).sum())
        assert rows.planned[row] == made.dates[deal, moves]
    assert (rows.planned[rows.closed] == every.day[rows.deal[rows.closed]]).all()


def test_moves_a_pulled_in_deal_in_one_to_three_weeks_before_it_closes(
    every: Deals, rows: Weeks
) -> None:
    pulled = every.pulled[rows.deal] & ~rows.closed
    inside = pulled & (rows.planned == every.day[rows.deal])
    left = (every.day[rows.deal] - rows.monday).astype(int)
    assert left[inside].max() <= 21
    assert (rows.planned[pulled & (left > 21)] > every.day[rows.deal][pulled & (left > 21)]).all()


def test_is_a_past_close_date_expected_this_quarter() -> None:
    monday = np.array(["2026-08-03"] * 3, dtype="datetime64[D]")
    planned = np.array(["2026-05-01", "2026-08-20", "2026-10-05"], dtype="datetime64[D]")
    three = Weeks(np.arange(3), monday, np.zeros(3, dtype=bool), planned, np.zeros(3))
    assert expected_quarter(three).tolist() == [14, 14, 15]


def test_begins_the_second_phase_on_the_seventh_monday() -> None:
    """Mondays of 2026Q3: 6 July is the first, 17 August the seventh."""
    monday = np.array(
        ["2026-07-06", "2026-08-10", "2026-08-17", "2026-08-17"], dtype="datetime64[D]"
    )
    planned = np.array(["2026-09-30"] * 3 + ["2026-10-01"], dtype="datetime64[D]")
    four = Weeks(np.arange(4), monday, np.zeros(4, dtype=bool), planned, np.zeros(4))
    assert phase(four).tolist() == [0, 0, 1, -1]
