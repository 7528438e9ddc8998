# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.forecasting import reconcile, summing_matrix
from oms42.forecasting.reconciliation import METHODS

# T = A + B, A = a1 + a2, B = b1 + b2 + b3
S = [[1, 1, 1, 1, 1], [1, 1, 0, 0, 0], [0, 0, 1, 1, 1], *np.eye(5).tolist()]
BASE = [310, 120, 200, 70, 45, 80, 65, 60]
SIMPLE = [[1, 1, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]]


def patterned_residuals():
    """Return 24 periods of correlated errors of the eight nodes, from whole numbers."""
    i, j = np.arange(24)[:, None], np.arange(5)
    bottom = (5 * i * i + 7 * i * j * j + 3 * j + 4 * (i % 5)) % 23 - 11.0 + 3 * (i % 4 - 1.5)
    own = (11 * i * i + 13 * i * np.arange(8)) % 7 - 2.0
    return bottom @ np.array(S).T + own


def everything(seed):
    """Return arguments that serve every method."""
    rng = np.random.default_rng(seed)
    return {"weights": rng.uniform(0.1, 9, 8), "residuals": rng.normal(size=(12, 8))}


def test_is_the_worked_example_reconciled_to_the_printed_digit() -> None:
    # WE2.6: total 50 (sigma 2.0) against children 22, 18, 13 (sigma 1.5, 1.2, 1.0)
    made = reconcile([50, 22, 18, 13], SIMPLE, "wls_var", weights=[4, 2.25, 1.44, 1])
    assert made.mean.round(3).tolist() == [51.381, 21.223, 17.503, 12.655]
    # by hand: the gap of 3 is shared by variance, 3 / (4 + 2.25 + 1.44 + 1) a unit
    share = 3 / 8.69
    expected = [50 + 4 * share, 22 - 2.25 * share, 18 - 1.44 * share, 13 - share]
    assert made.mean == pytest.approx(expected)


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        # numpy and hierarchicalforecast 1.5.3 agree on these to six decimals
        (
            "ols",
            [
                313.965517,
                115.689655,
                198.275862,
                70.344828,
                45.344828,
                77.758621,
                62.758621,
                57.758621,
            ],
        ),
        ("bottom_up", [320, 115, 205, 70, 45, 80, 65, 60]),
        # hierarchicalforecast 1.5.3, MinTrace(method="wls_struct")
        (
            "wls_struct",
            [316.666667, 116.166667, 200.5, 70.583333, 45.583333, 78.5, 63.5, 58.5],
        ),
    ],
)
def test_is_the_hierarchy_reconciled_as_the_oracle_says(method, expected) -> None:
    assert reconcile(BASE, S, method).mean == pytest.approx(expected, abs=1e-6)


def test_is_mint_with_shrinkage_that_of_hierarchicalforecast() -> None:
    # hierarchicalforecast 1.5.3, MinTrace(method="mint_shrink", mint_shr_ridge=2e-8), run on the
    # same residuals
    made = reconcile(BASE, S, "mint_shrink", residuals=patterned_residuals())
    expected = [
        315.588201,
        114.799975,
        200.788226,
        69.368384,
        45.431592,
        78.50986,
        63.675933,
        58.602433,
    ]
    assert made.mean == pytest.approx(expected, abs=1e-5)
    assert made.shrinkage == pytest.approx(0.178728, abs=1e-6)


def test_is_wls_with_residuals_that_of_hierarchicalforecast() -> None:
    # the same package, MinTrace(method="wls_var"): W from mean squares, here of whole numbers
    i, j = np.arange(12)[:, None], np.arange(8)
    residuals = (7 * i * i + 3 * i * j + 11 * j + 5 * (i % 3) * (j % 4)) % 19 - 9.0
    made = reconcile(BASE, S, "wls_var", residuals=residuals)
    expected = [
        314.058461,
        115.443784,
        198.614677,
        70.239739,
        45.204046,
        77.618911,
        63.641421,
        57.354345,
    ]
    assert made.mean == pytest.approx(expected, abs=1e-5)
    same = reconcile(BASE, S, "wls_var", weights=(residuals**2).mean(axis=0))
    assert same.mean == pytest.approx(made.mean)


@pytest.mark.parametrize("method", METHODS)
@given(seed=st.integers(0, 1000))
def test_do_the_reconciled_forecasts_add_up(method, seed) -> None:
    base = np.random.default_rng(seed).normal(100, 30, (8, 3))
    made = reconcile(base, S, method, **everything(seed))
    assert made.mean == pytest.approx(np.array(S) @ made.bottom)
    assert made.mean[0] == pytest.approx(made.mean[1] + made.mean[2])


@pytest.mark.parametrize("method", METHODS)
@given(seed=st.integers(0, 1000))
def test_are_forecasts_that_add_up_already_not_moved(method, seed) -> None:
    """So unbiased base forecasts stay unbiased: S G S = S."""
    base = np.array(S) @ np.random.default_rng(seed).normal(20, 5, 5)
    made = reconcile(base, S, method, **everything(seed))
    assert made.mean == pytest.approx(base)
    assert made.gap == pytest.approx(np.zeros(8), abs=1e-9)
    assert made.adjustment == pytest.approx(np.zeros(8), abs=1e-7)


