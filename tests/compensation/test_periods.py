# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Periods: is a part of a year the share that a pencil gives?"""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from oms42.compensation.periods import periods


@pytest.mark.parametrize(
    ("start", "end", "share"),
    [
        (None, None, Fraction(1)),
        (date(2026, 7, 1), None, Fraction(1, 2)),
        (date(2026, 4, 16), None, Fraction(17, 24)),  # 8 months and 15 of 30 days: 8.5 / 12
        (None, date(2026, 2, 14), Fraction(1, 8)),  # a month and 14 of 28 days: 1.5 / 12
        (date(2027, 1, 1), None, Fraction(0)),
    ],
)
@pytest.mark.parametrize("length", ["monthly", "quarterly", "annual"])
def test_is_the_share_of_the_year_the_same_however_it_is_cut(
    start: date | None, end: date | None, share: Fraction, length: str
) -> None:
    assert sum(one.share for one in periods(2026, length, start, end)) == share


def test_do_periods_cover_the_year_without_a_gap() -> None:
    spans = periods(2024, "monthly")
    assert spans[1].last_day == date(2024, 2, 29)
    assert all((b.first_day - a.last_day).days == 1 for a, b in pairwise(spans))
    assert [one.name for one in periods(2026, "quarterly")][-1] == "2026Q4"
