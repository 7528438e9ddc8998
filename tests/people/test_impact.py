# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Adverse impact: the ratio, how sure it is, and what a cut does to it."""

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from oms42.people import adverse_impact, fisher_exact, impact_of_cut


def test_is_the_interval_that_of_statsmodels() -> None:
    """Katz's log method, 12 of 60 against 32 of 100."""
    made = adverse_impact(12, 60, 32, 100)
    peer = confint_proportions_2indep(12, 60, 32, 100, compare="ratio", method="log")
    assert (made.lower, made.upper) == pytest.approx(peer)
    assert (made.ratio, made.rate, made.reference_rate) == pytest.approx((0.625, 0.2, 0.32))


@given(st.integers(0, 15), st.integers(1, 15), st.integers(0, 15), st.integers(1, 15))
def test_is_fishers_test_that_of_scipy(k1: int, n1: int, k2: int, n2: int) -> None:
    k1, k2 = min(k1, n1), min(k2, n2)
    peer = scipy.stats.fisher_exact([[k1, n1 - k1], [k2, n2 - k2]]).pvalue
    assert fisher_exact(k1, n1, k2, n2) == pytest.approx(peer)


def test_is_the_flag_raised_below_four_fifths_and_not_at_it() -> None:
    """By hand: 40 of 100 against 50 of 100 is exactly 0.8."""
    assert not adverse_impact(40, 100, 50, 100).below_four_fifths
    assert adverse_impact(39, 100, 50, 100).below_four_fifths


def test_when_is_the_flag_more_than_luck() -> None:
    """The same ratio, 0.5, with few and with many applicants."""
    few, many = adverse_impact(2, 10, 4, 10), adverse_impact(200, 1000, 400, 1000)
    assert few.below_four_fifths
    assert not few.settled
    assert many.settled
    assert many.upper < 0.8
    assert adverse_impact(480, 1000, 500, 1000).settled


def test_can_nobody_or_everybody_be_selected() -> None:
    nobody = adverse_impact(0, 20, 10, 20)
    assert (nobody.ratio, nobody.lower) == (0, 0)
    assert 0 < nobody.upper < 1
    everybody = adverse_impact(20, 20, 30, 30)
    assert everybody.lower < 1 == everybody.ratio < everybody.upper


@given(st.floats(0, 2), st.floats(0.02, 0.95), st.floats(0.05, 0.95))
def test_does_a_cut_select_the_share_that_was_asked_for(d: float, sr: float, q: float) -> None:
    made = impact_of_cut(d, sr, minority=q)
    assert q * made.rate + (1 - q) * made.reference_rate == pytest.approx(sr, abs=1e-9)
    assert made.reference_rate == pytest.approx(scipy.stats.norm.sf(made.cut), abs=1e-9)
    assert made.ratio <= 1 + 1e-9


def test_does_a_higher_cut_widen_the_gap() -> None:
    """What the selection lab lets one discover."""
    ratios = [impact_of_cut(0.5, sr).ratio for sr in (0.05, 0.2, 0.5, 0.8)]
    assert ratios == sorted(ratios)
    assert impact_of_cut(0.0, 0.2).ratio == pytest.approx(1)
    assert impact_of_cut(0.7, 1).ratio == 1
    draws = np.random.default_rng(0).standard_normal((2, 400_000)) - [[0.5], [0]]
    cut = np.quantile(draws, 0.8)
    seen = (draws > cut).mean(axis=1)
    assert impact_of_cut(0.5, 0.2).ratio == pytest.approx(seen[0] / seen[1], abs=0.01)


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ((5, 4, 1, 2), "selected is 5, more than the 4 who applied"),
        ((1, 4, 0, 2), "reference_selected is 0; a ratio to a rate of zero says nothing"),
        ((1, 0, 1, 2), "applied is 0"),
    ],
)
def test_are_counts_that_cannot_be_refused(counts: tuple[int, int, int, int], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        adverse_impact(*counts)
