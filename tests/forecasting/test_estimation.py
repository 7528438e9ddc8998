# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from oms42.forecasting.estimation import (
    admissible,
    least_squares,
    likely_states,
    maximum_likelihood,
    transition,
)
from oms42.forecasting.recursion import Form, States, Weights, smooth

from .series import AIR_PASSENGERS, AUSAIR, OIL

SIMPLE = Form("simple")
HOLT = Form("Holt", trend=True)
QUARTERLY = Form("Holt-Winters", trend=True, period=4)
MONTHLY = Form("Holt-Winters", trend=True, period=12)
UNKNOWN = {"alpha": None, "beta": None, "gamma": None, "phi": 1.0}
UNIT = st.floats(0, 1)


def sse(y, weights, start):
    """Add up the squared errors of a run."""
    path = smooth(list(y), weights, start, multiplicative=False)
    return float(np.sum((np.asarray(y) - path.fitted) ** 2))


@given(
    arrays(float, 12, elements=st.floats(-100, 100)),
    st.lists(UNIT, min_size=3, max_size=3),
    st.floats(0.8, 1),
    st.sampled_from([SIMPLE, HOLT, QUARTERLY]),
    arrays(float, 6, elements=st.floats(-5, 5)),
)
def test_do_no_other_states_leave_a_smaller_sum_of_squares(y, unit, phi, form, move):
    alpha, beta, gamma = unit
    weights = {
        SIMPLE: Weights(alpha),
        HOLT: Weights(alpha, beta, 0.0, phi),
        QUARTERLY: Weights(alpha, beta, gamma, phi),
    }[form]
    states, least = likely_states(y, weights, form)
    assert sse(y, weights, states) == pytest.approx(least, rel=1e-6, abs=1e-6)
    moved = States(
        states.level + move[0],
        states.slope + move[1] * form.trend,
        [s + d for s, d in zip(states.season, move[2:], strict=False)]
        if form.period > 1
        else [0.0],
    )
    assert sse(y, weights, moved) >= least * (1 - 1e-9) - 1e-6


def test_do_the_likely_seasons_sum_to_zero():
    states, _ = likely_states(
        np.array(AIR_PASSENGERS[:40], float), Weights(0.3, 0.1, 0.2), QUARTERLY
    )
    assert len(states.season) == 4
    assert sum(states.season) == pytest.approx(0, abs=1e-9)


def test_is_the_step_of_holts_method_the_matrix_of_the_state_space_form():
    # D = F - g w' with F = [[1, phi], [0, phi]], w = (1, phi), g = (alpha, alpha beta), by hand for
    # alpha = 0.5, beta = 0.4, phi = 0.9
    share, step = transition(Weights(0.5, 0.4, 0.0, 0.9), HOLT)
    assert share == pytest.approx([1, 0.9])
    assert step == pytest.approx(np.array([[0.5, 0.45], [-0.2, 0.72]]))


@given(UNIT, UNIT, UNIT, st.sampled_from([1.0, 0.98, 0.9]), st.sampled_from([2, 3, 4, 7, 12]))
def test_has_the_step_the_characteristic_polynomial_of_the_admissible_region(
    alpha, beta, gamma, phi, m
):
    # Hyndman, Akram & Archibald (2008), The admissible parameter space for exponential smoothing
    # models, Annals of the Institute of Statistical Mathematics 60, 407-426; their slope enters the
    # level undamped, so that their beta is phi alpha beta here. The factor z - 1 is the overlap of
    # level and seasons.
    b, g = phi * alpha * beta, (1 - alpha) * gamma
    inner = alpha + b - alpha * phi
    polynomial = [1, alpha + b - phi, *[inner] * (m - 2), inner + g - 1, phi * (1 - alpha - g)]
    _, step = transition(Weights(alpha, beta, gamma, phi), Form("x", trend=True, period=m))
    assert np.poly(step) == pytest.approx(np.convolve(polynomial, [1, -1]), abs=1e-9)


def test_are_weights_refused_whose_past_does_not_fade():
    # the largest root of the polynomial above: 1.032 for (0.3, 0.9, 0.9), 0.995 for (0.3, 0.1, 0.1)
    assert not admissible(Weights(0.3, 0.9, 0.9), MONTHLY)
    assert admissible(Weights(0.3, 0.1, 0.1), MONTHLY)


def test_are_seasons_that_hardly_move_admissible():
    # their roots lie beside the unit circle: the largest is 1.0000032 here
    assert admissible(Weights(0.412, 0.9999, 0.0001), MONTHLY)


@pytest.mark.parametrize("y", [OIL, AUSAIR, AIR_PASSENGERS[:30]])
def test_is_no_weight_on_a_fine_grid_more_likely_than_the_fitted_one(y):
    y = np.array(y, float)
    found = likely_states(y, maximum_likelihood(y, SIMPLE, {"alpha": None}), SIMPLE)[1]
    grid = min(likely_states(y, Weights(a), SIMPLE)[1] for a in np.linspace(1e-4, 0.9999, 1001))
    assert found <= grid * (1 + 1e-9)


