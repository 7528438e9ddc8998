# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Intervals: the delta method by hand, and bands that hold the curve."""

import numpy as np
import pytest

from oms42.territories.sizing import fit_response
from oms42.territories.sizing.intervals import delta_interval
from oms42.territories.sizing.search import Data, search

X = np.array([1.0, 2.0, 4.0, 8.0, 16.0])
Y = np.array([2.1, 2.7, 4.2, 5.5, 8.1])


def test_is_the_covariance_that_of_least_squares_on_logarithms() -> None:
    """(D'D)⁻¹ s² with the columns 1 and ln x."""
    data = Data("power", X, Y, True)
    made = delta_interval(data, search(data, {}), 0.9)
    D = np.column_stack([np.ones(5), np.log(X)])
    left = np.log(Y) - D @ np.linalg.lstsq(D, np.log(Y), rcond=None)[0]
    wanted = np.linalg.inv(D.T @ D) * (left @ left) / 3
    assert made.covariance == pytest.approx(wanted, rel=1e-5)


def test_are_limits_of_what_is_positive_positive() -> None:
    fit = fit_response(X, [2.0, 9.0, 1.0, 12.0, 4.0], level=0.99)
    assert fit.lower[0] > 0


def test_is_the_band_the_delta_method_at_each_effort() -> None:
    """For a·x^b on logarithms: f·√(g'Vg) with g = (1, ln x)."""
    fit = fit_response(X, Y)
    from scipy.stats import t

    x = 3.0
    g = np.array([1, np.log(x)])
    spread = float(fit(x)) * np.sqrt(g @ fit.interval.covariance @ g)
    low, high = fit.band([x])
    reach = t.ppf(0.95, 3)
    assert low[0] == pytest.approx(float(fit(x)) - reach * spread, rel=1e-6)
    assert high[0] == pytest.approx(float(fit(x)) + reach * spread, rel=1e-6)


def test_is_the_bootstrap_band_made_of_the_refitted_curves() -> None:
    fit = fit_response(X, Y, draws=60)
    a, b = fit.interval.replicates.T
    low, high = fit.band([3.0])
    assert [low[0], high[0]] == pytest.approx(np.quantile(a * 3**b, [0.05, 0.95]))


def test_is_what_the_data_do_not_fix_no_number() -> None:
    """Two different efforts cannot fix three parameters, however many points there are."""
    fit = fit_response([1, 1, 2, 2], [1.0, 1.1, 2.0, 2.1], "modified_exponential")
    assert not fit.identified[0]
    assert np.isnan(fit.lower).any() or (fit.upper - fit.lower).max() > 10
