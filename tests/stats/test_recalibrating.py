# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Recalibrating: is the map learned from the past alone, and does the order of the cases stay?"""

import numpy as np
import pytest
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import roc_auc_score

from oms42.stats import brier, platt, recalibrated
from oms42.stats.recalibrating import calibration_map, log_odds

RNG = np.random.default_rng(5)
TRUE = RNG.beta(1, 4, 3000)
WON = (RNG.random(3000) < TRUE).astype(int)
SAID = TRUE / (TRUE + (1 - TRUE) / 4)  # the odds four times too high, as after balancing
PAST, NOW = slice(0, 2000), slice(2000, 3000)


def test_does_platt_find_that_the_odds_are_four_times_too_high() -> None:
    """The sigmoid on log-odds should be intercept −log 4 and slope 1."""
    made = platt(log_odds(SAID[PAST]), WON[PAST])
    assert made.intercept == pytest.approx(-np.log(4), abs=0.2)
    assert made.slope == pytest.approx(1, abs=0.12)
    again = recalibrated(SAID[NOW], SAID[PAST], WON[PAST])
    assert again == pytest.approx(made.apply(np.log(SAID[NOW] / (1 - SAID[NOW]))), abs=1e-9)


def test_is_the_isotonic_map_scikit_learns() -> None:
    """Ours runs on log-odds; between its steps theirs, on the same log-odds, is straight too."""
    ours = recalibrated(SAID[NOW], SAID[PAST], WON[PAST], "isotonic")
    peer = IsotonicRegression(out_of_bounds="clip").fit(log_odds(SAID[PAST]), WON[PAST])
    assert ours == pytest.approx(peer.predict(log_odds(SAID[NOW])), abs=1e-9)


def test_does_the_auc_stay_and_the_brier_score_fall() -> None:
    for how, moved in (("platt", 1e-12), ("isotonic", 0.01)):
        mended = recalibrated(SAID[NOW], SAID[PAST], WON[PAST], how)  # type: ignore[arg-type]  # two of the ways
        before, after = (roc_auc_score(WON[NOW], p) for p in (SAID[NOW], mended))
        assert after == pytest.approx(before, abs=moved)
        assert brier(mended, WON[NOW]) < brier(SAID[NOW], WON[NOW]) - 0.03


def test_does_none_leave_everything() -> None:
    assert recalibrated([0.2, 0.9], [0.5], [1], "none").tolist() == [0.2, 0.9]
    assert calibration_map("none", np.array([0.5]), np.array([1.0])) is None


def test_are_zero_and_one_survived() -> None:
    mended = recalibrated([0.0, 1.0], [0.0, 0.3, 0.6, 1.0], [0, 1, 0, 1])
    assert np.isfinite(mended).all()
    assert 0 < mended[0] < mended[1] < 1


def test_is_another_way_refused_with_what_there_is() -> None:
    with pytest.raises(ValueError, match="how is 'beta'; it is platt, isotonic or none"):
        recalibrated([0.5], [0.5, 0.6], [0, 1], "beta")  # type: ignore[arg-type]  # the wrong one
    with pytest.raises(ValueError, match="past"):
        recalibrated([0.5], [0.5, 0.6, 0.7], [0, 1])