def test_is_the_deepest_valley_found_where_the_best_point_of_the_grid_lies_in_another():
    # Four simulated years. The best point of the grid lies in a valley of the sum of squares that
    # ends at (0.43, 0, 0) with 1,068.5; another ends near (0.22, 1, 0) with 1,042.2.
    y = np.array(
        [
            [86, 112, 101, 124, 109, 113, 116, 137, 144, 142, 145, 161],
            [144, 176, 161, 201, 173, 187, 182, 195, 211, 214, 206, 215],
            [188, 224, 214, 236, 221, 229, 226, 243, 252, 252, 246, 264],
            [235, 279, 254, 282, 273, 268, 268, 297, 294, 299, 297, 318],
        ],
        float,
    ).ravel()
    found = likely_states(y, maximum_likelihood(y, MONTHLY, UNKNOWN), MONTHLY)[1]
    assert found <= likely_states(y, Weights(0.217, 0.999, 0.0001), MONTHLY)[1]


def test_are_weights_whose_past_does_not_fade_passed_over_even_if_they_fit_better():
    # four simulated weeks of a process with the weights (0.3, 0.9, 0.9)
    y = np.array(
        [
            [91, 91, 117, 108, 117, 127, 108],
            [117, 127, 153, 153, 167, 179, 160],
            [169, 185, 213, 215, 219, 232, 210],
            [221, 227, 263, 254, 256, 267, 242],
        ],
        float,
    ).ravel()
    daily = Form("Holt-Winters", trend=True, period=7)
    weights, rival = maximum_likelihood(y, daily, UNKNOWN), Weights(0.283, 0.9999, 0.9999)
    assert admissible(weights, daily)
    assert not admissible(rival, daily)
    assert likely_states(y, rival, daily)[1] < likely_states(y, weights, daily)[1]


def test_is_additive_holt_winters_as_likely_as_statsmodels_finds_it():
    # statsmodels 0.15.0, ETSModel(AirPassengers, error="add", trend="add", seasonal="add",
    # seasonal_periods=12).fit(): sse 21567.292166, alpha 0.2525506, gamma 0.7473747 (times
    # 1 / (1 - alpha): 0.9999, its bound), beta at its bound 0.0001. Ours may be lower, and is.
    y = np.array(AIR_PASSENGERS, float)
    weights = maximum_likelihood(y, MONTHLY, UNKNOWN)
    assert weights == pytest.approx((0.2525506, 0.0001, 0.9999, 1.0), abs=1e-5)
    assert 21567.2910 < likely_states(y, weights, MONTHLY)[1] <= 21567.292166


def test_is_only_what_is_unknown_searched_for():
    y, start = np.array(OIL[2:]), States(OIL[1], OIL[1] - OIL[0], [0.0])
    given_beta = {"alpha": None, "beta": 0.2, "phi": 1.0}
    weights = least_squares(y, start, HOLT, given_beta)
    assert weights[1:] == (0.2, 0.0, 1.0)
    rivals = [sse(y, Weights(a, 0.2), start) for a in np.linspace(0, 1, 501)]
    assert sse(y, weights, start) <= min(rivals) * (1 + 1e-9)


def test_is_damping_searched_for_between_its_bounds():
    y, start = np.array(AUSAIR[2:]), States(AUSAIR[1], AUSAIR[1] - AUSAIR[0], [0.0])
    weights = least_squares(y, start, HOLT, {"alpha": 0.5, "beta": 0.5, "phi": None})
    rivals = {p: sse(y, Weights(0.5, 0.5, 0.0, p), start) for p in np.linspace(0.8, 0.98, 91)}
    assert weights.phi == pytest.approx(min(rivals, key=rivals.get), abs=0.002)


def test_does_least_squares_pass_over_weights_that_take_the_level_below_zero():
    # the start promises a fall of 30 a period; only weights that drop it soon keep the level up
    y, start = np.array([80.0, 82, 79, 81, 80, 83]), States(100.0, -30.0, [1.0, 1.0])
    form = Form("Holt-Winters", trend=True, period=2, multiplicative=True)
    weights = least_squares(y, start, form, UNKNOWN)
    path = smooth(y.tolist(), weights, start, multiplicative=True)
    assert min(path.level) > 0


@pytest.mark.parametrize("form", [SIMPLE, HOLT])
def test_is_a_constant_series_fitted_without_complaint(form):
    y = np.full(8, 5.0)
    unknown = {"alpha": None, "beta": None, "phi": 1.0} if form.trend else {"alpha": None}
    weights = maximum_likelihood(y, form, unknown)
    assert likely_states(y, weights, form)[1] == pytest.approx(0, abs=1e-20)


def test_is_a_series_of_zeros_fitted_without_complaint():
    weights = maximum_likelihood(np.zeros(8), SIMPLE, {"alpha": None})
    assert 0 <= weights.alpha <= 1
