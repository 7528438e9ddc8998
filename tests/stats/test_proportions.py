# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Two win rates: do difference, power and sample size agree with statsmodels and the case?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import power_proportions_2indep, proportions_ztest

from oms42.stats import compare_proportions, design_effect, power, sample_size


def test_is_the_enablement_trial_no_evidence_either_way():
    """By hand: 283 and 253 of 1,150; 24.6 % and 22.0 %, z 1.48, p .139, −0.85 to 6.06 points."""
    made = compare_proportions(283, 1150, 253, 1150)
    figures = [100 * made.estimate, 100 * made.lower, 100 * made.upper, made.z]
    assert figures == pytest.approx([2.61, -0.85, 6.06, 1.48], abs=0.006)
    assert made.p == pytest.approx(0.139, abs=0.0005)


@given(st.integers(1, 39), st.integers(1, 59))
def test_does_the_test_agree_with_statsmodels(wins1, wins2):
    z, p = proportions_ztest([wins1, wins2], [40, 60])
    made = compare_proportions(wins1, 40, wins2, 60)
    assert (made.z, made.p) == (pytest.approx(z), pytest.approx(p))


@pytest.mark.parametrize(
    ("p1", "p2", "n"), [(0.22, 0.24, 1150), (0.05, 0.08, 900), (0.5, 0.4, 388)]
)
def test_does_power_agree_with_statsmodels(p1, p2, n):
    peer = power_proportions_2indep(p1 - p2, p2, n, alternative="two-sided").power
    assert power(p1, p2, n) == pytest.approx(peer, abs=0.002)


def test_is_the_trial_of_the_case_too_small_by_far():
    """By hand: 22.0 against 24.6 percent, at 80 percent power: about 4,150 an arm."""
    assert sample_size(0.22, 0.246) == pytest.approx(4150, abs=5)


@given(st.floats(0.05, 0.5), st.floats(0.05, 0.4))
def test_does_the_sample_size_have_the_power_that_was_asked_for(p2, gap):
    n = sample_size(p2 + gap, p2)
    assert power(p2 + gap, p2, n) >= 0.8 - 1e-9
    assert n == 1 or power(p2 + gap, p2, n - 1) < 0.8 + 1e-9


def test_do_clusters_multiply_what_is_needed():
    """By hand: 1 + 37 × 0.03 = 2.11; a single deal a seller costs nothing."""
    assert design_effect(38, 0.03) == pytest.approx(2.11)
    assert design_effect(1, 0.5) == 1


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: compare_proportions(5, 4, 1, 4), ValueError, "wins1 is 5, more than the 4 cases"),
        (lambda: compare_proportions(0, 4, 0, 4), ValueError, "both arms have no win"),
        (lambda: compare_proportions(0.5, 4, 1, 4), TypeError, "wins1 is 0.5; it must be a whole"),
        (lambda: power(0.2, 0.2, 10), ValueError, "p1 and p2 are both 0.2"),
        (lambda: power(22, 24, 10), ValueError, "p1 is 22; it must lie above 0 and below 1"),
        (lambda: sample_size(0.2, 0.3, chance=1), ValueError, "chance is 1"),
        (lambda: design_effect(0, 0.1), ValueError, "size is 0; it must be at least 1"),
        (lambda: design_effect(3, 2), ValueError, "icc is 2; it must be at least 0 and at most 1"),
        (lambda: design_effect("3", 0), TypeError, "size is '3'"),
    ],
)
def test_does_a_bad_call_get_an_error_that_says_what_is_allowed(call, error, says):
    with pytest.raises(error, match=says):
        call()
