# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest

from oms42.forecasting import mase, rmsse
from oms42.forecasting.rolling_errors import RollingErrors, mean_score, root_score

# Two origins of a short series: errors -1, 1 and 2, 1; actual 4, 6 and 8, 7
MADE = RollingErrors(
    y=np.array([3.0, 5.0, 4.0, 6.0, 8.0, 7.0]),
    origins=np.array([2, 4]),
    actual=np.array([[4.0, 6.0], [8.0, 7.0]]),
    forecast=np.array([[5.0, 5.0], [6.0, 6.0]]),
)


def test_are_the_plain_scores_what_a_hand_calculation_gives() -> None:
    assert MADE.mae().by_horizon.tolist() == [1.5, 1.0]
    assert MADE.mae().overall == 1.25
    assert MADE.rmse().by_horizon == pytest.approx([2.5**0.5, 1.0])
    assert MADE.rmse().overall == pytest.approx(1.75**0.5)
    assert MADE.bias().by_horizon.tolist() == [-0.5, -1.0]
    assert MADE.bias().overall == -0.75
    # 200 / 9, 200 / 11; 400 / 14, 200 / 13
    assert MADE.smape().by_horizon == pytest.approx(
        [(200 / 9 + 400 / 14) / 2, (200 / 11 + 200 / 13) / 2]
    )


def test_are_scaled_scores_those_of_each_origin_averaged() -> None:
    parts = [mase(MADE.y[:o], MADE.actual[k], MADE.forecast[k]) for k, o in enumerate(MADE.origins)]
    assert MADE.mase().overall == pytest.approx(np.mean(parts))
    squares = [
        rmsse(MADE.y[:o], MADE.actual[k], MADE.forecast[k]) ** 2 for k, o in enumerate(MADE.origins)
    ]
    assert MADE.rmsse().overall == pytest.approx(np.mean(squares) ** 0.5)


def test_does_an_origin_without_a_scale_say_which_it_is() -> None:
    flat = RollingErrors(np.array([2.0, 2, 3]), np.array([2]), np.ones((1, 1)), np.ones((1, 1)))
    with pytest.raises(ValueError, match=r"origin 2 has no scale with m = 1.*A later first_origin"):
        flat.mase()


def test_are_means_and_roots_read_only() -> None:
    for made in (mean_score(np.ones((2, 2))), root_score(np.ones((2, 2)))):
        assert not made.by_horizon.flags.writeable
        assert made.overall == 1
