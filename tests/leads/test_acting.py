# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Whom to contact: the case's two examples to the digit, and a depth by brute force."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.leads import contact_threshold, lead_values, profit_curve


def test_is_the_threshold_of_the_case_as_printed() -> None:
    """WE7.1: $260 for a deal of $9,000 at 55 percent: 5.25 percent (5.2525…)."""
    assert 100 * contact_threshold(260, 9_000, 0.55) == pytest.approx(5.25, abs=0.005)


def test_is_the_ranking_of_the_case_as_printed() -> None:
    """WE7.2: 0.400, 2.215, 1.940, 2.490, 2.380; the fourth is best: 4, 5, 2, 3, 1."""
    made = lead_values([0.02, 0.05, 0.10, 0.25, 0.40], [60, 90, 40, 20, 12], 0.55, 0.26)
    assert made.net.round(3).tolist() == [0.400, 2.215, 1.940, 2.490, 2.380]
    assert (made.order + 1).tolist() == [4, 5, 2, 3, 1]
    assert made.worth_it.all()


@given(st.floats(0.01, 1), st.floats(1, 1e5), st.floats(0.05, 1), st.floats(0.01, 100))
def test_does_a_contact_pay_just_above_the_threshold(
    p: float, value: float, margin: float, cost: float
) -> None:
    bar = contact_threshold(cost, value, margin)
    if abs(p - bar) > 1e-9 * bar:
        assert bool(lead_values([p], [value], margin, cost).worth_it[0]) == (p > bar)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 1)), min_size=1, max_size=30))
def test_is_the_best_depth_the_best_of_all_thresholds(rows: list[tuple[int, int]]) -> None:
    """Every threshold on the scores, and contacting nobody."""
    score, end = np.array(rows).T
    made = profit_curve(score, end, 100, 0.5, 12)
    earned = [0.0] + [
        float((50 * end[score >= bar] - 12).sum()) for bar in np.unique(score).tolist()
    ]
    assert made.profit[made.best] == pytest.approx(max(earned))
    assert made.profit[made.best] == pytest.approx(
        float((50 * end[score >= made.threshold] - 12).sum())
    )


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: contact_threshold(1, 0, 0.5), "value is 0; it must be above 0"),
        (lambda: contact_threshold(1, 10, 55), "margin is 55; it must be above 0 and at most 1"),
        (lambda: lead_values([0.5], [1, 2], 0.5, 1), "value"),
        (lambda: profit_curve([1], [1], 10, 0.5, -1), "cost is -1"),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()
