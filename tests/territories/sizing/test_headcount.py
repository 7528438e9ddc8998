# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Headcount: the book's workload example, and sizes that arithmetic must not inflate."""

import pytest

from oms42.territories.sizing import breakdown, selling_hours, workload_buildup
from oms42.territories.sizing.headcount import rounded_up


def test_worked_example_2_2_workload() -> None:
    """WE2.2: 8,200 h at 668.8 h a rep: 12.26, so 13 reps."""
    available = selling_hours(220, 8, 0.38)
    size = workload_buildup([60, 180, 520], [24, 12, 4], [2, 1.5, 1], available)
    assert f"{available:.1f}" == "668.8"
    assert size.hours == 8200
    assert size.class_hours.tolist() == [2880, 3240, 2080]
    assert f"{size.exact:.2f}" == "12.26"
    assert size.heads == 13


def test_is_the_breakdown_sales_by_productivity() -> None:
    """By hand: 48/1.2 = 40, and with 15 percent to be replaced 46."""
    assert breakdown(48, 1.2).heads == 40
    assert breakdown(48, 1.2, turnover=0.15).heads == 46
    assert breakdown(50, 1.2).heads == 42


def test_is_a_size_not_inflated_by_rounding() -> None:
    """In floats 3 × 1.1 / 0.3 is 11.000000000000002."""
    assert 3 * 1.1 / 0.3 > 11
    assert rounded_up(3 * 1.1 / 0.3) == 11
    assert rounded_up(11.001) == 12


@pytest.mark.parametrize(
    "call",
    [
        lambda: breakdown(0, 1),
        lambda: breakdown(1, 0),
        lambda: breakdown(1, 1, turnover=-0.1),
        lambda: selling_hours(400, 8),
        lambda: selling_hours(220, 8, 38),
        lambda: workload_buildup([1, 2], [1], [1, 1], 100),
        lambda: workload_buildup([1], [1], [1], 0),
        lambda: workload_buildup([-1, 2], [1, 1], [1, 1], 100),
    ],
)
def test_is_bad_input_refused(call: object) -> None:
    with pytest.raises(ValueError, match=r"must be|are needed"):
        call()  # type: ignore[operator]  # a lambda of the list above
