# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.forecasting.error_covariance import error_variances, residual_table, shrunk_covariance


def test_is_the_shrunk_covariance_that_of_a_hand_calculation() -> None:
    # x = 1, -1, 2, -2 and y = 1, -2, 2, -1: means 0, sums of squares 10, product 9, so r = 0.9.
    # In units of the deviation sqrt(10 / 4): squares of the products sum to 4.0, the square of
    # their sum over 4 is 3.6 ** 2 / 4 = 3.24, so Var(r) = 0.76 / (4 * 3); lambda = that / 0.81.
    W, shrunk = shrunk_covariance([[1, 1], [-1, -2], [2, 2], [-2, -1]])
    expected = (4.0 - 3.24) / 12 / 0.81
    assert shrunk == pytest.approx(expected)
    assert W[0, 0] == pytest.approx(10 / 3)
    assert W[0, 1] == pytest.approx((1 - expected) * 0.9 * 10 / 3)


@given(st.integers(0, 1000), st.integers(3, 6), st.integers(2, 8))
def test_has_the_shrunk_covariance_an_inverse_with_more_nodes_than_periods(seed, periods, nodes):
    errors = np.random.default_rng(seed).normal(size=(periods, nodes))
    W, shrunk = shrunk_covariance(errors)
    assert 0 <= shrunk <= 1
    assert np.diag(W) == pytest.approx(errors.var(axis=0, ddof=1))
    assert np.allclose(W, W.T)
    if shrunk > 1e-6:
        assert np.linalg.eigvalsh(W).min() > 0


def test_does_scaling_a_node_scale_its_row_and_column() -> None:
    errors = np.random.default_rng(1).normal(size=(12, 3))
    W, shrunk = shrunk_covariance(errors)
    scaled, same = shrunk_covariance(errors * [1, 10, 1])
    assert same == pytest.approx(shrunk)
    assert scaled == pytest.approx(W * np.outer([1, 10, 1], [1, 10, 1]))


def test_are_named_columns_put_into_the_nodes_order() -> None:
    frame = pd.DataFrame({"b": [3, 4], "a": [1, 2]})
    assert residual_table(frame, ["a", "b"]).tolist() == [[1, 3], [2, 4]]
    assert residual_table(frame, ["x", "y"]).tolist() == [[3, 1], [4, 2]]  # by position
    series = pd.Series({"b": 4.0, "a": 1.0})
    assert error_variances(series, ["a", "b"]).tolist() == [1, 4]


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: shrunk_covariance([[1, 2], [3, 4]]), ValueError, "residuals has 2 rows"),
        (
            lambda: shrunk_covariance([[1, 2], [1, 3], [1, 5]]),
            ValueError,
            "errors of node 0 in residuals do not vary",
        ),
        (lambda: residual_table([[1, 2, 3]] * 2, ["a", "b"]), ValueError, r"shape \(T, 2\)"),
        (lambda: residual_table([[1, 2, 3]] * 2, "ab"), ValueError, "pass residuals.T"),
        (lambda: residual_table([[1, np.nan]], "ab"), ValueError, "residuals holds nan"),
        (lambda: error_variances([1, 0], "ab"), ValueError, "weights holds 0 for node 'b'"),
        (lambda: error_variances([1, -2], "ab"), ValueError, "weights holds -2 for node 'b'"),
        (lambda: error_variances([1, np.inf], "ab"), ValueError, "weights holds inf"),
        (lambda: error_variances([1], "ab"), ValueError, r"weights has shape \(1,\)"),
        (lambda: error_variances(["1", "2"], "ab"), TypeError, "weights holds values of type"),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_wrong(call, error, says) -> None:
    with pytest.raises(error, match=says):
        call()
