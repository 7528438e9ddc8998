# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Logistic regression: does it agree with statsmodels and scikit-learn, and refuse a leak?"""

import numpy as np
import pytest
import statsmodels.api as sm
from sklearn.linear_model import LogisticRegression

from oms42.stats import expit, logistic_regression

RNG = np.random.default_rng(3)
X = RNG.normal(size=(400, 3))
WON = (RNG.random(400) < 1 / (1 + np.exp(1 - X @ [1.0, -0.5, 0.0]))).astype(int)


def test_do_coefficients_errors_and_likelihood_agree_with_statsmodels():
    peer = sm.Logit(WON, sm.add_constant(X)).fit(disp=0)
    ours = logistic_regression(X, WON)
    np.testing.assert_allclose(ours.coef, peer.params, rtol=1e-6)
    np.testing.assert_allclose(ours.se, peer.bse, rtol=1e-6)
    assert ours.loglik == pytest.approx(peer.llf)
    np.testing.assert_allclose(ours.predict(X), peer.predict(), rtol=1e-6)


@pytest.mark.parametrize("penalty", [0.1, 5.0, 200.0])
def test_does_the_ridge_agree_with_scikit_learn(penalty):
    """There the strength is C = 1/λ, and the intercept is free too."""
    peer = LogisticRegression(C=1 / penalty, tol=1e-10, max_iter=1000).fit(X, WON)
    ours = logistic_regression(X, WON, penalty=penalty)
    np.testing.assert_allclose(ours.coef[1:], peer.coef_[0], rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(ours.coef[0], peer.intercept_[0], rtol=1e-4)


def test_are_two_groups_told_by_their_shares():
    """Hand calculation: 1 of 4 and 3 of 4 won; log-odds −log 3, and a difference of 2 log 3."""
    fit = logistic_regression([0, 0, 0, 0, 1, 1, 1, 1], [1, 0, 0, 0, 1, 1, 1, 0])
    np.testing.assert_allclose(fit.coef, [-np.log(3), 2 * np.log(3)], rtol=1e-9)


def test_does_a_column_that_gives_the_outcome_away_get_an_error():
    with pytest.raises(ValueError, match=r"separates the outcomes perfectly.*look for a leak"):
        logistic_regression(np.column_stack([X, WON]), WON)


def test_does_a_penalty_keep_a_separating_column_finite():
    fit = logistic_regression(np.column_stack([X, WON]), WON, penalty=1.0)
    assert np.isfinite(fit.coef).all()
    assert fit.coef[-1] > 2


@pytest.mark.parametrize(
    ("x", "o", "penalty", "says"),
    [
        (X, np.ones(400), 0.0, "both outcomes are needed"),
        (X[:5], WON, 0.0, r"shape .400, k."),
        (np.column_stack([X, X[:, 0]]), WON, 0.0, "linearly dependent"),
        (X, WON, -1, "penalty is -1; it must be a number ≥ 0"),
        (X, WON, "strong", "penalty is 'strong'"),
    ],
)
def test_does_a_bad_call_get_an_error_that_says_what_to_do(x, o, penalty, says):
    with pytest.raises(ValueError, match=says):
        logistic_regression(x, o, penalty=penalty)


def test_must_new_rows_have_the_columns_of_the_old():
    with pytest.raises(ValueError, match="x has 1 columns; the model was fitted to 3"):
        logistic_regression(X, WON).predict([1.0, 2.0])


def test_does_the_logistic_function_not_overflow():
    np.testing.assert_allclose(expit(np.array([-800, 0, np.log(3), 800])), [0, 0.5, 0.75, 1])
