# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Difference-in-differences: the published table, statsmodels, and what it cannot do."""

import numpy as np
import pytest
import statsmodels.api as sm

from oms42.stats import difference_in_differences

RNG = np.random.default_rng(19)
UNITS = np.repeat(np.arange(40), 6)
TREATED, AFTER = (UNITS < 15).astype(int), np.tile([0, 0, 0, 1, 1, 1], 40)
SIZE = np.repeat(RNG.normal(size=40), 6)
Y = 10 + SIZE + TREATED + 2 * AFTER + 0.5 * TREATED * AFTER + RNG.normal(size=240)


def test_is_the_minimum_wage_effect_that_of_the_published_means():
    """Card and Krueger (1994), table 3: 23.33 → 21.17 in Pennsylvania, 20.44 → 21.03 in New Jersey.

    Their 2.76 is of unrounded means; the printed ones give 21.03 − 20.44 − (21.17 − 23.33) = 2.75.
    """
    means = np.repeat([23.33, 21.17, 20.44, 21.03], 2) + np.tile([-1, 1], 4)
    state, later = np.repeat([0, 0, 1, 1], 2), np.repeat([0, 1, 0, 1], 2)
    made = difference_in_differences(means, state, later)
    assert made.effect == pytest.approx(2.75)
    assert made.means == pytest.approx((23.33, 21.17, 20.44, 21.03))


@pytest.mark.parametrize("clustered", [True, False])
def test_do_effect_and_errors_agree_with_statsmodels(clustered):
    x = sm.add_constant(np.column_stack([TREATED, AFTER, TREATED * AFTER, SIZE]))
    options = {"cov_type": "HC3"}
    if clustered:
        options = {"cov_type": "cluster", "cov_kwds": {"groups": UNITS}}
    peer = sm.OLS(Y, x).fit(use_t=True, **options)
    made = difference_in_differences(
        Y, TREATED, AFTER, groups=UNITS if clustered else None, controls=SIZE
    )
    assert (made.effect, made.se) == (pytest.approx(peer.params[3]), pytest.approx(peer.bse[3]))
    assert (made.lower, made.upper) == pytest.approx(tuple(peer.conf_int()[3]))


def test_is_a_change_common_to_all_no_effect():
    made = difference_in_differences(Y + 100 * AFTER, TREATED, AFTER)
    assert made.effect == pytest.approx(difference_in_differences(Y, TREATED, AFTER).effect)


def test_does_an_empty_cell_get_an_error_that_names_it():
    with pytest.raises(ValueError, match="no row with treated 1 and after 1; all four"):
        difference_in_differences([1, 2, 3, 4, 5], [0, 0, 0, 1, 1], [0, 1, 1, 0, 0])


def test_must_treated_and_after_be_zeros_and_ones():
    with pytest.raises(ValueError, match="after holds 2026"):
        difference_in_differences([1, 2, 3, 4, 5], [0, 0, 1, 1, 1], [0, 0, 2026, 0, 1])
