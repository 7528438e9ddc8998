# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Shrinkage: does it agree with statsmodels' moments and with the case's worked example?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import combine_effects

from oms42.stats import shrink

MEANS = [0.62, 0.88, 0.95, 1.10, 1.31, 0.79]
VARIANCES = [0.09, 0.02, 0.03, 0.045, 0.0225, 0.09]


def test_do_mean_and_variance_agree_with_statsmodels():
    """DerSimonian and Laird's one-step moments, which statsmodels calls dl."""
    peer = combine_effects(np.array(MEANS), np.array(VARIANCES), method_re="dl")
    ours = shrink(MEANS, VARIANCES)
    assert ours.tau2 == pytest.approx(peer.tau2)
    assert ours.mu == pytest.approx(peer.mean_effect_re)


@pytest.mark.parametrize(
    ("quarters", "weight", "estimate", "chance"),
    [(1, 0.138, 0.904, 0.17), (4, 0.390, 0.821, 0.41), (8, 0.561, 0.765, 0.67)],
)
def test_is_the_rep_at_62_percent_believed_more_each_quarter(quarters, weight, estimate, chance):
    """By hand, for mean .95, spread .12 and noise .30 a quarter: B = .0144/(.0144 + .09/n)."""
    rep = shrink([0.62], [0.30**2 / quarters], mu=0.95, tau2=0.12**2)
    assert rep.weight[0] == pytest.approx(weight, abs=0.0006)
    assert rep.estimate[0] == pytest.approx(estimate, abs=0.0006)
    assert rep.below(0.80)[0] == pytest.approx(chance, abs=0.006)


def test_is_nobody_different_when_the_scatter_is_no_more_than_noise():
    """Equal means: the moments are negative and count as 0; all are at the mean, and certain."""
    same = shrink([1.0, 1.0, 1.1], [0.5, 0.5, 0.5])
    assert same.tau2 == 0
    assert same.estimate.tolist() == [pytest.approx(same.mu)] * 3
    assert same.below(2.0).tolist() == [1, 1, 1]


@given(st.floats(-2, 2), st.floats(0.01, 4), st.floats(0, 4))
def test_does_an_estimate_lie_between_its_own_mean_and_all_of_them(mean, variance, tau2):
    made = shrink([mean, 0.0], [variance, 1.0], mu=0.5, tau2=tau2)
    low, high = sorted([mean, 0.5])
    assert low - 1e-12 <= made.estimate[0] <= high + 1e-12


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"variances": [0.1]}, ValueError, "differ in length"),
        ({"variances": [0.1, 0]}, ValueError, "divide the variance of one observation"),
        ({"tau2": -1}, ValueError, "tau2 is -1.0; a variance must be ≥ 0"),
        ({"mu": "one"}, TypeError, "mu is 'one'; it must be a number, or None"),
        ({"means": [1], "variances": [1]}, ValueError, "cannot be estimated from one unit"),
    ],
)
def test_does_a_bad_call_get_an_error_that_says_what_to_do(change, error, says):
    with pytest.raises(error, match=says):
        shrink(**{"means": [1.0, 2.0], "variances": [0.1, 0.2], **change})
