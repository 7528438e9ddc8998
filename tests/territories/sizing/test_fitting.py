# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Fitting: against other implementations, against truth in simulation, and with honest notes."""

import numpy as np
import pytest

from oms42.territories.sizing import Adbudg, ModifiedExponential, Power, fit_response

# effort and sales in percent of today's, from the case "Crawford Labs" (Syntex, disguised)
EFFORT = np.array([0, 25, 50, 75, 100, 125, 150, 175, 200]) / 100
SALES = np.array([50, 53, 55, 75, 100, 120, 127, 132, 135.0])


def test_is_a_power_fit_the_straight_line_through_the_logarithms() -> None:
    x, y = np.array([6, 12, 18, 24, 30.0]), np.array([11.0, 15.8, 18.1, 21.4, 23.9])
    fit = fit_response(x, y)
    b, log_a = np.polyfit(np.log(x), np.log(y), 1)
    assert fit.estimate == pytest.approx([np.exp(log_a), b])


def test_are_the_errors_of_a_power_fit_those_of_the_line() -> None:
    """SciPy's linregress gives the slope's standard error; limits are Student's t times it."""
    from scipy.stats import linregress, t

    x, y = np.array([6, 12, 18, 24, 30.0]), np.array([11.0, 15.8, 18.1, 21.4, 23.9])
    fit, line = fit_response(x, y, level=0.95), linregress(np.log(x), np.log(y))
    assert fit.se[1] == pytest.approx(line.stderr, rel=1e-5)
    half = t.ppf(0.975, 3) * line.stderr
    assert [fit.lower[1], fit.upper[1]] == pytest.approx([line.slope - half, line.slope + half])
    assert fit.se[0] / fit.estimate[0] == pytest.approx(line.intercept_stderr, rel=1e-5)


def test_is_the_adbudg_fit_that_of_scipys_curve_fit() -> None:
    """Levenberg and Marquardt on Little's own parameters, from a start of their own."""
    from scipy.optimize import curve_fit

    def little(x: np.ndarray, a: float, b: float, c: float, d: float) -> np.ndarray:
        return b + (a - b) * x**c / (d + x**c)

    wanted, covariance = curve_fit(little, EFFORT, SALES, p0=(140, 50, 3, 1))
    fit = fit_response(EFFORT, SALES, "adbudg")
    curve = fit.response
    assert isinstance(curve, Adbudg)
    assert [curve.a, curve.b, curve.c, curve.d] == pytest.approx(wanted, rel=1e-5)
    assert fit.se[:3] == pytest.approx(np.sqrt(np.diag(covariance))[:3], rel=1e-4)
    assert fit.identified == (True,) * 4
    assert fit.notes == ()
    assert fit.r2 == pytest.approx(
        1 - ((SALES - little(EFFORT, *wanted)) ** 2).sum() / SALES.var() / 9
    )


@pytest.mark.parametrize("unit", [1.0, 100.0, 1e-3])
def test_does_the_fit_not_depend_on_the_unit_of_effort(unit: float) -> None:
    fit = fit_response(EFFORT * unit, SALES, "adbudg")
    assert fit.estimate[:3] == pytest.approx([137.058196, 51.090173, 4.515336], rel=1e-4)
    assert fit.estimate[3] / unit == pytest.approx(0.933684, rel=1e-4)


@pytest.mark.parametrize(
    ("kind", "truth"),
    [
        ("power", Power(5.0, 0.35)),
        ("modified_exponential", ModifiedExponential(120.0, 0.8, 30.0)),
        ("adbudg", Adbudg(140.0, 40.0, 3.0, 1.2)),
    ],
)
def test_is_a_curve_without_noise_found_exactly(kind: str, truth: Power) -> None:
    x = np.linspace(0.2, 4, 12)
    fit = fit_response(x, truth(x), kind)  # type: ignore[arg-type]  # one of the kinds
    assert fit(x) == pytest.approx(truth(x), rel=1e-5)
    assert all(fit.identified)


def test_do_nine_in_ten_intervals_hold_the_truth() -> None:
    """100 simulated samples of 12 points; 90 percent, give or take three standard errors (9 %)."""
    rng = np.random.default_rng(8)
    x = np.linspace(2, 40, 12)
    held = 0
    for _ in range(100):
        y = 5 * x**0.4 * np.exp(rng.normal(0, 0.1, x.size))
        fit = fit_response(x, y)
        held += fit.lower[1] <= 0.4 <= fit.upper[1]
    assert 0.81 <= held / 100 <= 0.99


