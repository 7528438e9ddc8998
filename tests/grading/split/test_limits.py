# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are the bounds such that honest work fits?"""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from oms42.grading.split.codec import dumps, loads
from oms42.grading.split.limits import UNFOLDED, Limits, too_long

WHOLE = st.integers(-(10**9), 10**9)


def test_does_a_table_of_a_hundred_thousand_rows_fit():
    """The largest table of the course's data has fewer rows; text is the expensive part."""
    rows = range(100_000)
    table = pd.DataFrame({"opp_id": [f"O{row:06}" for row in rows], "amount": [1.5 for _ in rows]})
    assert len(dumps(table)) < Limits().size / 10


def test_is_the_text_part_the_smaller_one():
    """Text unfolds to many times its size in memory; raw numbers do not."""
    assert Limits().text < Limits().size


@given(WHOLE, WHOLE, WHOLE.filter(bool))
def test_is_a_range_too_long_by_the_count_of_its_values(start: int, stop: int, step: int) -> None:
    """Python counts them."""
    assert (too_long(start, stop, step) is not None) == (len(range(start, stop, step)) > UNFOLDED)


def test_does_the_longest_range_cross() -> None:
    assert loads(dumps(range(UNFOLDED))) == range(UNFOLDED)
