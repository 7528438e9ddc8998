# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pandas as pd
import pytest
from scipy import stats

from oms42.forecasting import burn_projection, burn_rate

# logs of burn -1, 0, 1 and of the year's use 0.1, 0.4, 1.3: slope 0.6, intercept 0.6, residuals
# 0.1, -0.2, 0.1, so sigma = sqrt(0.06 / 1)
BURN = np.exp([-1.0, 0.0, 1.0])
YEAR = np.exp([0.1, 0.4, 1.3])


def test_is_the_burn_rate_use_over_the_share_of_the_commitment() -> None:
    # 8 weeks of 52 of 130,000 are 20,000
    assert burn_rate(6_000, 130_000).tolist() == [0.3]
    assert burn_rate([6_000, 20_000], [130_000, 65_000]) == pytest.approx([0.3, 2.0])
    # two months of twelve
    assert burn_rate([5_000], 60_000, weeks=52 / 6) == pytest.approx([0.5])
    assert burn_rate(pd.Series([0]), 10).tolist() == [0]


def test_is_the_line_that_of_a_hand_calculation() -> None:
    made = burn_projection(BURN, YEAR)
    assert (made.intercept, made.slope) == pytest.approx((0.6, 0.6))
    assert made.sigma == pytest.approx(0.06**0.5)
    assert (made.n, made.center, made.spread) == (3, pytest.approx(0), pytest.approx(2))
    assert made.smearing == pytest.approx((2 * np.exp(0.1) + np.exp(-0.2)) / 3)


def test_is_the_interval_that_of_a_new_observation_in_a_regression() -> None:
    # t with one degree of freedom at 0.9 is 3.0777 (tan of 0.4 pi); at log burn 1: 1 + 1/3 + 1/2
    made = burn_projection(BURN, YEAR).project(np.e, commit=1000, level=80)
    reach = np.tan(0.4 * np.pi) * 0.06**0.5 * (1 + 1 / 3 + 1 / 2) ** 0.5
    assert made.median == pytest.approx([1000 * np.exp(1.2)])
    assert made.lower[80] == pytest.approx([1000 * np.exp(1.2 - reach)])
    assert made.upper[80] == pytest.approx([1000 * np.exp(1.2 + reach)])
    assert made.mean == pytest.approx(made.median * (2 * np.exp(0.1) + np.exp(-0.2)) / 3)


def test_is_the_slope_that_of_scipy() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(-1, 0.5, 40)
    y = 0.3 + 0.7 * x + rng.normal(0, 0.2, 40)
    made, peer = burn_projection(np.exp(x), np.exp(y)), stats.linregress(x, y)
    assert (made.slope, made.intercept) == pytest.approx((peer.slope, peer.intercept))
    assert made.sigma / made.spread**0.5 == pytest.approx(peer.stderr)


def test_hold_the_intervals_what_they_promise() -> None:
    rng = np.random.default_rng(1)
    held = []
    for _ in range(400):
        x = rng.normal(-1, 0.5, 13)
        y = np.exp(0.3 + 0.7 * x + rng.normal(0, 0.3, 13))
        made = burn_projection(np.exp(x[:12]), y[:12]).project(np.exp(x[12]), level=80)
        held.append(made.lower[80][0] <= y[12] <= made.upper[80][0])
    assert np.mean(held) == pytest.approx(0.8, abs=0.08)  # four standard errors


def test_are_several_customers_a_row_each() -> None:
    table = burn_projection(BURN, YEAR).project([0.5, 1], commit=[100, 200]).to_frame()
    assert table.columns.tolist() == [
        "median",
        "mean",
        "lower_80",
        "upper_80",
        "lower_95",
        "upper_95",
    ]
    assert table["median"][1] == pytest.approx(200 * np.exp(0.6))
    assert (table["lower_95"] < table["lower_80"]).all()


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: burn_rate(-1, 10), ValueError, "used holds -1; use is 0 or above"),
        (lambda: burn_rate(1, 0), ValueError, "commit holds 0 at position 0"),
        (lambda: burn_rate(1, 10, weeks=53), ValueError, "weeks is 53"),
        (lambda: burn_projection([1, 2], [1, 2]), ValueError, "burn holds 2 customers"),
        (lambda: burn_projection([1, 1, 1], [1, 2, 3]), ValueError, "1 different burn rates"),
        (lambda: burn_projection([1, 0, 2], [1, 2, 3]), ValueError, "burn holds 0 at position 1"),
        (lambda: burn_projection([1, 2, 3], [1, 2]), ValueError, "burn has 3, year has 2"),
        (lambda: burn_projection([1, 2, 3], [1, np.nan, 2]), ValueError, "year holds nan"),
        (lambda: burn_projection(BURN, YEAR).project(0), ValueError, "burn holds 0"),
        (lambda: burn_projection(BURN, YEAR).project(1, level=0.8), ValueError, "level holds 0.8"),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_wrong(call, error, says) -> None:
    with pytest.raises(error, match=says):
        call()
