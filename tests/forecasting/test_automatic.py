# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""ets and auto_ets: at least as likely as R's, the right form, and errors that teach."""

import numpy as np
import pandas as pd
import pytest

from oms42.forecasting import auto_ets, ets, rolling_origin, seasonal_naive

from .r_ets import AUSTOURISTS, FITS, SERIES
from .series import AIR_PASSENGERS, OIL

# Where R's search stops well short of the maximum: how much more likely ours is, rounded. Checked
# with statsmodels 0.15, whose ETSModel gives our log-likelihood at our parameters.
BETTER = {
    ("OIL_DATA", "AAN"): 1.42,
    ("OIL_DATA", "MAN"): 9.10,
    ("OIL_DATA", "MMN"): 6.58,
    ("OIL_DATA", "AAdN"): 0.82,
    ("OIL_DATA", "MAdN"): 8.19,
    ("OIL_DATA", "MMdN"): 6.06,
    ("AUSTOURISTS", "AAA"): 3.82,
    ("AUSTOURISTS", "MAA"): 1.04,
    ("AUSTOURISTS", "MAM"): 0.69,
    ("AUSTOURISTS", "MMM"): 4.77,
    ("AUSTOURISTS", "MNM"): 4.09,
    ("AUSTOURISTS", "AAdA"): 0.42,
    ("AUSTOURISTS", "MAdA"): 1.67,
    ("AUSTOURISTS", "MMdM"): 0.83,
}


@pytest.mark.parametrize(("name", "code", "period", "loglik", "forecast"), FITS)
def test_is_each_form_as_likely_as_r_makes_it(
    name: str, code: str, period: int, loglik: float, forecast: tuple[float, ...]
) -> None:
    model = ets(SERIES[name], code, period)
    assert model.loglik is not None
    assert model.loglik >= loglik - 0.05
    assert model.loglik - loglik == pytest.approx(BETTER.get((name, code), 0.0), abs=0.05)
    if (name, code) not in BETTER:
        np.testing.assert_allclose(model.forecast(4, level=()).mean, forecast, rtol=0.005)


def test_are_air_passengers_more_likely_than_r_makes_them() -> None:
    """R 4.2.2, forecast 8.20, chooses ETS(M,Ad,M): log-likelihood -679.5832, AICc 1400.638."""
    damped = ets(AIR_PASSENGERS, "MAdM", period=12)
    assert damped.loglik is not None
    assert damped.loglik >= -679.5832 - 0.05
    np.testing.assert_allclose(
        damped.forecast(4, level=()).mean, [441.8018, 434.1186, 496.6300, 483.2375], rtol=0.01
    )
    chosen = auto_ets(AIR_PASSENGERS, period=12)
    assert chosen.aicc is not None
    assert chosen.aicc < 1400.638
    assert chosen.form.season == "M"


def test_is_simple_smoothing_chosen_for_saudi_oil() -> None:
    """R's ets(oil) is ETS(A,N,N) as well."""
    assert auto_ets(OIL).form.code == "ANN"


@pytest.mark.parametrize("code", ["AAA", "MAM", "ANN"])
def test_is_the_form_that_made_a_long_series_chosen(code: str) -> None:
    rng = np.random.default_rng(11)
    season = np.tile([1.3, 0.7, 0.8, 1.2], 50) if code[-1] == "M" else np.tile([9, -8, -6, 5], 50)
    level = 200 + (2.0 * np.arange(200) if code[1] == "A" else np.cumsum(rng.normal(size=200)))
    mean = level if code[-1] == "N" else level * season if code[-1] == "M" else level + season
    noise = rng.normal(size=200)
    y = mean * (1 + 0.02 * noise) if code[0] == "M" else mean + noise
    chosen = auto_ets(y, period=4).form
    assert chosen.season == code[-1]
    assert (chosen.trend != "N") == (code[1] != "N")


def test_does_the_smallest_aicc_win() -> None:
    chosen = auto_ets(AUSTOURISTS, period=4, slope_share=1, line_margin=0)
    assert chosen.aicc is not None
    for code in ("ANN", "AAdN", "MNN", "ANA", "AAA", "MNA", "MAA", "MNM", "MAM", "MAdM"):
        other = ets(AUSTOURISTS, code, period=4).aicc
        assert other is not None
        assert chosen.aicc <= other + 0.01


def test_must_a_trend_that_never_fades_win_by_its_margin() -> None:
    """Air passengers grow along a line; its lead over the damped trend is finite."""
    forms = [auto_ets(AIR_PASSENGERS, 12, line_margin=margin).form for margin in (0, 1e6)]
    assert [form.trend + "d" * form.damped for form in forms] == ["A", "Ad"]


def test_does_the_margin_count_in_points_of_aicc() -> None:
    line, rival = (auto_ets(AIR_PASSENGERS, 12, line_margin=margin) for margin in (0, 1e6))
    assert line.aicc is not None
    assert rival.aicc is not None
    lead = rival.aicc - line.aicc
    for margin, form in ((lead - 0.01, line.form), (lead + 0.01, rival.form)):
        assert auto_ets(AIR_PASSENGERS, 12, line_margin=margin).form == form


