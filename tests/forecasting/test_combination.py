# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Combinations: are means, ends and weights what they say?"""

import numpy as np
import pytest

from oms42.forecasting import auto_ets, combine, croston, drift, naive, seasonal_naive, theta

from .r_ets import AUSTOURISTS

Y = [10, 12, 11, 13]


def test_is_the_forecast_the_mean_by_hand() -> None:
    """Naive gives 13, 13; drift 14, 15."""
    forecast = combine([naive(Y), drift(Y)]).forecast(2)
    np.testing.assert_allclose(forecast.mean, [13.5, 14.0])


def test_are_the_ends_of_the_intervals_averaged() -> None:
    one, two = naive(Y), drift(Y)
    both = combine([one, two], weights=[1, 3]).forecast(3, level=(80, 95))
    parts = [model.forecast(3, level=(80, 95)) for model in (one, two)]
    for level in (80, 95):
        expected = 0.25 * parts[0].upper[level] + 0.75 * parts[1].upper[level]
        np.testing.assert_allclose(both.upper[level], expected)
        expected = 0.25 * parts[0].lower[level] + 0.75 * parts[1].lower[level]
        np.testing.assert_allclose(both.lower[level], expected)


def test_are_weights_scaled_to_sum_to_one() -> None:
    combination = combine([naive(Y), drift(Y)], weights=[2, 6])
    assert combination.weights.tolist() == [0.25, 0.75]
    assert combination.forecast(1, level=()).mean[0] == pytest.approx(13.75)


def test_are_fitted_values_and_residuals_of_one_piece() -> None:
    combination = combine([naive(Y), drift(Y)])
    np.testing.assert_allclose(combination.fitted[1:] + combination.residuals[1:], Y[1:])
    assert np.isnan(combination.fitted[0])
    assert combination.sigma2 == pytest.approx(np.mean(combination.residuals[1:] ** 2))


def test_can_all_models_of_the_room_be_combined() -> None:
    models = [
        auto_ets(AUSTOURISTS, period=4),
        theta(AUSTOURISTS, period=4),
        seasonal_naive(AUSTOURISTS, period=4),
        croston(AUSTOURISTS),
    ]
    forecast = combine(models).forecast(4)
    expected = np.mean([model.forecast(4).mean for model in models], axis=0)
    np.testing.assert_allclose(forecast.mean, expected)
    assert combine([combine(models[:2]), models[2]]).forecast(1).mean.size == 1


def test_can_levels_be_given_once_and_used_for_each() -> None:
    forecast = combine([naive(Y), drift(Y)]).forecast(1, level=iter([80]))
    assert list(forecast.lower) == [80]


@pytest.mark.parametrize(
    ("models", "weights", "words"),
    [
        ([naive(Y)], None, "models holds 1; a combination needs two"),
        ([naive(Y), naive(Y[:3])], None, "3 and 4 observations"),
        ([naive(Y), drift(Y)], [1], "1 values for 2 models"),
        ([naive(Y), drift(Y)], [1, -1], "zero or above"),
        ([naive(Y), drift(Y)], [0, 0], "one above zero"),
    ],
)
def test_does_a_bad_combination_get_an_error_that_teaches(
    models: list[object], weights: list[float] | None, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        combine(models, weights)  # type: ignore[arg-type]  # models of many types


def test_does_an_entry_that_is_no_model_get_a_type_error() -> None:
    with pytest.raises(TypeError, match="models holds list at position 1"):
        combine([naive(Y), Y])  # type: ignore[list-item]  # the wrong type is the point
