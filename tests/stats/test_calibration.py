# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Calibration: do the curves agree with scikit-learn and with a direct minimization?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize
from sklearn.isotonic import IsotonicRegression

from oms42.stats import auc, calibration_line, isotonic, platt

RNG = np.random.default_rng(11)
S = np.round(RNG.normal(size=300), 1)  # with ties
WON = (RNG.random(300) < 1 / (1 + np.exp(1 - 1.5 * S))).astype(int)


def test_is_platts_sigmoid_the_best_for_his_softened_outcomes():
    """Minimized directly; Platt (1999): (N1 + 1)/(N1 + 2) and 1/(N0 + 2)."""
    ones = WON.sum()
    soft = np.where(WON == 1, (ones + 1) / (ones + 2), 1 / (WON.size - ones + 2))

    def loss(ab):
        z = ab[0] + ab[1] * S
        return (np.logaddexp(0, z) - soft * z).sum()

    best = minimize(loss, [0, 0], tol=1e-12).x
    ours = platt(S, WON)
    np.testing.assert_allclose([ours.intercept, ours.slope], best, atol=1e-4)


def test_does_platt_stay_finite_where_scores_separate():
    made = platt([-2.0, -1.0, 1.0, 2.0], [0, 0, 1, 1]).apply([-2.0, 2.0])
    assert 0 < made[0] < 0.5 < made[1] < 1


def test_does_a_scale_of_scores_in_thousands_not_matter():
    small, large = platt(S, WON), platt(5000 + 1000 * S, WON)
    np.testing.assert_allclose(small.apply(S), large.apply(5000 + 1000 * S), atol=1e-9)


def test_does_the_isotonic_curve_agree_with_scikit_learn():
    peer = IsotonicRegression(out_of_bounds="clip").fit(S, WON)
    grid = np.linspace(-4, 4, 201)
    np.testing.assert_allclose(isotonic(S, WON).apply(grid), peer.predict(grid), atol=1e-12)


def test_do_weights_agree_with_scikit_learn():
    w = RNG.random(300) + 0.1
    peer = IsotonicRegression(out_of_bounds="clip").fit(S, WON, sample_weight=w)
    np.testing.assert_allclose(isotonic(S, WON, weights=w).apply(S), peer.predict(S), atol=1e-12)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 1)), min_size=1, max_size=30))
def test_does_the_curve_never_fall_and_keep_the_mean(rows):
    scores, happened = np.array(rows, dtype=float).T
    fitted = isotonic(scores, happened).apply(scores)
    assert (np.diff(fitted[np.argsort(scores, kind="stable")]) >= -1e-12).all()
    assert fitted.mean() == pytest.approx(happened.mean())


def test_does_calibration_leave_the_order_alone():
    """Platt's sigmoid rises, so it ranks as before; AUC is what it was."""
    assert auc(platt(S, WON).apply(S), WON) == pytest.approx(auc(S, WON))


def test_does_the_calibration_line_find_what_was_planted():
    """Log-odds twice too extreme and 1 too high: slope 1/2, intercept −1/2 (hand calculation)."""
    levels = np.array([0.2, 0.5, 0.8])
    happened = np.concatenate(
        [np.r_[np.ones(int(10 * q)), np.zeros(10 - int(10 * q))] for q in levels]
    )
    z = np.repeat(2 * np.log(levels / (1 - levels)) + 1, 10)
    line = calibration_line(1 / (1 + np.exp(-z)), happened)
    assert (line.slope, line.intercept) == (pytest.approx(0.5), pytest.approx(-0.5))


def test_is_a_certain_probability_refused_where_log_odds_are_needed():
    with pytest.raises(ValueError, match="p holds 1, which has no log-odds; move such"):
        calibration_line([0.2, 1.0], [0, 1])


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: platt([1, 2], [1, 1]), "both outcomes are needed"),
        (lambda: platt([1, 2, 3], [1, 0]), "differ in length"),
        (lambda: isotonic([1, 2], [0, 1, 1]), "differ in length"),
        (lambda: isotonic([1, 2], [0, 1], weights=[1, 0]), "a weight must be above 0"),
        (lambda: calibration_line([0.3, 0.3], [0, 1]), "linearly dependent"),
    ],
)
def test_does_a_bad_call_get_an_error_that_says_what_to_do(call, says):
    with pytest.raises(ValueError, match=says):
        call()