def test_is_the_slope_held_back_as_asked() -> None:
    y = np.cumsum(np.cumsum(np.random.default_rng(0).normal(size=60)))
    free, held = (auto_ets(y, slope_share=share).params for share in (1, 0.05))
    assert free["beta"] / free["alpha"] > 0.5
    assert held.get("beta", 0.0) <= 0.05 * held["alpha"]


@pytest.mark.parametrize(
    ("y", "period", "mean"),
    [
        ([7.0] * 12, 4, [7, 7, 7]),
        ([0.0] * 12, 4, [0, 0, 0]),
        (list(range(5, 20)), 1, [20, 21, 22]),
        ([3.0, 1, 2, 9] * 5, 4, [3, 1, 2]),
    ],
)
def test_is_a_series_without_noise_continued(
    y: list[float], period: int, mean: list[float]
) -> None:
    model = auto_ets(y, period=period)
    np.testing.assert_allclose(model.forecast(3, level=80).mean, mean, atol=1e-5)
    assert model.loglik is None


@pytest.mark.parametrize("scale", [1e-9, 1e9])
def test_is_the_same_form_chosen_in_any_unit(scale: float) -> None:
    plain = auto_ets(AUSTOURISTS, period=4)
    scaled = auto_ets(np.array(AUSTOURISTS) * scale, period=4)
    assert scaled.form == plain.form
    np.testing.assert_allclose(
        scaled.forecast(4, level=()).mean / scale, plain.forecast(4, level=()).mean, rtol=1e-3
    )


def test_is_a_series_with_zeros_or_below_fitted_by_what_adds() -> None:
    rng = np.random.default_rng(4)
    model = auto_ets(rng.normal(size=48), period=12)
    assert not model.form.positive


def test_is_a_short_series_fitted_by_the_forms_it_is_long_enough_for() -> None:
    assert auto_ets([3, 1, 4, 1, 5], period=12).form.code in ("ANN", "MNN")
    assert auto_ets([5, 3, 6, 4, 5, 3, 7], period=4).period == 1  # less than two cycles


def test_does_a_rolling_origin_take_it() -> None:
    """Re-fitted at each origin; on tourists it beats the seasonal naive method."""

    def smart(y: np.ndarray, h: int) -> np.ndarray:
        return auto_ets(y, period=4).forecast(h, level=()).mean

    def plain(y: np.ndarray, h: int) -> np.ndarray:
        return seasonal_naive(y, 4).forecast(h, level=()).mean

    errors = [
        np.abs(run.actual - run.forecast).mean()
        for run in (
            rolling_origin(AUSTOURISTS, method, first_origin=56, horizon=4, step=4)
            for method in (smart, plain)
        )
    ]
    assert errors[0] < errors[1]


@pytest.mark.parametrize(
    ("y", "model", "period", "words"),
    [
        (AUSTOURISTS, "MAX", 4, "three letters"),
        (AUSTOURISTS, "AAA", 1, "period is 1 and model is 'AAA', which has seasons"),
        ([1, 2, 0, 4, 5, 6, 7, 8], "MNN", 1, "0 at position 2.*multiplies"),
        ([1, 2, -3, 4, 5, 6, 7, 8], "AMN", 1, "-3 at position 2.*additive components"),
        ([1, 2, 3], "ANN", 1, r"3 observations; at least 5 are needed for ETS\(A,N,N\)"),
        (AUSTOURISTS[:11], "MAdM", 4, "11 observations; at least 12"),
        ([1, 2, np.nan, 4, 5, 6], "ANN", 1, "nan at position 2"),
        ([[1.0, 2], [3, 4]], "ANN", 1, "one-dimensional"),
    ],
)
def test_does_bad_input_get_an_error_that_teaches(
    y: list[float], model: str, period: int, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        ets(y, model, period)


@pytest.mark.parametrize(
    ("y", "options", "words"),
    [
        ([1, 2, 3, 4], {}, "4 observations; at least 5"),
        ([1, np.inf, 3, 4, 5], {}, "inf at position 1"),
        (OIL, {"period": 0}, "period"),
        (OIL, {"slope_share": 0}, "slope_share is 0"),
        (OIL, {"slope_share": 2}, "slope_share is 2"),
        (OIL, {"line_margin": -1}, "line_margin is -1"),
        (OIL, {"line_margin": np.nan}, "line_margin is nan"),
    ],
)
def test_does_the_automatic_choice_refuse_what_it_cannot_use(
    y: list[float], options: dict[str, float], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        auto_ets(y, **options)  # type: ignore[arg-type]  # options of two types


def test_do_gapped_dates_get_an_error_that_names_the_gap() -> None:
    months = pd.date_range("2024-01-01", periods=12, freq="MS").delete(5)
    with pytest.raises(ValueError, match=r"2024-05-01.*2024-07-01"):
        auto_ets(pd.Series(np.arange(1.0, 12.0), index=months))
