# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.forecasting import coverage, interval_score, msis, pinball
from oms42.forecasting.interval_scores import interval_losses

ENDS = st.tuples(st.floats(-100, 100), st.floats(-100, 100)).map(sorted)


def test_is_coverage_the_share_inside_ends_included() -> None:
    assert coverage([8, 12, 12.5, 7.9], [8] * 4, [12] * 4) == 0.5


def test_is_the_score_what_a_hand_calculation_gives() -> None:
    # width 4; width 6 and a miss of 3 at level 80: 6 + 2 / 0.2 * 3 = 36; a miss of 1 below: 4 + 10
    assert interval_score([10], [8], [12], 80) == 4
    assert interval_score([19], [10], [16], 80) == pytest.approx(36)
    assert interval_score([7], [8], [12], level=80) == pytest.approx(14)
    assert interval_score([7], [8], [12], level=95) == pytest.approx(4 + 40)


def test_is_the_scaled_score_divided_by_the_seasonal_change() -> None:
    # the worked example WE2.5 has the scale 11.375
    train = [100, 120, 90, 110, 130, 105, 95, 115, 140, 118, 98, 125]
    assert msis(train, [147], [130], [140], 80, 4) == pytest.approx((10 + 10 * 7) / 11.375)


@given(st.floats(-100, 100), ENDS, st.sampled_from([50, 80, 90, 95]))
def test_is_the_score_two_over_a_times_the_pinball_losses_of_its_ends(y, ends, level) -> None:
    # an identity: the score is 2 / a of the pinball losses at a / 2 and 1 - a / 2
    a = 1 - level / 100
    losses = pinball(y, ends[0], a / 2) + pinball(y, ends[1], 1 - a / 2)
    score = interval_score([y], [ends[0]], [ends[1]], level)
    assert score == pytest.approx(2 / a * losses, rel=1e-9, abs=1e-9)


def test_do_the_true_quantiles_have_the_least_expected_score() -> None:
    tau = (np.arange(2000) + 0.5) / 2000
    y = np.array([NormalDist().inv_cdf(float(share)) for share in tau])
    reach = NormalDist().inv_cdf(0.9)

    def score(factor: float) -> float:
        return float(interval_losses(y, np.full(2000, -factor), np.full(2000, factor), 80).mean())

    assert score(reach) < min(score(0.8 * reach), score(1.2 * reach))


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: coverage([1, 2], [0], [3]), ValueError, "y has 2 values and lower has 1"),
        (lambda: coverage([1], [0], [3, 4]), ValueError, "y has 1 values and upper has 2"),
        (lambda: coverage([1], [2], [0]), ValueError, "runs from 2 down to 0"),
        (lambda: coverage([np.nan], [2], [3]), ValueError, "y holds nan"),
        (lambda: interval_score([1], [0], [2], 0.8), ValueError, "level is 0.8; it is in percent"),
        (lambda: interval_score([1], [0], [2], 100), ValueError, "level is 100"),
        (lambda: interval_score([1], [0], [2], "80"), TypeError, "level is '80'"),
        (lambda: msis([5, 5], [1], [0], [2], 80), ValueError, "the scale is zero"),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_wrong(call, error, says) -> None:
    with pytest.raises(error, match=says):
        call()
