# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Information criteria: are they those that R prints?"""

import pytest

from oms42.forecasting.criteria import criteria


def test_are_the_criteria_those_of_r_for_saudi_oil() -> None:
    """R 4.2.2, forecast 8.20, ets(oil, "ANN"): three estimates, 18 observations."""
    fit = criteria(-86.0715, 3, 18)
    assert fit.aic == pytest.approx(178.1430, abs=5e-4)
    assert fit.aicc == pytest.approx(179.8573, abs=5e-4)
    assert fit.bic == pytest.approx(180.8141, abs=5e-4)


def test_are_the_criteria_those_of_r_for_air_passengers() -> None:
    """R 4.2.2, forecast 8.20, ets(AirPassengers): 18 estimates, 144 observations."""
    fit = criteria(-679.5832, 18, 144)
    assert fit.aic == pytest.approx(1395.166, abs=1e-3)
    assert fit.aicc == pytest.approx(1400.638, abs=1e-3)
    assert fit.bic == pytest.approx(1448.623, abs=1e-3)


def test_is_there_no_aicc_with_too_few_observations() -> None:
    assert criteria(-1.0, 3, 4).aicc is None
    assert criteria(-1.0, 3, 5).aicc == pytest.approx(2 + 6 + 24)  # 2k(k+1)/(n-k-1) = 24/1


def test_has_a_perfect_fit_no_criteria() -> None:
    fit = criteria(None, 3, 18)
    assert (fit.loglik, fit.aic, fit.aicc, fit.bic) == (None, None, None, None)
