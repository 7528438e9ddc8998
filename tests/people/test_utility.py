# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Utility of selection: does it give the case's figures, and the bivariate normal's?"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import multivariate_normal, norm

from oms42.people import mean_standard_score, selection_utility, taylor_russell


def test_is_the_case_as_printed() -> None:
    """WE4.1: score 1.400, gross 965,869, net about 895.9k; half the SD 412.9k; 1.5 y 509.5k."""
    made = selection_utility(20, 2.5, 0.42, 60_000, 0.2, base_validity=0.19, cost=700 * 100)
    assert round(made.mean_score, 3) == 1.400
    assert (round(made.gross), round(made.net / 1000, 1)) == (965_869, 895.9)
    half = selection_utility(20, 2.5, 0.42, 30_000, 0.2, base_validity=0.19, cost=70_000)
    short = selection_utility(20, 1.5, 0.42, 60_000, 0.2, base_validity=0.19, cost=70_000)
    assert (round(half.net / 1000, 1), round(short.net / 1000, 1)) == (412.9, 509.5)


def test_is_the_break_even_spread_where_the_net_is_zero() -> None:
    made = selection_utility(20, 2.5, 0.42, 60_000, 0.2, base_validity=0.19, cost=70_000)
    at = selection_utility(20, 2.5, 0.42, made.break_even_sd, 0.2, base_validity=0.19, cost=70_000)
    assert at.net == pytest.approx(0, abs=1e-6)
    worse = selection_utility(20, 2.5, 0.1, 60_000, 0.2, base_validity=0.19, cost=70_000)
    assert worse.break_even_sd == math.inf


@pytest.mark.parametrize(
    ("ratio", "mean"),
    [(0.05, 2.063), (0.1, 1.755), (0.3, 1.159), (0.5, 0.798), (0.9, 0.195), (1, 0)],
)
def test_is_the_mean_score_that_of_a_cut_normal(ratio: float, mean: float) -> None:
    """E[X | X > x] of a standard normal, by numerical integration in scipy."""
    cut = norm.ppf(1 - ratio)
    peer = norm.expect(lambda t: t, lb=cut, conditional=True) if ratio < 1 else 0.0
    assert mean_standard_score(ratio) == pytest.approx(peer, abs=1e-7)
    assert mean_standard_score(ratio) == pytest.approx(mean, abs=0.001)


@given(st.floats(-0.98, 0.98), st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_is_the_success_rate_that_of_scipys_bivariate_normal(
    r: float, ratio: float, rate: float
) -> None:
    corner = [norm.ppf(ratio), norm.ppf(rate)]
    peer = multivariate_normal.cdf(corner, cov=[[1, r], [r, 1]]) / ratio
    assert taylor_russell(r, ratio, rate) == pytest.approx(peer, abs=2e-5)


def test_what_happens_without_validity_and_with_a_perfect_one() -> None:
    """By hand: nothing is gained; then the best are known, or the worst."""
    assert taylor_russell(0, 0.2, 0.4) == pytest.approx(0.4)
    assert taylor_russell(1, 0.5, 0.3) == pytest.approx(0.6)
    assert taylor_russell(1, 0.2, 0.3) == 1
    assert taylor_russell(-1, 0.5, 0.7) == pytest.approx(0.4)


@given(st.floats(0.0, 0.9), st.floats(0.05, 0.9), st.floats(0.05, 0.95))
def test_does_more_validity_never_lower_the_success_rate(
    r: float, ratio: float, rate: float
) -> None:
    assert taylor_russell(r + 0.05, ratio, rate) >= taylor_russell(r, ratio, rate) - 1e-9


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        (
            {"selection_ratio": 20},
            ValueError,
            "selection_ratio is 20; it must be above 0 and at most",
        ),
        ({"validity": 42}, ValueError, "validity is 42; it must be from -1 to 1"),
        ({"sd": -1}, ValueError, "sd is -1; it must be 0 or more"),
        ({"tenure": "two"}, TypeError, "tenure is 'two'; it must be a number"),
        ({"hires": math.nan}, ValueError, "hires is nan"),
    ],
)
def test_is_a_value_out_of_range_named(
    change: dict[str, object], error: type[Exception], says: str
) -> None:
    given = {"hires": 20, "tenure": 2, "validity": 0.4, "sd": 1, "selection_ratio": 0.2} | change
    with pytest.raises(error, match=says):
        selection_utility(**given)  # type: ignore[arg-type]  # wrong on purpose
