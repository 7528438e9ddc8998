# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Size: the book's example, the condition of equal margins, and direct maximization."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.territories.sizing import (
    Adbudg,
    ModifiedExponential,
    Power,
    equal_margins,
    marginal_allocation,
    optimal_size,
)

CURVES = [Power.through(24, 21.4, 0.45), Power.through(30, 12.3, 0.30), Power.through(6, 3.3, 0.55)]
MARGIN = [0.62, 0.60, 0.55]
CONCAVE = st.one_of(
    st.builds(Power, st.floats(0.5, 9), st.floats(0.1, 0.9)),
    st.builds(ModifiedExponential, st.floats(1, 9), st.floats(0.05, 2)),
    st.builds(Adbudg, st.floats(2, 9), st.floats(0, 1), st.floats(0.3, 1), st.floats(0.5, 20)),
)


def test_worked_example_1_2_in_fractions() -> None:
    """The worked examples' own computation: 45.81, 8.79, 5.41 and λ 0.1743, by brentq."""
    best = equal_margins(CURVES, 60, margin=MARGIN, cost=0.31)
    assert best.effort.round(2).tolist() == [45.81, 8.79, 5.41]
    assert f"{best.shadow:.4f}" == "0.1743"
    assert f"{best.objective:.3f}" == "5.967"
    assert best.effort.sum() == pytest.approx(60, abs=1e-9)


def test_worked_example_1_2_one_year_size() -> None:
    """WE1.2: valued for one year the optimal force is about 22 heads (16.1, 3.9, 1.5)."""
    best = optimal_size(CURVES, 0.31, margin=MARGIN)
    assert best.effort.round(1).tolist() == [16.1, 3.9, 1.5]
    assert f"{best.total:.1f}" == "21.5"
    assert f"{best.objective:.3f}" == "9.270"


@given(st.lists(CONCAVE, min_size=1, max_size=4), st.floats(0.5, 50))
@settings(max_examples=20, deadline=None)
def test_are_margins_equal_where_there_is_effort(curves: list[Power], total: float) -> None:
    best = equal_margins(curves, total)
    assert best.effort.sum() == pytest.approx(total, rel=1e-9)
    for curve, x in zip(curves, best.effort, strict=True):
        slope = float(curve.slope(x))
        assert slope <= best.shadow * (1 + 1e-6)
        if x > 1e-6 * total:
            assert slope == pytest.approx(best.shadow, rel=1e-5)


@given(st.lists(CONCAVE, min_size=2, max_size=3), st.integers(1, 12))
@settings(max_examples=12, deadline=None)
def test_is_the_split_in_fractions_at_least_as_good_as_any_in_heads(
    curves: list[Power], heads: int
) -> None:
    whole = marginal_allocation(curves, heads)
    assert equal_margins(curves, heads).objective >= whole.objective * (1 - 1e-9)


@given(CONCAVE, st.floats(0.02, 0.9))
@settings(max_examples=20, deadline=None)
def test_does_no_other_size_earn_more(curve: Power, cost: float) -> None:
    best = optimal_size([curve], cost)
    sizes = best.total * np.linspace(0, 3, 301) + np.linspace(0, 1, 301)
    assert (curve(sizes) - cost * sizes).max() <= best.objective + 1e-9 * abs(best.objective)


def test_is_a_segment_that_does_not_pay_left_alone() -> None:
    """By hand: a slope of at most 0.5 never pays a cost of 0.6."""
    best = optimal_size([ModifiedExponential(10, 0.05), ModifiedExponential(10, 1)], 0.6)
    assert best.effort[0] == 0
    assert best.effort[1] == pytest.approx(np.log(10 / 0.6))


def test_does_a_straight_line_take_what_is_left() -> None:
    """By hand: √x has slope 1/2 at 1; beyond it the line of slope 1/2 is as good."""
    best = equal_margins([Power(1, 0.5), Power(0.5, 1)], 10)
    assert best.effort == pytest.approx([1, 9], rel=1e-6)


def test_is_an_s_shape_refused_with_the_way_out() -> None:
    with pytest.raises(ValueError, match="use marginal_allocation, which is exact"):
        equal_margins([Adbudg(10, 0, 2, 5)], 3)


def test_is_a_function_without_a_slope_refused() -> None:
    with pytest.raises(TypeError, match="has no slope"):
        equal_margins([np.sqrt], 3)  # type: ignore[list-item]  # that is the point


def test_is_a_size_without_end_refused() -> None:
    with pytest.raises(ValueError, match="no size at which it stops to pay"):
        optimal_size([Power(2, 1)], 0.5)


@pytest.mark.parametrize("cost", [0, -1, float("inf")])
def test_must_effort_cost_something(cost: float) -> None:
    with pytest.raises(ValueError, match="cost"):
        optimal_size(CURVES, cost)
