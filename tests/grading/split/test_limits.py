# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are the bounds such that honest work fits?"""

import pandas as pd

from oms42.grading.split.codec import dumps
from oms42.grading.split.limits import Limits


def test_does_a_table_of_a_hundred_thousand_rows_fit():
    """The largest table of the course's data has fewer rows; text is the expensive part."""
    rows = range(100_000)
    table = pd.DataFrame({"opp_id": [f"O{row:06}" for row in rows], "amount": [1.5 for _ in rows]})
    assert len(dumps(table)) < Limits().size / 10


def test_is_the_text_part_the_smaller_one():
    """Text unfolds to many times its size in memory; raw numbers do not."""
    assert Limits().text < Limits().size
