# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest

from oms42.forecasting import logistic_ramp, usage_ramp

MONTHS = np.arange(1, 13)


def noisy(seed, months=12, sigma=0.25, ceiling=100.0, midpoint=4.5, scale=1.6):
    """Return the use of one customer by the law of the book's case."""
    t = np.arange(1, months + 1)
    shares = logistic_ramp(t, midpoint, scale)
    return ceiling * shares * np.exp(np.random.default_rng(seed).normal(0, sigma, months))


def test_is_the_ramp_the_logistic_curve() -> None:
    assert logistic_ramp(4.5) == 0.5
    assert logistic_ramp([1, 12]) == pytest.approx(
        [1 / (1 + np.exp(3.5 / 1.6)), 1 / (1 + np.exp(-7.5 / 1.6))]
    )
    assert logistic_ramp([-1e6, 1e6]).tolist() == [0, 1]
    # from 27 % to 73 % in two scales: 1 / (1 + e) and its complement
    assert logistic_ramp([4.5 - 1.6, 4.5 + 1.6]) == pytest.approx(
        [1 / (1 + np.e), np.e / (1 + np.e)]
    )


@pytest.mark.parametrize(("midpoint", "scale"), [(2.0, 0.8), (4.5, 1.6), (9.0, 2.5)])
def test_is_an_exact_ramp_found_again(midpoint, scale) -> None:
    ramp = usage_ramp(250 * logistic_ramp(MONTHS, midpoint, scale))
    assert (ramp.ceiling, ramp.midpoint, ramp.scale) == pytest.approx(
        (250, midpoint, scale), rel=1e-4
    )
    assert ramp.sigma < 1e-5
    assert ramp.use([13.0]) == pytest.approx(250 * logistic_ramp([13], midpoint, scale), rel=1e-4)


def test_is_a_known_scale_kept() -> None:
    ramp = usage_ramp(250 * logistic_ramp(MONTHS, 5, 1.6), scale=1.6)
    assert ramp.scale == pytest.approx(1.6)
    assert ramp.midpoint == pytest.approx(5, rel=1e-5)
    assert not ramp.covariance[2].any()


def test_is_the_fit_the_least_squares_one() -> None:
    """Does no step away from the estimates lower the sum of squares?"""
    y = noisy(3)
    ramp = usage_ramp(y)

    def total(ceiling, midpoint, scale):
        return float(
            ((np.log(y / ceiling) - np.log(logistic_ramp(MONTHS, midpoint, scale))) ** 2).sum()
        )

    best = total(ramp.ceiling, ramp.midpoint, ramp.scale)
    assert ramp.sigma == pytest.approx((best / 9) ** 0.5)
    for factor in (0.99, 1.01):
        assert total(ramp.ceiling * factor, ramp.midpoint, ramp.scale) > best
        assert total(ramp.ceiling, ramp.midpoint * factor, ramp.scale) > best
        assert total(ramp.ceiling, ramp.midpoint, ramp.scale * factor) > best


def test_hold_the_intervals_about_what_they_promise() -> None:
    """By the book's law of use, 8 months seen and 3 ahead; the delta method is rough."""
    held = []
    for seed in range(150):
        y = noisy(seed, months=11)
        forecast = usage_ramp(y[:8], scale=1.6).forecast(3, level=80)
        held += ((forecast.lower[80] <= y[8:]) & (y[8:] <= forecast.upper[80])).tolist()
    assert 0.7 <= np.mean(held) <= 0.9


def test_is_the_mean_above_the_median_and_the_horizon_after_the_data() -> None:
    ramp = usage_ramp(noisy(1))
    forecast = ramp.forecast(2, level=80)
    assert ramp.months == 12
    assert (forecast.mean > ramp.use([13, 14])).all()
    middle = np.sqrt(forecast.lower[80] * forecast.upper[80])
    assert middle == pytest.approx(ramp.use([13, 14]))


def test_does_a_short_ramp_say_how_little_it_knows() -> None:
    def width(months):
        forecast = usage_ramp(noisy(2, months=12)[:months]).forecast(1, level=80)
        return float(np.log(forecast.upper[80] / forecast.lower[80])[0])

    assert width(5) > 2 * width(12)


@pytest.mark.parametrize(
    ("used", "scale", "error", "says"),
    [
        ([1, 2, 3, 4], None, ValueError, "used has 4 observations; at least 5 .* for a ramp"),
        ([0, 1, 2, 3, 4], None, ValueError, "used holds 0 at position 0"),
        ([1, 2, np.nan, 3, 4], None, ValueError, "used holds nan at position 2"),
        ([1, 2, 3, 4, 5], 0, ValueError, "scale is 0; it must be above 0"),
        (["1"] * 5, None, TypeError, "used holds values of type"),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_wrong(used, scale, error, says) -> None:
    with pytest.raises(error, match=says):
        usage_ramp(used, scale=scale)


def test_is_a_ramp_without_a_scale_refused() -> None:
    with pytest.raises(ValueError, match="scale is 0; it must be above 0"):
        logistic_ramp([1], scale=0)
