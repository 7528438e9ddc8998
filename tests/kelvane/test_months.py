# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import calendar

import numpy as np
import pytest

from oms42.kelvane.months import (
    business_days,
    even_shares,
    late_shares,
    months,
    quarters,
    simulated_months,
)


def test_does_the_window_run_from_january_2023_to_september_2026() -> None:
    month = months()
    assert month.size == 45
    assert month.astype(str)[[0, 44]].tolist() == ["2023-01", "2026-09"]
    assert simulated_months().astype(str)[0] == "2022-01"


def test_does_a_quarter_hold_three_months() -> None:
    names, counts = np.unique(quarters(months()), return_counts=True)
    assert names[[0, 10, 14]].tolist() == ["2023Q1", "2025Q3", "2026Q3"]
    assert counts.tolist() == [3] * 15


def test_are_business_days_those_of_the_calendar() -> None:
    """Counted day by day with the standard library's calendar."""
    expected = [
        sum(
            calendar.weekday(year, month, day) < 5
            for day in range(1, calendar.monthrange(year, month)[1] + 1)
        )
        for year, month in (divmod(int(n), 12) for n in months().astype(int) + 1970 * 12)
        for month in [month + 1]
    ]
    assert business_days(months()).tolist() == expected


def test_do_shares_of_a_quarter_sum_to_one() -> None:
    for shares in (even_shares(months()), late_shares(months())):
        assert shares.reshape(15, 3).sum(axis=1) == pytest.approx(np.ones(15))


def test_do_46_percent_fall_on_the_last_ten_business_days() -> None:
    """PT-05 by hand for Q3 2026: 23 + 21 + 22 days; 0.54 · (23, 21, 12)/56 + (0, 0, 0.46)."""
    q3 = months()[-3:]
    assert business_days(q3).tolist() == [23, 21, 22]
    expected = [0.54 * 23 / 56, 0.54 * 21 / 56, 0.54 * 12 / 56 + 0.46]
    assert late_shares(q3) == pytest.approx(expected)
