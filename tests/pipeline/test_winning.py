# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The win probability: is it scikit-learn's, calibrated on newer deals, blind to later ones?"""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from oms42.pipeline import win_probability
from oms42.stats.calibration import calibration_line


def deals(n: int = 3000, slope: float = 1.0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draw deals with two columns that matter, closing one after the other."""
    rng = np.random.default_rng(11)
    x = rng.normal(size=(n, 2)) * [1, 10] + [0, 50]
    chance = 1 / (1 + np.exp(-(slope * x[:, 0] + 0.08 * (x[:, 1] - 50) - 0.5)))
    won = (rng.random(n) < chance).astype(int)
    return x, won, np.datetime64("2025-01-01") + np.arange(n) // 5


def test_is_the_model_that_of_scikit_learn_on_the_older_deals() -> None:
    x, won, closed = deals()
    made = win_probability(x, won, closed, as_of="2030-01-01", calibration="none", penalty=2.0)
    old = slice(0, 2100)
    scaled = (x - x[old].mean(axis=0)) / x[old].std(axis=0)
    theirs = LogisticRegression(C=0.5, tol=1e-10, max_iter=1000).fit(scaled[old], won[old])
    assert made.predict(x) == pytest.approx(theirs.predict_proba(scaled)[:, 1], abs=1e-6)
    assert (made.trained, made.held_out) == (2100, 900)


def test_does_what_closes_after_the_day_change_nothing() -> None:
    """A column that tells the outcome of later deals is planted: nothing of it may be learned."""
    x, won, closed = deals()
    day = "2026-01-01"
    later = closed > np.datetime64(day)
    planted, turned = x.copy(), won.copy()
    planted[later] = 1e6 * won[later, None]
    turned[later] = 1 - won[later]
    known = win_probability(x, won, closed, as_of=day)
    told = win_probability(planted, turned, closed, as_of=day)
    assert known.predict(x[~later]) == pytest.approx(told.predict(x[~later]), abs=0)
    assert known.skill == told.skill


@pytest.mark.parametrize("calibration", ["platt", "isotonic"])
def test_are_chances_of_a_world_that_changed_calibrated_to_the_newer_deals(
    calibration: str,
) -> None:
    """Older deals with a steep law, newer ones with a flat one: the model is too sure, then not."""
    x, won, closed = deals(slope=2.5)
    flat = np.random.default_rng(2).random(won.size) < 1 / (1 + np.exp(-0.5 * x[:, 0]))
    won[2100:] = flat[2100:]
    made = win_probability(x, won, closed, as_of="2030-01-01", calibration=calibration)  # type: ignore[arg-type]  # a parameter's text
    assert made.line.slope < 0.5
    # steps may end at 0 or 1, which have no log-odds
    after = calibration_line(np.clip(made.predict(x[2100:]), 0.01, 0.99), won[2100:])
    assert after.slope == pytest.approx(1, abs=0.12)


def test_is_there_no_skill_where_the_columns_say_nothing() -> None:
    _, won, closed = deals()
    noise = np.random.default_rng(5).normal(size=(won.size, 2))
    assert win_probability(noise, won, closed, as_of="2030-01-01").skill < 0.01


def test_is_bad_input_named() -> None:
    x, won, closed = deals(200)
    with pytest.raises(ValueError, match="calibration is 'beta'; it is platt, isotonic or none"):
        win_probability(x, won, closed, as_of="2030-01-01", calibration="beta")  # type: ignore[arg-type]  # the wrong word
    with pytest.raises(
        ValueError, match="no deal had closed by 2020-01-01; the first closed on 2025"
    ):
        win_probability(x, won, closed, as_of="2020-01-01")
    with pytest.raises(ValueError, match="column 1 of x never changes"):
        win_probability(x * [1, 0], won, closed, as_of="2030-01-01")
    with pytest.raises(ValueError, match="the 60 newer deals hold one outcome only"):
        win_probability(x, np.r_[won[:140], np.ones(60)], closed, as_of="2030-01-01")
    with pytest.raises(
        ValueError, match="closed is missing in row 0; leave out deals that are open"
    ):
        win_probability(x, won, np.r_[np.datetime64("NaT"), closed[1:]], as_of="2030-01-01")
    made = win_probability(x, won, closed, as_of="2030-01-01")
    with pytest.raises(ValueError, match="x has 1 columns; the model was fitted to 2"):
        made.predict(x[:, :1])