def test_says_the_fit_what_a_narrow_range_leaves_open() -> None:
    """Effort between 0.9 and 1.1 of today's cannot show where an S begins or ends."""
    rng = np.random.default_rng(2)
    x = np.linspace(0.9, 1.1, 10)
    y = Adbudg(140.0, 40.0, 3.0, 1.0)(x) + rng.normal(0, 1, 10)
    fit = fit_response(x, y, "adbudg")
    assert not any(fit.identified)
    assert "A straight line fits these points as well" in fit.notes[0]


def test_is_a_ceiling_beyond_the_data_called_an_extrapolation() -> None:
    x = np.linspace(0.1, 1, 9)
    fit = fit_response(x, ModifiedExponential(100, 0.3)(x), "modified_exponential")
    assert any("extrapolation" in note for note in fit.notes)


def test_says_the_fit_that_returns_do_not_diminish() -> None:
    x = np.array([1, 2, 4, 8.0])
    assert any("no diminishing returns" in n for n in fit_response(x, 2 * x**1.3).notes)


def test_as_many_parameters_as_points_leave_nothing_to_judge_by() -> None:
    fit = fit_response([1, 4], [2, 4])
    assert fit.estimate == pytest.approx([2, 0.5])
    assert fit.identified == (False, False)
    assert np.isnan(fit.se).all()


def test_is_a_known_floor_kept_and_certain() -> None:
    fit = fit_response(EFFORT, SALES, "adbudg", fixed={"b": 50})
    assert fit.estimate[1] == fit.lower[1] == fit.upper[1] == 50
    assert fit.identified[1]


def test_do_bootstrap_and_delta_method_agree_where_data_are_good() -> None:
    """Errors within a fifth; the same seed gives the same limits."""
    delta = fit_response(EFFORT, SALES, "adbudg")
    drawn = fit_response(EFFORT, SALES, "adbudg", draws=80, seed=1)
    again = fit_response(EFFORT, SALES, "adbudg", draws=80, seed=1)
    assert drawn.estimate.tolist() == delta.estimate.tolist()
    assert (abs(drawn.se / delta.se - 1) < 0.2).all()
    assert drawn.lower.tolist() == again.lower.tolist()


def test_has_a_wider_level_wider_limits_and_a_wider_band() -> None:
    narrow, wide = (fit_response(EFFORT, SALES, "adbudg", level=one) for one in (0.5, 0.95))
    assert (wide.lower < narrow.lower).all()
    (low, high), (lower, higher) = narrow.band([0, 1, 2]), wide.band([0, 1, 2])
    assert (lower < low).all()
    assert (low < narrow([0, 1, 2])).all()
    assert (higher > high).all()


def test_has_the_frame_a_row_a_parameter() -> None:
    frame = fit_response(EFFORT, SALES, "adbudg").to_frame()
    assert frame["parameter"].tolist() == ["a", "b", "c", "h"]
    assert list(frame.columns)[1:] == ["estimate", "se", "lower", "upper", "identified"]


@pytest.mark.parametrize(
    ("x", "sales", "more", "word"),
    [
        ([1, 2], [1, 2], {"kind": "cubic"}, "power, modified_exponential, adbudg"),
        ([0, 2], [1, 2], {}, "above 0 for the power"),
        ([-1, 2], [1, 2], {"kind": "adbudg", "fixed": {"a": 9, "b": 0}}, "0 or more"),
        ([1, 1], [1, 2], {}, "every x is 1"),
        ([1, 2], [5, 5], {}, "every sales value is 5"),
        ([1, 2], [0, 2], {}, "multiplicative errors"),
        ([1, 2, 3], [1, 2], {}, "x has 3 values and sales has 2"),
        ([1, 2], [1, 2], {"kind": "adbudg"}, "2 points for 4 free"),
        ([1, 2], [1, 2], {"fixed": {"d": 1}}, "the parameters a, b"),
        ([1, 2], [1, 2], {"fixed": {"a": 1, "b": 1}}, "every parameter"),
        ([1, 2], [1, 2], {"errors": "normal"}, "additive or multiplicative"),
        ([1, np.nan], [1, 2], {}, "finite"),
        ([1, 4], [2, 4], {"draws": 5}, "no residuals to draw"),
    ],
)
def test_is_bad_input_refused(
    x: list[float], sales: list[float], more: dict[str, object], word: str
) -> None:
    with pytest.raises(ValueError, match=word):
        fit_response(x, sales, **more)  # type: ignore[arg-type]  # that is the point
