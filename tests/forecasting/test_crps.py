# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from oms42.forecasting import Forecast, crps_gaussian, crps_quantiles, crps_sample
from oms42.forecasting.crps import forecast_losses, quantile_losses

DRAWS = arrays(float, st.integers(1, 12), elements=st.integers(-50, 50).map(float))
LEVELS_5 = (0.1, 0.3, 0.5, 0.7, 0.9)


def by_definition(y: float, draws: np.ndarray) -> float:
    """Integrate (F(x) - 1{y <= x})^2 over x, exactly: F is a step function."""
    edges = np.unique(np.append(draws, y))
    steps = [(np.mean(draws <= x) - (y <= x)) ** 2 for x in edges[:-1]]
    return float(np.asarray(steps) @ np.diff(edges)) if len(edges) > 1 else 0.0


def test_is_the_score_of_a_sample_what_a_hand_calculation_gives() -> None:
    # |x - 3|: 2, 1, 1, 2, mean 1.5; pairs 1, 3, 4, 2, 3, 1 sum to 14, E|X - X'| = 28 / 16 = 1.75;
    # and over the 12 pairs of different draws 28 twelfths
    assert crps_sample(3, [1, 2, 4, 5]) == pytest.approx(1.5 - 1.75 / 2)
    assert crps_sample(3, [1, 2, 4, 5], fair=True) == pytest.approx(1.5 - 28 / 12 / 2)


@given(st.integers(-60, 60), DRAWS)
def test_is_the_score_of_a_sample_the_integral_that_defines_it(y, draws) -> None:
    assert crps_sample(y, draws) == pytest.approx(by_definition(y, draws), abs=1e-9)


@given(st.integers(-60, 60), DRAWS)
def test_are_the_middle_quantiles_of_a_sample_scored_as_the_sample(y, draws) -> None:
    s = draws.size
    tau = (np.arange(s) + 0.5) / s
    scored = crps_quantiles(y, np.sort(draws), tau)
    assert scored == pytest.approx(crps_sample(y, draws), abs=1e-9)


@given(st.integers(-60, 60), st.integers(-60, 60))
def test_is_the_score_of_one_draw_the_absolute_error(y, x) -> None:
    assert crps_sample(y, [x]) == abs(y - x)


def test_is_the_normal_score_the_closed_form() -> None:
    # at the mean of a standard normal: 2 phi(0) - 1 / sqrt(pi) = 0.797885 - 0.564190
    assert crps_gaussian(0, 0, 1) == pytest.approx(0.2336949772, abs=1e-9)


def test_does_the_score_of_many_draws_come_to_the_normal_score() -> None:
    tau = (np.arange(4000) + 0.5) / 4000
    draws = np.array([NormalDist(100, 15).inv_cdf(float(share)) for share in tau])
    assert crps_sample(120, draws) == pytest.approx(crps_gaussian(120, 100, 15), rel=1e-3)


def test_is_a_truthful_forecast_better_than_a_bold_or_a_timid_one() -> None:
    # the score is proper: outcomes from N(0, 1) favor sd = 1
    tau = (np.arange(500) + 0.5) / 500
    y = [NormalDist().inv_cdf(float(share)) for share in tau]
    truthful = crps_gaussian(y, 0, 1)
    assert truthful < crps_gaussian(y, 0, 0.7)
    assert truthful < crps_gaussian(y, 0, 1.4)
    assert truthful < crps_gaussian(y, 0.3, 1)


def test_are_several_values_averaged() -> None:
    both = crps_sample([3, 10], [[1, 2, 4, 5], [9, 9, 9, 9]])
    assert both == pytest.approx((0.625 + 1) / 2)
    # pinball losses at tau 0.1 .. 0.9 of y = 3: quantiles 1..5 give 0.2, 0.3, 0, 0.3, 0.2, twice
    # their mean is 0.4
    assert crps_quantiles([3, 3], [[1, 2, 3, 4, 5]] * 2, LEVELS_5) == pytest.approx(0.4)


def test_may_levels_come_in_any_order() -> None:
    mixed = crps_quantiles(3, [5, 1, 3, 2, 4], [0.9, 0.1, 0.5, 0.3, 0.7])
    assert mixed == pytest.approx(0.4)


def test_do_the_weights_of_uneven_levels_reach_to_the_middle() -> None:
    # levels 0.2 and 0.8 weigh 0.5 each; y = 1 against q = 0, 0: 2 (0.5 * 0.2 + 0.5 * 0.8) = 1
    scored = quantile_losses(np.array([1.0]), np.zeros((1, 2)), np.array([0.2, 0.8]))
    assert scored.tolist() == pytest.approx([1.0])


@pytest.mark.parametrize("levels", [(80,), (80, 95), (50, 90, 99)])
@pytest.mark.parametrize("y", [70.0, 100.0, 131.0])
def test_is_a_normal_forecast_scored_as_the_closed_form_whatever_its_levels(levels, y) -> None:
    normal = NormalDist(100, 15)
    ends = {p: np.array([normal.inv_cdf(0.5 + p / 200)]) for p in levels}
    forecast = Forecast(np.array([100.0]), {p: 200 - end for p, end in ends.items()}, ends)
    scored = forecast_losses(np.array([y]), forecast)[0]
    assert scored == pytest.approx(crps_gaussian(y, 100, 15), rel=3e-3)


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: crps_sample(3, [[1, 2], [3, 4]]), ValueError, r"sample has shape \(2, 2\)"),
        (lambda: crps_sample([3, 4], [1, 2]), ValueError, "one row a value"),
        (lambda: crps_sample(3, [1], fair=True), ValueError, "one draw a value"),
        (lambda: crps_sample(3, [1, np.nan]), ValueError, "sample holds nan at position 1"),
        (lambda: crps_sample(3, ["1"]), TypeError, "sample holds values of type"),
        (lambda: crps_quantiles(3, [1, 2], [0.5]), ValueError, "q has 2 columns and tau 1"),
        (lambda: crps_quantiles(3, [1, 2], [0.5, 1]), ValueError, "above 0 and below 1"),
        (lambda: crps_quantiles(3, [1, 2], [0.5, 0.5]), ValueError, "each of them once"),
        (lambda: crps_quantiles(3, [2, 1], [0.1, 0.9]), ValueError, "row 0 of q fall"),
        (lambda: crps_gaussian(3, 3, 0), ValueError, "sd holds 0"),
        (lambda: crps_gaussian([3, 4], [3, 4, 5], 1), ValueError, "y has 2 values and mean has 3"),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_wrong(call, error, says) -> None:
    with pytest.raises(error, match=says):
        call()
