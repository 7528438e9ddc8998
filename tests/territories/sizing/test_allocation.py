# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Allocation: the book's example, brute force, and S-shapes that greed gets wrong."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.territories.sizing import (
    Adbudg,
    ModifiedExponential,
    Power,
    fit_response,
    marginal_allocation,
)

CURVES = [Power.through(24, 21.4, 0.45), Power.through(30, 12.3, 0.30), Power.through(6, 3.3, 0.55)]
MARGIN = [0.62, 0.60, 0.55]


def brute_force(curves: list[object], heads: int, margin: list[float], least: list[int]) -> float:
    """Try every split."""
    splits = itertools.product(*(range(low, heads + 1) for low in least))
    return max(
        sum(g * float(c(float(x))) for g, c, x in zip(margin, curves, split, strict=True))  # type: ignore[operator]  # curves are callable
        for split in splits
        if sum(split) == heads
    )


def test_worked_example_1_2_allocation_of_60_heads() -> None:
    """WE1.2: best integer split (46, 9, 5), contribution 5.965, sales 40.2."""
    best = marginal_allocation(CURVES, 60, margin=MARGIN, cost=0.31)
    assert best.heads.tolist() == [46, 9, 5]
    assert f"{best.objective:.3f}" == "5.965"
    assert f"{best.sales.sum():.1f}" == "40.2"
    assert (best.status, best.gap, best.bound) == ("optimal", 0.0, best.objective)


CONCAVE = st.one_of(
    st.builds(Power, st.floats(0.1, 9), st.floats(0.05, 1)),
    st.builds(ModifiedExponential, st.floats(1, 9), st.floats(0.01, 3)),
)
SHAPED = st.builds(Adbudg, st.floats(2, 9), st.floats(0, 1), st.floats(0.5, 6), st.floats(0.1, 50))


@given(
    st.lists(st.tuples(CONCAVE, st.floats(0.1, 2)), min_size=1, max_size=3),
    st.integers(0, 9),
)
@settings(max_examples=80, deadline=None)
def test_is_greedy_optimal_where_returns_diminish(
    segments: list[tuple[Power, float]], heads: int
) -> None:
    curves, margin = [c for c, _ in segments], [g for _, g in segments]
    made = marginal_allocation(curves, heads, margin=margin)
    assert made.method == "greedy"
    assert made.heads.sum() == heads
    wanted = brute_force(curves, heads, margin, [0] * len(curves))  # type: ignore[arg-type]  # callables
    assert made.objective == pytest.approx(wanted, rel=1e-9, abs=1e-12)


@given(
    st.lists(st.tuples(SHAPED, st.floats(0.1, 2), st.integers(0, 1)), min_size=2, max_size=3),
    st.integers(3, 9),
)
@settings(max_examples=80, deadline=None)
def test_is_the_split_optimal_for_any_shape(
    segments: list[tuple[Adbudg, float, int]], heads: int
) -> None:
    curves, margin, least = (list(one) for one in zip(*segments, strict=True))
    made = marginal_allocation(curves, heads, margin=margin, minimum=least)
    assert made.heads.sum() == heads
    assert (made.heads >= least).all()
    assert made.objective == pytest.approx(brute_force(curves, heads, margin, least))  # type: ignore[arg-type]  # callables


def test_does_greed_fail_on_an_s_shape_and_this_not() -> None:
    """By hand: the first head of A brings nothing, all four bring 10; B brings 1 each.

    One head after the other would give B all four and win 4.
    """
    a = np.array([0.0, 0, 0, 0, 10, 10])
    made = marginal_allocation([lambda x: a[x.astype(int)], lambda x: 1.0 * x], 4)
    assert made.heads.tolist() == [4, 0]
    assert (made.objective, made.method) == (10.0, "dynamic")


def test_are_the_gains_of_the_last_and_of_the_next_head_told() -> None:
    """By hand for √x: the second head brings √2 − 1, a third √3 − √2."""
    made = marginal_allocation([np.sqrt], 2)
    assert made.last[0] == pytest.approx(2**0.5 - 1)
    assert made.next[0] == pytest.approx(3**0.5 - 2**0.5)


def test_does_a_common_margin_not_change_the_split() -> None:
    one, two = (marginal_allocation(CURVES, 60, margin=m).heads.tolist() for m in (1, 7.5))
    assert one == two


def test_do_more_heads_never_bring_less() -> None:
    totals = [marginal_allocation(CURVES, n, margin=MARGIN).objective for n in range(12)]
    assert (np.diff(totals) > 0).all()


def test_may_there_be_no_heads_and_fewer_than_segments() -> None:
    assert marginal_allocation(CURVES, 0).heads.tolist() == [0, 0, 0]
    assert np.isnan(marginal_allocation(CURVES, 0).last).all()
    assert marginal_allocation(CURVES, 1).heads.tolist() == [1, 0, 0]


def test_are_limits_kept() -> None:
    """By hand: 4 heads are left; a tenth Public head brings 0.13, a 21st MM head 0.10."""
    made = marginal_allocation(CURVES, 60, margin=MARGIN, minimum=[0, 20, 6], maximum=[30, 60, 60])
    assert made.heads.tolist() == [30, 20, 10]


def test_is_a_fitted_response_taken() -> None:
    fit = fit_response([1, 4, 9], [2.0, 4.1, 5.9])
    assert marginal_allocation([fit, fit], 4).heads.tolist() == [2, 2]


@pytest.mark.parametrize(
    ("curves", "heads", "more", "word"),
    [
        ([], 3, {}, "one response function a segment"),
        (CURVES, -1, {}, "heads is -1"),
        (CURVES, 3, {"minimum": 2}, "at least 6"),
        (CURVES, 3, {"maximum": [1, 1, 0]}, "at most 2"),
        (CURVES, 3, {"minimum": [2, 0, 0], "maximum": 1}, "segment 0"),
        (CURVES, 3, {"minimum": 0.5}, "whole numbers"),
        (CURVES, 3, {"margin": [1, 2]}, "margin has shape"),
        (CURVES, 3, {"margin": float("nan")}, "finite"),
        (CURVES, 3, {"cost": -1}, "cost is -1"),
        ([lambda x: x[:1]], 3, {}, "gave shape"),
        ([lambda x: x * np.nan], 3, {}, "finite"),
    ],
)
def test_is_bad_input_refused(
    curves: list[object], heads: int, more: dict[str, object], word: str
) -> None:
    with pytest.raises(ValueError, match=word):
        marginal_allocation(curves, heads, **more)  # type: ignore[arg-type]  # that is the point


def test_is_what_is_no_function_refused() -> None:
    with pytest.raises(TypeError, match="position 1"):
        marginal_allocation([np.sqrt, 3], 3)  # type: ignore[list-item]  # that is the point
