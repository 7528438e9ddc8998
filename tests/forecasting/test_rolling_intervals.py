# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import pandas as pd
import pytest

from oms42.forecasting import (
    coverage,
    crps_gaussian,
    interval_score,
    msis,
    naive,
    rolling_origin,
)

Y = [10, 12, 11, 13, 12, 15, 14, 22]


@pytest.fixture
def made():
    return rolling_origin(
        Y, lambda past, h: naive(past).forecast(h, (80, 95)), horizon=2, first_origin=3
    )


def test_are_the_interval_scores_those_of_all_forecasts_together(made) -> None:
    for level in (80, 95):
        flat = made.actual.ravel(), made.lower[level].ravel(), made.upper[level].ravel()
        assert made.coverage(level).overall == coverage(*flat)
        assert made.interval_score(level).overall == pytest.approx(interval_score(*flat, level))
    first = made.actual[:, 0], made.lower[80][:, 0], made.upper[80][:, 0]
    assert made.coverage(80).by_horizon[0] == coverage(*first)
    assert made.interval_score(80).by_horizon[0] == pytest.approx(interval_score(*first, 80))


def test_is_the_scaled_score_divided_by_each_origins_own_scale(made) -> None:
    parts = [
        msis(Y[:o], made.actual[k], made.lower[80][k], made.upper[80][k], 80)
        for k, o in enumerate(made.origins)
    ]
    assert made.msis(80).overall == pytest.approx(sum(parts) / len(parts))


def test_is_the_crps_that_of_the_normal_forecasts_behind(made) -> None:
    sd = (made.upper[80] - made.forecast)[:, 0] / 1.2815515655446004
    expected = crps_gaussian(made.actual[:, 0], made.forecast[:, 0], sd)
    assert made.crps().by_horizon[0] == pytest.approx(expected, rel=5e-3)


def test_are_the_ends_in_the_table_if_they_are_asked_for(made) -> None:
    plain, table = made.to_frame(), made.to_frame(intervals=True)
    assert plain.columns.tolist() == ["origin", "horizon", "actual", "forecast", "error"]
    assert table.columns.tolist()[5:] == ["lower_80", "upper_80", "lower_95", "upper_95"]
    pd.testing.assert_frame_equal(table[plain.columns], plain)
    assert table["upper_95"].tolist() == made.upper[95].ravel().tolist()


def test_is_a_level_that_is_not_there_refused_by_name(made) -> None:
    with pytest.raises(ValueError, match=r"level is 90; .* intervals of these levels: 80, 95"):
        made.coverage(90)
    bare = rolling_origin(Y, lambda past, h: past[-1:].repeat(h), horizon=2, first_origin=3)
    assert bare.levels == ()
    with pytest.raises(ValueError, match="of these levels: none"):
        bare.coverage(80)
    with pytest.raises(ValueError, match="gave no intervals; have it return a Forecast"):
        bare.crps()
