# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Least squares: does it agree with statsmodels, whatever the errors?"""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from oms42.stats import least_squares

RNG = np.random.default_rng(7)
X = RNG.normal(size=(60, 2))
Y = 1 + X @ [2, -1] + RNG.normal(size=60) * (1 + np.abs(X[:, 0]))
GROUPS = np.repeat(np.arange(12), 5)


@pytest.mark.parametrize("errors", ["classical", "HC0", "HC1", "HC2", "HC3"])
def test_do_coefficients_errors_and_intervals_agree_with_statsmodels(errors):
    kind = "nonrobust" if errors == "classical" else errors
    peer = sm.OLS(Y, sm.add_constant(X)).fit(cov_type=kind, use_t=True)
    ours = least_squares(X, Y, errors=errors)
    np.testing.assert_allclose(ours.coef, peer.params, rtol=1e-9)
    np.testing.assert_allclose(ours.se, peer.bse, rtol=1e-9)
    np.testing.assert_allclose(np.column_stack(ours.interval()), peer.conf_int(), rtol=1e-9)
    assert ours.r2 == pytest.approx(peer.rsquared)


def test_do_clustered_errors_agree_with_statsmodels():
    peer = sm.OLS(Y, sm.add_constant(X)).fit(
        cov_type="cluster", cov_kwds={"groups": GROUPS}, use_t=True
    )
    ours = least_squares(X, Y, errors="cluster", groups=GROUPS.astype(str))
    np.testing.assert_allclose(ours.se, peer.bse, rtol=1e-9)
    np.testing.assert_allclose(np.column_stack(ours.interval(0.9)), peer.conf_int(0.1), rtol=1e-9)
    assert ours.degrees == 11


def test_can_a_line_go_through_the_origin():
    ours = least_squares(X, Y, intercept=False, errors="classical")
    peer = sm.OLS(Y, X).fit()
    np.testing.assert_allclose(ours.coef, peer.params, rtol=1e-9)
    assert ours.r2 == pytest.approx(peer.rsquared)


@given(st.floats(-50, 50), st.floats(0.1, 50))
def test_do_shifting_and_scaling_y_shift_and_scale_the_line(shift, scale):
    """Algebra of least squares; no fit of ours is the reference for itself elsewhere."""
    before, after = least_squares(X, Y), least_squares(X, shift + scale * Y)
    np.testing.assert_allclose(after.coef[1:], scale * before.coef[1:], rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(after.coef[0], shift + scale * before.coef[0], rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(after.se, scale * before.se, rtol=1e-6)


def test_is_a_perfect_line_found_with_nothing_left():
    """Hand calculation: y = 3 + 2x."""
    fit = least_squares([0, 1, 2, 5], [3, 5, 7, 13], errors="HC0")
    np.testing.assert_allclose(fit.coef, [3, 2])
    assert fit.r2 == pytest.approx(1)
    assert np.abs(fit.residuals).max() < 1e-12


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"errors": "HC4"}, "errors is 'HC4'; it must be one of classical, HC0"),
        ({"errors": "cluster"}, "errors='cluster' needs groups"),
        ({"groups": GROUPS}, "errors='cluster' needs groups, one a row; other errors take none"),
        ({"errors": "cluster", "groups": GROUPS[:5]}, "one label a row is needed"),
        ({"errors": "cluster", "groups": np.zeros(60)}, "holds one cluster only"),
        ({"x": np.column_stack([X, X[:, 0]])}, "linearly dependent"),
        ({"x": np.ones(60)}, "linearly dependent .the intercept counts as one"),
        ({"x": X[:5]}, r"shape .60, k."),
        ({"x": X[:2], "y": Y[:2]}, "there are 2 rows for 3 coefficients"),
        ({"x": 1.0 * (np.arange(60) == 7), "errors": "HC2"}, "row 7 alone decides a coefficient"),
        ({"x": 1.0 * (np.arange(60) == 7), "errors": "HC3"}, "HC3 cannot be computed; use HC1"),
    ],
)
def test_does_a_bad_call_get_an_error_that_says_what_to_do(change, says):
    with pytest.raises(ValueError, match=says):
        least_squares(**{"x": X, "y": Y, **change})
