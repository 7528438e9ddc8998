# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Range restriction: do the corrections give back what selection took away?"""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.stats import truncnorm

from oms42.people import correct_restriction, restricted_sd

RNG = np.random.default_rng(3)
N = 400_000


def test_does_case_two_give_back_the_correlation_of_all_applicants() -> None:
    """Drawn: r = .42 among all; the top 30 percent on the predictor are hired."""
    x = RNG.standard_normal(N)
    y = 0.42 * x + np.sqrt(1 - 0.42**2) * RNG.standard_normal(N)
    hired = x > np.quantile(x, 0.7)
    seen = np.corrcoef(x[hired], y[hired])[0, 1]
    assert seen < 0.27
    assert correct_restriction(seen, x.std() / x[hired].std()) == pytest.approx(0.42, abs=0.01)


def test_does_case_three_give_it_back_where_another_score_selected() -> None:
    """Drawn: correlations .5, .4, .3 of three scores; the top fifth on the third are hired."""
    full = np.array([[1, 0.5, 0.4], [0.5, 1, 0.3], [0.4, 0.3, 1]])
    x, y, z = np.linalg.cholesky(full) @ RNG.standard_normal((3, N))
    hired = z > np.quantile(z, 0.8)
    seen = np.corrcoef([x[hired], y[hired], z[hired]])
    made = correct_restriction(
        seen[0, 1], z.std() / z[hired].std(), with_selector=seen[0, 2], selector_r=seen[1, 2]
    )
    assert made == pytest.approx(0.5, abs=0.01)


def test_is_case_two_the_third_where_the_predictor_selected() -> None:
    """With z = x the correlations with z are 1 and r."""
    two = correct_restriction(0.24, 1.5)
    assert correct_restriction(0.24, 1.5, with_selector=1, selector_r=0.24) == pytest.approx(two)


@given(st.floats(-1, 1), st.floats(0.05, 20))
@example(1.0, 0.23733787394258765)  # rounding would give 1.0000000000000002
def test_does_restricting_again_undo_the_correction(r: float, u: float) -> None:
    """The formula with 1/u is its own inverse."""
    full = correct_restriction(r, u)
    assert -1 <= full <= 1
    assert correct_restriction(full, 1 / u) == pytest.approx(r, abs=1e-9)
    assert correct_restriction(r, 1) == pytest.approx(r)


@pytest.mark.parametrize("ratio", [0.01, 0.2, 0.5, 0.9, 1])
def test_is_the_spread_that_is_left_scipys(ratio: float) -> None:
    """Standard deviation of a truncated normal."""
    cut = -np.inf if ratio == 1 else truncnorm(-np.inf, np.inf).ppf(1 - ratio)
    assert restricted_sd(ratio) == pytest.approx(truncnorm(cut, np.inf).std(), rel=1e-6)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"r": 1.2}, "r is 1.2; it must be from -1 to 1"),
        ({"ratio": 0}, "ratio is 0; it must be above 0"),
        ({"with_selector": 0.4}, "with_selector and selector_r go together"),
        ({"with_selector": 0.9, "selector_r": -0.9}, "no three variables correlate at r = 0.3"),
    ],
)
def test_is_what_cannot_be_corrected_refused(change: dict[str, float], says: str) -> None:
    given = {"r": 0.3, "ratio": 1.5} | change
    with pytest.raises(ValueError, match=says):
        correct_restriction(**given)
