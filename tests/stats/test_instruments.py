# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Two-stage least squares: is it the textbook's, and does it find what choice hides?"""

import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.sandbox.regression.gmm import IV2SLS

from oms42.stats import least_squares, two_stage

RNG = np.random.default_rng(11)
N = 4000
NEED = RNG.normal(size=N)  # what managers see and analysts do not
LOT = (RNG.random(N) < 0.5).astype(float)
HOURS = 1.2 + 0.8 * NEED + 0.7 * LOT + 0.3 * RNG.normal(size=N)
WON = 0.2 + 0.03 * HOURS - 0.1 * NEED + 0.2 * RNG.normal(size=N)
SEASON = RNG.normal(size=(N, 2))
GROUPS = np.repeat(np.arange(80), 50)


def test_does_it_find_the_planted_effect_where_least_squares_has_the_wrong_sign() -> None:
    """Planted: +0.03 an hour; those who need coaching get it, and win less."""
    raw = least_squares(HOURS, WON).coef[1]
    made = two_stage(HOURS, WON, LOT)
    assert raw < -0.05
    low, high = made.interval()
    assert low < 0.03 < high
    assert made.f > 100


@pytest.mark.parametrize("lots", [LOT, np.column_stack([LOT, RNG.normal(size=N) + HOURS])])
def test_is_the_effect_that_of_statsmodels(lots: np.ndarray) -> None:
    """One instrument and two, with controls in both stages: IV2SLS of statsmodels."""
    ones = np.column_stack([np.ones(N), SEASON])
    peer = IV2SLS(WON, np.column_stack([ones, HOURS]), np.column_stack([ones, lots])).fit()
    made = two_stage(HOURS, WON, lots, controls=SEASON)
    assert made.effect == pytest.approx(peer.params[-1])
    np.testing.assert_allclose(made.residuals, peer.resid, atol=1e-9)


@pytest.mark.parametrize("groups", [None, GROUPS])
def test_are_the_errors_those_of_a_regression_where_the_dose_is_its_own_lot(
    groups: np.ndarray | None,
) -> None:
    """Then both stages are least squares: HC1 and clustered errors of statsmodels."""
    kind = {"cov_type": "HC1"}
    if groups is not None:
        kind = {"cov_type": "cluster", "cov_kwds": {"groups": groups}}
    peer = sm.OLS(WON, sm.add_constant(HOURS)).fit(use_t=True, **kind)
    made = two_stage(HOURS, WON, HOURS, groups=groups)
    assert (made.effect, made.se) == (pytest.approx(peer.params[1]), pytest.approx(peer.bse[1]))
    assert made.interval(0.9) == pytest.approx(tuple(peer.conf_int(0.1)[1]))


def test_is_the_first_stage_that_of_a_regression() -> None:
    """The dose on the lot by statsmodels, HC1: slope and F = t²."""
    peer = sm.OLS(HOURS, sm.add_constant(LOT)).fit(cov_type="HC1")
    made = two_stage(HOURS, WON, LOT)
    assert made.first_stage == pytest.approx(peer.params[1:])
    assert made.f == pytest.approx(peer.tvalues[1] ** 2)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"lot": np.ones(N)}, "lot does not move dose"),
        ({"dose": np.ones(N)}, "lot does not move dose"),
        ({"dose": SEASON}, "dose has 2 columns; one dose is estimated at a time"),
        ({"lot": LOT[:9]}, "lot"),
        ({"y": [1, 2, 3]}, "y"),
        ({"groups": np.zeros(N)}, "groups holds one cluster only"),
    ],
)
def test_is_what_cannot_be_estimated_refused(change: dict[str, np.ndarray], says: str) -> None:
    given = {"dose": HOURS, "y": WON, "lot": LOT} | change
    with pytest.raises(ValueError, match=says):
        two_stage(given.pop("dose"), given.pop("y"), given.pop("lot"), **given)
