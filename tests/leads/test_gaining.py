# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Lift and gains: counted by hand, and the order of rows does not matter."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.leads import gains


def test_are_groups_counted_from_the_top() -> None:
    """By hand: 10 leads, 4 convert; halves hold 3 and 1."""
    end = [1, 1, 0, 1, 0, 0, 1, 0, 0, 0]
    made = gains(np.arange(10)[::-1], end, groups=2)
    assert made.rate.tolist() == pytest.approx([0.6, 0.2])
    assert made.lift.tolist() == pytest.approx([1.5, 0.5])
    assert made.captured.tolist() == pytest.approx([0.75, 1])
    assert made.to_frame()["contacted"].tolist() == [0.5, 1]


def test_can_groups_cut_through_a_lead() -> None:
    """By hand: 3 leads in 2 groups; the first takes one and a half."""
    made = gains([3, 2, 1], [1, 1, 0], groups=2)
    assert made.captured.tolist() == pytest.approx([0.75, 1])
    assert made.rate.tolist() == pytest.approx([1, 1 / 3])


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 1)), min_size=6, max_size=40))
def test_does_the_order_of_rows_not_matter_and_does_the_mean_lift_stay_one(
    rows: list[tuple[int, int]],
) -> None:
    score, end = np.array(rows).T
    if 0 < end.sum() < end.size:
        made, turned = gains(score, end, groups=5), gains(score[::-1], end[::-1], groups=5)
        assert made.captured == pytest.approx(turned.captured)
        assert made.lift.mean() == pytest.approx(1)
        assert made.captured[-1] == pytest.approx(1)


def test_has_a_score_that_knows_nothing_no_lift() -> None:
    assert gains(np.ones(20), [1, 0] * 10, groups=4).lift == pytest.approx(np.ones(4))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (([1, 2], [0, 0], 2), "converted"),
        (([1, 2], [1, 0], 3), "groups is 3; there are only 2 leads"),
        (([1, 2], [1, 0, 1], 2), "scores"),
    ],
)
def test_is_bad_input_named(given: tuple[list[float], list[int], int], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        gains(given[0], given[1], groups=given[2])
