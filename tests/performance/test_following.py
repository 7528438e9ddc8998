# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Cohorts: counted by hand, and never by what was not yet known."""

import numpy as np
import pytest

from oms42.performance import cohorts

STARTED = ["2026-01-10", "2026-01-20", "2026-02-05", "2026-03-15"]
ENDED = ["2026-02-15", "NaT", "2026-05-01", "NaT"]


def test_is_each_cohort_followed_at_its_age() -> None:
    """By hand, seen on 30 April: of two in January one was gone in February."""
    made = cohorts(STARTED, ENDED, as_of="2026-04-30")
    assert made.started.astype(str).tolist() == ["2026-01", "2026-02", "2026-03"]
    assert made.size.tolist() == [2, 1, 1]
    np.testing.assert_array_equal(
        made.left,
        [[1, 0.5, 0.5, 0.5], [1, 1, 1, np.nan], [1, 1, np.nan, np.nan]],
    )
    assert made.to_frame().index.tolist() == ["2026-01", "2026-02", "2026-03"]


def test_does_a_later_end_change_nothing() -> None:
    """An end in May is planted in a table that is read in April."""
    before = cohorts(STARTED, [*ENDED[:2], "NaT", "NaT"], as_of="2026-04-30")
    after = cohorts(STARTED, ENDED, as_of="2026-04-30")
    np.testing.assert_array_equal(before.left, after.left)


def test_does_an_age_count_only_when_the_month_is_over() -> None:
    """Seen on 29 April, April is not over yet."""
    assert cohorts(STARTED, ENDED, as_of="2026-04-29").left.shape == (3, 3)


@pytest.mark.parametrize(
    ("started", "ended", "says"),
    [
        (["2026-01-01"], [], "started has shape"),
        (["NaT"], ["NaT"], "started holds a missing day"),
        (["2027-01-01"], ["NaT"], "nobody had begun by 2026-12-31"),
        (["2026-02-01"], ["2026-01-01"], "row 0 ended before it began"),
    ],
)
def test_is_bad_input_named(started: list[str], ended: list[str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        cohorts(started, ended, as_of="2026-12-31")
