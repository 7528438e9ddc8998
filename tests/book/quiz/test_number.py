# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Numbers with a tolerance: which numbers count, and what is no number?"""

import re

import pytest

from oms42.book.quiz.number import Interval, overlapping, read_interval


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12.5 ± 0.1", 12.4, 12.6),
        ("12.5±0.1", 12.4, 12.6),
        ("12.5 +/- 0.1", 12.4, 12.6),
        ("4 ± 0", 4.0, 4.0),
        ("-3 ± 1", -4.0, -2.0),
        ("−3 ± 1", -4.0, -2.0),
        ("1,200 ± 5 %", 1140.0, 1260.0),
        ("-200 ± 10%", -220.0, -180.0),
        (".5 ± .25", 0.25, 0.75),
        ("1,234,567.5 ± 0.5", 1234567.0, 1234568.0),
    ],
)
def test_which_numbers_count(text: str, low: float, high: float) -> None:
    assert read_interval(text) == Interval(low, high)


def test_is_an_end_that_a_reader_types_inside() -> None:
    """In binary 0.7 + 0.1 is less than 0.8, and 1.1 - 0.2 is more than 0.9."""
    assert 0.7 + 0.1 < 0.8
    assert 1.1 - 0.2 > 0.9
    assert read_interval("0.7 ± 0.1").high == 0.8
    assert read_interval("1.1 ± 0.2").low == 0.9


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12.5", "has no tolerance: write `12.5 ± 0.01`, or `± 0` if exact"),
        ("about 12 ± 1", "is no number with a tolerance"),
        ("12,5 ± 0,1", "is no number with a tolerance"),
        ("1,23 ± 1", "is no number with a tolerance"),
        ("12.5 ± -0.1", "the tolerance in '12.5 ± -0.1' is negative"),
    ],
)
def test_is_it_said_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        read_interval(text)


def test_which_intervals_share_a_number() -> None:
    given = [Interval(0, 1), Interval(5, 6), Interval(1, 2), Interval(5.5, 5.6)]
    assert overlapping(given) == [(0, 2), (1, 3)]
