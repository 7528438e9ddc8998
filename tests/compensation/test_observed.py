# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Observed attainment: does it stand for a law?"""

import numpy as np
import pytest
from scipy import stats

from oms42.compensation import attainment, fitted_attainment, observed_attainment
from oms42.compensation.observed import as_attainment


def test_are_shares_and_quantiles_the_ones_counted_by_hand() -> None:
    """Four sellers, the one at 1.2 counted twice: 3 of 5 at quota; half have 1.0 or less."""
    law = observed_attainment([1.2, 0.8, 1.0, 0.6], [2, 1, 1, 1])
    assert law.at_least(1.0) == pytest.approx(0.6)
    assert [law.quantile(q) for q in (0.2, 0.4, 0.5, 0.61)] == [0.6, 0.8, 1.0, 1.2]
    x, w = law.nodes([0.5])
    assert x @ w == pytest.approx((2 * 1.2 + 0.8 + 1.0 + 0.6) / 5)


def test_do_normal_draws_become_the_observed_values_in_their_shares() -> None:
    law = observed_attainment([0.5, 1.0, 1.5], [1, 2, 1])
    drawn = law.from_normal(np.random.default_rng(0).standard_normal(40_000))
    shares = [(drawn == one).mean() for one in (0.5, 1.0, 1.5)]
    assert shares == pytest.approx([0.25, 0.5, 0.25], abs=0.01)
    assert law.from_normal([-9.0, 9.0]).tolist() == [0.5, 1.5]


def test_is_a_fitted_law_that_of_the_samples_moments() -> None:
    """SciPy's skewness; a large sample of a law gives the law back."""
    values = attainment(0.92, 0.2, skew=0.8).from_normal(
        np.random.default_rng(1).standard_normal(200_000)
    )
    law = fitted_attainment(values)
    assert law.skew == pytest.approx(stats.skew(values))
    assert (law.mean, law.sd) == (pytest.approx(0.92, abs=0.005), pytest.approx(0.2, abs=0.005))
    assert law.quantile(0.9) == pytest.approx(np.quantile(values, 0.9), abs=0.005)
    with pytest.raises(ValueError, match="all 1"):
        fitted_attainment([1, 1, 1])


def test_is_a_law_left_as_it_is() -> None:
    law = attainment()
    assert as_attainment(law) is law
    assert as_attainment([1.0, 0.5]).at_least(1.0) == 0.5


def test_are_weights_of_the_wrong_kind_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        observed_attainment([1.0, 2.0], [1, -1])
    with pytest.raises(ValueError, match="differ in length"):
        observed_attainment([1.0, 2.0], [1])