@given(seed=st.integers(0, 1000))
def test_is_no_reconciled_node_less_sure_than_its_base_forecast(seed) -> None:
    given_variances = everything(seed)["weights"]
    made = reconcile(BASE, S, "wls_var", weights=given_variances)
    assert (made.variance <= given_variances * (1 + 1e-9)).all()


def test_is_the_error_variance_that_of_many_drawn_errors() -> None:
    weights = np.array([4, 2.25, 1.44, 1])
    rng = np.random.default_rng(3)
    truth = np.array([53, 22, 18, 13])
    drawn = truth[:, None] + rng.normal(size=(4, 40_000)) * np.sqrt(weights)[:, None]
    made = reconcile(drawn, SIMPLE, "wls_var", weights=weights)
    assert made.mean.mean(axis=1) == pytest.approx(truth, abs=0.05)  # unbiased
    assert made.mean.var(axis=1) == pytest.approx(made.variance, rel=0.03)


def test_is_nothing_moved_but_by_the_units_of_the_variances() -> None:
    one = reconcile(BASE, S, "wls_var", weights=np.arange(1, 9))
    other = reconcile(BASE, S, "wls_var", weights=1e8 * np.arange(1, 9))
    assert one.mean == pytest.approx(other.mean)


@pytest.mark.parametrize("kind", [list, tuple, np.array, pd.Series])
def test_may_forecasts_come_in_any_array_like(kind) -> None:
    made = reconcile(kind(BASE), S, "ols")
    assert np.asarray(made).tolist() == made.mean.tolist()
    assert made.to_frame()["adjustment"].tolist() == (made.mean - BASE).tolist()


def test_are_frames_matched_by_the_names_of_their_nodes() -> None:
    summing = summing_matrix([("A", "a1"), ("A", "a2"), ("B", "b1")])
    base = pd.DataFrame({"Q1": [10.0, 6, 5, 2, 3, 4]}, index=summing.index).assign(Q2=7.0)
    straight = reconcile(base, summing, "ols").to_frame()
    turned = reconcile(base.iloc[::-1], summing, "ols")
    assert turned.nodes == tuple(base.index[::-1])
    pd.testing.assert_frame_equal(turned.to_frame().loc[straight.index], straight)
    assert straight.columns.tolist() == ["Q1", "Q2"]
    weights = pd.Series(np.arange(1.0, 7), index=summing.index)
    one = reconcile(base, summing, "wls_var", weights=weights).to_frame()
    other = reconcile(base.iloc[::-1], summing, "wls_var", weights=weights).to_frame()
    pd.testing.assert_frame_equal(other.loc[one.index], one)
    by_position = reconcile(base, summing.to_numpy(), "ols")
    assert by_position.nodes == tuple(base.index)
    assert by_position.mean == pytest.approx(straight.to_numpy())


@pytest.mark.parametrize(
    ("base", "options", "error", "says"),
    [
        (BASE, {"method": "mint"}, ValueError, "method is 'mint'; it must be one of bottom_up"),
        (BASE[:7], {"method": "ols"}, ValueError, r"base has shape \(7,\); summing has 8 nodes"),
        (np.ones((3, 8)), {"method": "ols"}, ValueError, "pass base.T"),
        ([*BASE[:7], None], {"method": "ols"}, TypeError, "base holds None"),
        ([*BASE[:7], np.nan], {"method": "ols"}, ValueError, "base holds nan at position 7"),
        (BASE, {"method": "wls_var"}, ValueError, "'wls_var' needs weights .* or residuals"),
        (BASE, {"method": "mint_shrink"}, ValueError, "'mint_shrink' needs residuals"),
        (BASE, {"method": "wls_var", "weights": [1] * 7 + [0]}, ValueError, "holds 0 for node 7"),
        (
            BASE,
            {"method": "mint_shrink", "residuals": np.ones((5, 8))},
            ValueError,
            "errors of node 0 in residuals do not vary",
        ),
        (
            BASE,
            {"method": "mint_shrink", "residuals": np.outer([1, -1, 1, -1], np.ones(8))},
            ValueError,
            "covariance of the errors is singular",
        ),
        (
            BASE,
            {"method": "wls_var", "weights": [1e-30, 1e-30, 1, 1, 1, 1, 1, 1]},
            ValueError,
            "cannot be made to add up; raise the smallest ones",
        ),
        (
            pd.Series(BASE, index=list("abcdefgh")),
            {"method": "ols", "summing": pd.DataFrame(S, index=list("abcdefgx"))},
            ValueError,
            "name different nodes: h, x",
        ),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_wrong(base, options, error, says) -> None:
    with pytest.raises(error, match=says):
        reconcile(base, **({"summing": S} | options))
