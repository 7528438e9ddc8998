# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.forecasting import rep_bias
from oms42.stats import shrink

CALLS = [100, 100, 100, 100]
CAME = [70, 74, 118, 122]
REPS = ["A", "A", "B", "B"]


def test_is_the_ratio_form_what_a_hand_calculation_gives() -> None:
    # ratios 0.72 and 1.20; four deviations of 2: sigma^2 = 4 * 2^2 / 100 / (4 - 2) = 0.08, over a
    # sum of calls of 200: 0.0004. Equal variances: tau^2 = 0.48^2 / 2 - 0.0004 = 0.1148, mu = 0.96
    made = rep_bias(CALLS, CAME, REPS)
    weight = 0.1148 / 0.1152
    assert made.raw == pytest.approx([0.72, 1.20])
    assert made.tau2 == pytest.approx(0.1148)
    assert made.mu == pytest.approx(0.96)
    assert made.weight == pytest.approx([weight] * 2)
    assert made.shrunk == pytest.approx([0.96 - 0.24 * weight, 0.96 + 0.24 * weight])
    assert made.sd == pytest.approx([(weight * 0.0004) ** 0.5] * 2)


def test_is_the_difference_form_what_a_hand_calculation_gives() -> None:
    # differences -28 and 20; sigma^2 = 16 / 2 = 8, over two calls: 4; tau^2 = 48^2 / 2 - 4 = 1148
    made = rep_bias(CALLS, CAME, REPS, form="difference")
    weight = 1148 / 1152
    assert made.raw.tolist() == [-28, 20]
    assert made.shrunk == pytest.approx([-4 - 24 * weight, -4 + 24 * weight])
    assert made.correct([200], ["A"]) == pytest.approx([200 - 4 - 24 * weight])


def test_is_the_ratio_that_of_the_sums_not_the_mean_of_ratios() -> None:
    made = rep_bias([10, 990, 100, 100], [10, 495, 90, 110], REPS)
    assert made.raw == pytest.approx([505 / 1000, 1.0])


def test_is_the_shrinkage_that_of_the_ground_floor() -> None:
    rng = np.random.default_rng(5)
    rep = np.repeat(list("ABCDE"), [2, 3, 6, 10, 20])
    call = rng.uniform(50, 150, rep.size)
    came = call * rng.normal(0.9, 0.2, rep.size)
    made = rep_bias(call, came, rep, form="difference")
    gap = came - call
    means = [gap[rep == one].mean() for one in "ABCDE"]
    within = sum(((gap[rep == one] - gap[rep == one].mean()) ** 2).sum() for one in "ABCDE")
    expected = shrink(means, within / (rep.size - 5) / np.array([2, 3, 6, 10, 20]))
    assert made.shrunk == pytest.approx(expected.estimate)
    assert (np.diff(made.weight) > 0).all()  # more calls, more belief


def test_does_correction_find_planted_bias_better_than_the_raw_record() -> None:
    # 21 reps of whom 12 over-call and 9 under-call, three calls each, as in the book's case
    rng = np.random.default_rng(11)
    truth = rng.normal(0.9, 0.1, 60)
    rep = np.repeat(np.arange(60), 3)
    call = rng.uniform(80, 120, rep.size)
    came = call * (truth[rep] + rng.normal(0, 0.25, rep.size))
    made = rep_bias(call, came, [f"rep {k:02d}" for k in rep])
    before = np.mean((made.raw - truth) ** 2)
    after = np.mean((made.shrunk - truth) ** 2)
    assert after < 0.6 * before


def test_do_new_reps_get_the_mean_and_names_match_as_text() -> None:
    made = rep_bias(CALLS, CAME, [1, 1, 2, 2])
    corrected = made.correct(pd.Series([200.0, 200.0]), pd.Series([1, 99]))
    assert corrected == pytest.approx([200 * made.shrunk[0], 200 * made.mu])
    assert made.to_frame().index.tolist() == ["1", "2"]
    assert made.to_frame()["n"].tolist() == [2, 2]


def test_are_reps_without_noise_believed_and_equal_ones_left_alone() -> None:
    exact = rep_bias(CALLS, [70, 70, 120, 120], REPS)
    assert exact.shrunk == pytest.approx([0.7, 1.2])
    perfect = rep_bias(CALLS, CALLS, REPS, form="difference")
    assert perfect.correct([55], ["A"]) == pytest.approx([55])


@given(st.floats(0.01, 1e6))
def test_is_the_ratio_the_same_in_any_currency(rate) -> None:
    scaled = rep_bias(rate * np.array(CALLS), rate * np.array(CAME), REPS)
    assert scaled.shrunk == pytest.approx(rep_bias(CALLS, CAME, REPS).shrunk)


@pytest.mark.parametrize(
    ("call", "came", "rep", "form", "says"),
    [
        (CALLS, CAME, REPS, "log", "form is 'log'; it must be ratio or difference"),
        ([100, 0, 1, 1], CAME, REPS, "ratio", "forecast holds 0; .* use form='difference'"),
        (CALLS, CAME[:3], REPS, "ratio", "forecast has 4, actual has 3"),
        (CALLS, CAME, REPS[:3], "ratio", "rep names 3 and forecast has 4 calls"),
        (CALLS, CAME, ["A"] * 4, "ratio", "1 reps with at most 4 calls each"),
        (CALLS, CAME, list("ABCD"), "ratio", "4 reps with at most 1 calls each"),
        (CALLS, [70, np.nan, 1, 1], REPS, "ratio", "actual holds nan"),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_wrong(call, came, rep, form, says) -> None:
    with pytest.raises(ValueError, match=says):
        rep_bias(call, came, rep, form=form)
