# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from datetime import date, timedelta

import numpy as np

from oms42.kelvane.deals.calendar import (
    EXTRACTED,
    QUARTERS,
    business_day,
    late_start,
    quarter_numbers,
    quarter_of,
    quarter_start,
)


def test_do_the_quarters_of_the_tables_end_on_the_day_of_extraction() -> None:
    assert quarter_start(np.array([QUARTERS]))[0] == EXTRACTED + np.timedelta64(1, "D")


def test_is_every_day_in_the_quarter_that_its_date_says() -> None:
    day = np.arange(np.datetime64("2022-01-01"), np.datetime64("2027-12-31"))
    expected = [4 * (d.year - 2023) + (d.month - 1) // 3 for d in day.tolist()]
    assert quarter_of(day).tolist() == expected


def test_is_the_late_start_ten_weekdays_before_the_end_of_each_quarter() -> None:
    """Counted back day by day."""
    for number in range(-4, 16):
        end = quarter_start(np.array([number + 1]))[0].astype(date)
        day, left = end, 10
        while left:
            day -= timedelta(days=1)
            left -= day.weekday() < 5
        assert late_start(np.array([number]))[0].astype(date) == day


def test_are_quarters_numbered_by_their_names() -> None:
    names = np.array([f"{year}Q{q}" for year in range(2023, 2027) for q in range(1, 5)])
    assert quarter_numbers(names).tolist() == list(range(16))


def test_is_every_business_day_of_a_span_picked_equally_often_and_no_other() -> None:
    """Monday 3 to Sunday 16 August 2026: ten weekdays, a hundred picks of each."""
    first = np.full(1000, np.datetime64("2026-08-03"))
    picked = business_day(first, first + 14, np.arange(1000) / 1000)
    days, counts = np.unique(picked, return_counts=True)
    assert [d.weekday() < 5 for d in days.tolist()] == [True] * 10
    assert counts.tolist() == [100] * 10
