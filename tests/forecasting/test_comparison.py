# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest

from oms42.forecasting import (
    backtest,
    drift,
    mase,
    rolling_origin,
    seasonal_naive,
    ses,
)

# The book's worked example WE2.5: four years of quarters
Y = [100, 120, 90, 110, 130, 105, 95, 115, 140, 118, 98, 125, 147, 124, 103, 131]
BOOK = {"book": lambda _, h: [143, 121, 100, 128][:h]}


def test_does_the_worked_example_beat_the_seasonal_naive_by_what_its_scores_say() -> None:
    # MASE 3.25 / 11.375 = 0.286 against 6 / 11.375 = 0.527: 1 - 3.25 / 6
    made = backtest(Y, BOOK, horizon=4, first_origin=12, period=4)
    assert made.benchmark == "seasonal_naive"
    assert made.results["book"].mase(4).overall == pytest.approx(0.286, abs=5e-4)
    assert made.results["seasonal_naive"].mase(4).overall == pytest.approx(0.527, abs=5e-4)
    assert made.beats_benchmark_by("book").overall == pytest.approx(1 - 3.25 / 6)
    # by horizon: errors 4, 3, 3, 3 against 7, 6, 5, 6
    expected = [1 - 4 / 7, 1 - 3 / 6, 1 - 3 / 5, 1 - 3 / 6]
    assert made.beats_benchmark_by("book").by_horizon == pytest.approx(expected)
    assert made.ranking == ("book", "seasonal_naive")
    assert made.beats_benchmark_by("seasonal_naive").overall == 0


def test_is_the_seasonal_naive_there_without_being_asked_and_from_the_same_origins() -> None:
    made = backtest(
        Y, {"drift": lambda p, h: drift(p).forecast(h)}, horizon=2, first_origin=8, period=4
    )
    assert list(made.results) == ["seasonal_naive", "drift"]
    alone = rolling_origin(
        Y, lambda p, h: seasonal_naive(p, 4).forecast(h), horizon=2, first_origin=8
    )
    assert made.results["seasonal_naive"].forecast.tolist() == alone.forecast.tolist()
    assert made.results["drift"].origins.tolist() == alone.origins.tolist()
    assert made.results["seasonal_naive"].levels == (80, 95)  # the levels of the models


def test_is_the_benchmark_the_naive_where_there_are_no_seasons() -> None:
    made = backtest(
        [1, 2, 4, 8], {"ses": lambda p, h: ses(p, alpha=0.5).forecast(h)}, horizon=1, first_origin=2
    )
    assert made.benchmark == "naive"
    assert made.results["naive"].forecast.ravel().tolist() == [2, 4]


def test_has_the_table_every_score_by_horizon_and_overall() -> None:
    models = BOOK | {"drift": lambda p, h: drift(p).forecast(h, 80)}
    made = backtest(Y, models, horizon=4, first_origin=12, period=4)
    table = made.to_frame().set_index(["model", "horizon"])
    assert len(table) == 3 * 5
    assert table.loc[("book", "all"), "mase"] == mase(Y[:12], Y[12:], [143, 121, 100, 128], 4)
    assert table.loc[("book", 1), "mae"] == 4
    assert table.loc[("book", "all"), "bias"] == -3.25
    assert table.loc[("book", "all"), "beats_benchmark_by"] == pytest.approx(1 - 3.25 / 6)
    assert np.isnan(table.loc[("book", "all"), "coverage_80"])  # it states no intervals
    drifted = made.results["drift"]
    assert table.loc[("drift", 2), "coverage_80"] == drifted.coverage(80).by_horizon[1]
    assert table.loc[("drift", "all"), "crps"] == drifted.crps().overall
    assert table.loc[("drift", "all"), "msis_80"] == drifted.msis(80, 4).overall


def test_has_a_benchmark_without_error_no_share_to_beat() -> None:
    made = backtest(
        [1, 2, 1, 3, 1, 3], {"one": lambda _, h: np.ones(h)}, horizon=1, first_origin=4, period=2
    )
    assert np.isnan(made.beats_benchmark_by("one").overall)


@pytest.mark.parametrize(
    ("models", "options", "error", "says"),
    [
        ([seasonal_naive], {}, TypeError, "models is list; give a mapping"),
        ({}, {}, ValueError, "models holds nothing; give one model or more"),
        ({"seasonal_naive": drift}, {}, ValueError, "the benchmark joins by itself"),
        (BOOK, {"first_origin": 4}, ValueError, "first_origin is 4 and period 4.*know 5"),
        (BOOK, {"horizon": 9}, ValueError, "no window is complete"),
        (BOOK, {"period": 0}, ValueError, "period is 0"),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_wrong(models, options, error, says) -> None:
    with pytest.raises(error, match=says):
        backtest(Y, models, **({"horizon": 4, "first_origin": 12, "period": 4} | options))


def test_does_an_unknown_model_get_the_names_that_are_there() -> None:
    made = backtest(Y, BOOK, horizon=4, first_origin=12, period=4)
    with pytest.raises(ValueError, match="model is 'ets'; there are seasonal_naive, book"):
        made.beats_benchmark_by("ets")
