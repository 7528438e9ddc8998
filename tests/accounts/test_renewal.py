# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Renewals: the paper's two cohorts, and sums by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.accounts import ShiftedBetaGeometric, lifetime_value, shifted_beta_geometric

# Fader and Hardie (2007), table 1: percent of each cohort left after 0 to 7 renewals.
HIGH_END = [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1]
REGULAR = [100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1]


@pytest.mark.parametrize(
    ("percent", "alpha", "beta", "loglik"),
    [(HIGH_END, 0.668, 3.806, -1611.2), (REGULAR, 0.704, 1.182, -1680.3)],
)
def test_are_the_estimates_those_of_the_paper(
    percent: list[float], alpha: float, beta: float, loglik: float
) -> None:
    """Fader and Hardie (2007), of 1,000 customers each."""
    made = shifted_beta_geometric(10 * np.array(percent))
    assert (round(made.alpha, 3), round(made.beta, 3)) == (alpha, beta)
    assert round(made.loglik, 1) == loglik


def test_does_the_model_foresee_the_years_it_has_not_seen() -> None:
    """The same table, years 8 to 12 of the regular cohort: within a point and a half."""
    made = shifted_beta_geometric(10 * np.array(REGULAR))
    later = [22.3, 20.7, 19.4, 18.3, 17.3]
    assert 100 * made.survival([8, 9, 10, 11, 12]) == pytest.approx(later, abs=1.5)


@pytest.mark.parametrize(
    ("alpha", "beta", "first"),
    [(0.85, 4.15, [0.83, 0.86, 0.88]), (0.64, 7.36, [0.92, 0.93]), (0.70, 9.30, [0.93])],
)
def test_are_the_cases_renewals_those_of_its_segments(
    alpha: float, beta: float, first: list[float]
) -> None:
    """Kelvane's mid-market, enterprise and public sector."""
    made = ShiftedBetaGeometric(alpha, beta, 0.0).retention(np.arange(1, len(first) + 1))
    assert made.round(2).tolist() == first


@given(st.floats(0.1, 5), st.floats(0.1, 10))
def test_is_survival_the_product_of_renewals_and_does_retention_rise(a: float, b: float) -> None:
    made = ShiftedBetaGeometric(a, b, 0.0)
    kept = made.retention(np.arange(1, 20))
    assert (np.diff(kept) > 0).all()
    assert made.survival(np.arange(1, 20)) == pytest.approx(kept.cumprod())


@given(st.floats(0.2, 5), st.floats(0.2, 10), st.integers(0, 8), st.floats(0.05, 0.5))
@settings(max_examples=30)
def test_are_the_years_left_the_discounted_sum(a: float, b: float, n: int, d: float) -> None:
    """Term by term, 1,500 years."""
    made = ShiftedBetaGeometric(a, b, 0.0)
    k = np.arange(1500)
    terms = made.survival(n + k) / made.survival(n) * (1 + d) ** -k.astype(float)
    assert made.years_left(n, discount=d) == pytest.approx(terms.sum(), rel=1e-6)


def test_does_a_constant_average_understate_survivors() -> None:
    """A mid-market customer of five years, against the retention of the first renewal."""
    made = ShiftedBetaGeometric(0.85, 4.15, 0.0)
    constant = lifetime_value(1, float(made.retention(1)[0]))
    assert made.years_left(5) > made.years_left(0) > constant


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: shifted_beta_geometric([10, 11, 9]), "survivors rises or is negative"),
        (lambda: shifted_beta_geometric([10, 10, 10]), "nobody left, or everybody at once"),
        (lambda: shifted_beta_geometric([10, 0, 0]), "nobody left, or everybody at once"),
        (lambda: shifted_beta_geometric([10, 9]), "survivors"),
        (lambda: ShiftedBetaGeometric(1, 1, 0).retention(0), "the first renewal is number 1"),
        (lambda: ShiftedBetaGeometric(1, 1, 0).survival(-1), "it is 0 or more"),
        (lambda: ShiftedBetaGeometric(1, 1, 0).years_left(discount=0), "discount is 0"),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()
