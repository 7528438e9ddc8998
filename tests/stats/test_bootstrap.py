# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The bootstrap: does it give the published errors of the law schools, and scipy's intervals?"""

import numpy as np
import pytest
from scipy import stats

from oms42.stats import bootstrap

# Efron and Tibshirani (1993), table 3.1: a sample of 15 American law schools
LSAT = [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594]
GPA = [3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96]


def correlation(x, y):
    return float(np.corrcoef(x, y)[0, 1])


def test_is_the_law_schools_correlation_as_uncertain_as_published():
    """Their table 6.1: correlation .776, bootstrap standard error .132 from 3,200 resamples."""
    made = bootstrap(correlation, LSAT, GPA, draws=3200, seed=1)
    assert made.estimate == pytest.approx(0.776, abs=0.0005)
    assert made.se == pytest.approx(0.132, abs=0.006)


@pytest.mark.parametrize("method", ["percentile", "bca"])
def test_do_the_limits_agree_with_scipy(method):
    """Both draw at random; 4,000 resamples leave about a hundredth."""
    peer = stats.bootstrap(
        (LSAT, GPA),
        lambda x, y: stats.pearsonr(x, y)[0],
        paired=True,
        vectorized=False,
        n_resamples=4000,
        method=method.replace("bca", "BCa"),
        rng=np.random.default_rng(5),
    ).confidence_interval
    ours = bootstrap(correlation, LSAT, GPA, draws=4000, seed=2, method=method)
    assert ours.lower == pytest.approx(peer.low, abs=0.03)
    assert ours.upper == pytest.approx(peer.high, abs=0.015)


def test_is_the_same_seed_the_same_answer():
    one, two = (bootstrap(np.mean, [1.0, 2.0, 5.0], seed=4, draws=50) for _ in range(2))
    assert one.replicates.tolist() == two.replicates.tolist()
    assert bootstrap(np.mean, [1.0, 2.0, 5.0], seed=5, draws=50).lower <= one.upper


def test_do_rows_of_one_seller_stay_together():
    """Eight equal rows a seller: the error is that of 6 sellers, √8 of the error of 48 rows."""
    values = np.repeat([0.1, 0.4, 0.5, 0.9, 1.0, 1.3], 8)
    sellers = np.repeat(list("abcdef"), 8)
    rows = bootstrap(np.mean, values, seed=1)
    clustered = bootstrap(np.mean, values, seed=1, clusters=sellers)
    assert clustered.se / rows.se == pytest.approx(np.sqrt(8), rel=0.1)


def test_does_a_column_of_several_numbers_a_row_work():
    table = np.arange(12.0).reshape(6, 2)
    made = bootstrap(lambda t: float(t[:, 1].mean()), table, draws=100)
    assert made.estimate == 6


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"data": []}, ValueError, "there are no data"),
        ({"data": [[]]}, ValueError, "there are no data"),
        ({"data": [[1.0, 2.0], [1.0]]}, ValueError, r"the columns have .1, 2. rows"),
        ({"draws": 1}, ValueError, "draws is 1; it must be 2 or more"),
        ({"level": 95}, ValueError, "95 percent is 0.95"),
        ({"method": "basic"}, ValueError, "method is 'basic'; it must be percentile or bca"),
        ({"seed": -1}, ValueError, "seed is -1"),
        ({"clusters": ["a"]}, ValueError, "one label a row is needed"),
        ({"clusters": ["a", "a"]}, ValueError, "holds one cluster only"),
    ],
)
def test_does_a_bad_call_get_an_error_that_says_what_to_do(change, error, says):
    data = change.pop("data", [[1.0, 2.0]])
    with pytest.raises(error, match=says):
        bootstrap(np.mean, *data, **change)


def test_does_a_figure_that_only_rises_hear_that_bca_does_not_exist():
    """A resample of 30 holds hardly ever 30 different rows."""
    with pytest.raises(ValueError, match="no BCa interval exists; use method='percentile'"):
        bootstrap(lambda x: -float(np.unique(x).size), range(30), method="bca", draws=20)
