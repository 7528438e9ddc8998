# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Periods of a year, and the share of each that a seller is employed.

Each month is a twelfth of the year; a month employed in part counts with its days over the days of
that month. So a seller hired on 1 July has one half of the year, and on 16 April half of April.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

LENGTHS = {"monthly": 1, "quarterly": 3, "annual": 12}


@dataclass(frozen=True)
class Period:
    """One period of a plan.

    Attributes:
        name: ``2026-01``, ``2026Q1`` or ``2026``.
        first_day: Its first day.
        last_day: Its last day.
        full: Its share of a year.
        share: The share of a year in it that the seller is employed.
    """

    name: str
    first_day: date
    last_day: date
    full: Fraction
    share: Fraction


def periods(
    year: int, length: str, start: date | None = None, end: date | None = None
) -> tuple[Period, ...]:
    """Cut a year into periods.

    Args:
        year: The fiscal year, which is the calendar year.
        length: ``monthly``, ``quarterly`` or ``annual``.
        start: The seller's first day; left out, before the year.
        end: The seller's last day; left out, after the year.

    Returns:
        The periods in order, with the shares employed.

    Example:
        >>> [str(one.share) for one in periods(2026, "quarterly", start=date(2026, 4, 16))]
        ['0', '5/24', '1/4', '1/4']
    """
    months = LENGTHS[length]
    made = []
    for number in range(12 // months):
        first = number * months + 1
        inside = range(first, first + months)
        share = sum((_employed(year, month, start, end) for month in inside), Fraction(0)) / 12
        last = first + months - 1
        names = {1: f"{year}-{first:02d}", 3: f"{year}Q{number + 1}", 12: str(year)}
        days = date(year, first, 1), date(year, last, monthrange(year, last)[1])
        made.append(Period(names[months], *days, Fraction(months, 12), share))
    return tuple(made)


def _employed(year: int, month: int, start: date | None, end: date | None) -> Fraction:
    days = monthrange(year, month)[1]
    first, last = date(year, month, 1), date(year, month, days)
    begin = max(first, start) if start else first
    stop = min(last, end) if end else last
    return Fraction(max((stop - begin).days + 1, 0), days)
