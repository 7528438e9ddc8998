# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest

from oms42.forecasting import Forecast, conformal, naive, rolling_origin

ERRORS = [3, -1, 2, -5, 4, 1, -2, 6, -3]


def test_is_the_width_the_ranked_error_of_a_hand_calculation() -> None:
    # 9 errors, level 80: rank ceil(10 * 0.8) = 8 of 1, 1, 2, 2, 3, 3, 4, 5, 6: 5
    made = conformal(ERRORS, [100], level=(50, 80, 90))
    assert made.mean.tolist() == [100]
    assert (made.lower[80], made.upper[80]) == ([95], [105])
    assert made.upper[50] == [103]  # rank 5
    assert made.upper[90] == [106]  # rank 9
    assert conformal(ERRORS, 100, 80).upper[80] == [105]  # one period may be one number


def test_take_the_two_sides_their_own_tails_if_they_may_differ() -> None:
    # signed: -5, -3, -2, -1, 1, 2, 3, 4, 6; level 60: shares 0.2 and 0.8, ranks 2 and 8
    made = conformal(ERRORS, [100], level=60, symmetric=False)
    assert (made.lower[60], made.upper[60]) == ([97], [104])


def test_has_each_horizon_the_width_of_its_own_errors() -> None:
    table = np.column_stack([ERRORS, 10 * np.array(ERRORS)])
    made = conformal(table, Forecast(np.array([100.0, 200.0])), level=80)
    assert made.upper[80].tolist() == [105, 250]
    assert conformal(table, [100], level=80).upper[80].tolist() == [105]  # fewer periods will do


def test_may_the_errors_be_the_result_of_rolling_origin() -> None:
    y = [10, 12, 11, 13, 12, 15, 14, 16, 13, 18]
    judged = rolling_origin(y, lambda p, h: naive(p).forecast(h), horizon=2, first_origin=3)
    made = conformal(judged, naive(y).forecast(2), level=80)
    assert made.upper[80].tolist() == conformal(judged.errors, [18, 18], 80).upper[80].tolist()
    assert list(made.lower) == [80]  # in place of the model's own


@pytest.mark.parametrize("level", [20, 40, 60, 80])
def test_is_the_coverage_on_exchangeable_errors_exactly_what_theory_says(level) -> None:
    # Every order of five different errors is as likely: the last is the new one. The interval holds
    # it with probability ceil(5 * level) / 5, which is level here, for 5 * level is whole.
    errors = [1, -2, 4, -8, 16]
    held = [
        conformal(list(order[:4]), [0], level).upper[level][0] >= abs(order[4])
        for order in permutations(errors)
    ]
    assert Fraction(sum(held), len(held)) == Fraction(level, 100)


def test_do_many_drawn_errors_give_the_level_that_was_asked_for() -> None:
    rng = np.random.default_rng(0)
    draws = rng.exponential(size=(4000, 40)) - 0.5  # skewed, and not centered
    for symmetric in (True, False):
        made = [conformal(row[:39], [0.0], 80, symmetric=symmetric) for row in draws]
        held = np.mean(
            [m.lower[80][0] <= e <= m.upper[80][0] for m, e in zip(made, draws[:, 39], strict=True)]
        )
        assert held == pytest.approx(0.8, abs=0.025)  # four standard errors


@pytest.mark.parametrize(("level", "needed"), [(80, 4), (90, 9), (95, 19), (99, 99)])
def test_is_the_smallest_number_of_errors_enough_and_one_fewer_not(level, needed) -> None:
    errors = list(range(1, needed + 1))
    assert conformal(errors, [0], level).upper[level] == [needed]
    says = f"{needed - 1} errors are too few for level {level}: it needs {needed} origins or more"
    with pytest.raises(ValueError, match=says):
        conformal(errors[1:], [0], level)


def test_does_the_error_name_the_highest_level_that_can_be_had() -> None:
    with pytest.raises(ValueError, match="With 9, the highest level is 90"):
        conformal(ERRORS, [0], 95)
    assert conformal(ERRORS, [0], 90).upper[90] == [6]
    with pytest.raises(ValueError, match=r"needs 39 origins or more\. With 9, .* level is 80"):
        conformal(ERRORS, [0], 95, symmetric=False)
    assert conformal(ERRORS, [0], 80, symmetric=False).upper[80] == [6]


@pytest.mark.parametrize(
    ("errors", "forecast", "level", "error", "says"),
    [
        (ERRORS, [1, 2], 80, ValueError, "looks 2 periods ahead and errors has 1 horizons"),
        ([1, np.nan, 2, 3], [1], 80, ValueError, "errors holds nan at position 1"),
        (np.ones((2, 2, 2)), [1], 80, ValueError, "errors has shape"),
        (["a"], [1], 80, TypeError, "errors holds values of type"),
        (ERRORS, [1], 0.8, ValueError, "level holds 0.8; levels are in percent"),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_wrong(
    errors, forecast, level, error, says
) -> None:
    with pytest.raises(error, match=says):
        conformal(errors, forecast, level)
