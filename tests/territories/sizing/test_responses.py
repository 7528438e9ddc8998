# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Response functions: their values by hand, their slopes by differences."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.territories.sizing import Adbudg, ModifiedExponential, Power, Response

CURVES = [
    Power(5.1206, 0.45),
    Power(2.0, 1.0),
    Power(0.5, 1.7),
    ModifiedExponential(100, 0.5),
    ModifiedExponential(100, 0.05, 20),
    Adbudg(137, 51, 4.5, 0.73),
    Adbudg(100, 20, 1.0, 9),
    Adbudg(100, 0, 0.6, 3),
]


@pytest.mark.parametrize("curve", CURVES, ids=str)
@pytest.mark.parametrize("x", [0.3, 1.0, 2.0, 17.0])
def test_is_the_slope_the_derivative(curve: Response, x: float) -> None:
    h = 1e-5 * x
    rise = float(curve(x + h) - curve(x - h)) / (2 * h)
    assert float(curve.slope(x)) == pytest.approx(rise, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("curve", CURVES, ids=str)
def test_is_concave_what_has_falling_gains(curve: Response) -> None:
    gains = np.diff(curve(np.linspace(0, 40, 4001)))
    assert curve.concave == bool((np.diff(gains) <= 1e-9).all())


@pytest.mark.parametrize("curve", CURVES, ids=str)
def test_do_arrays_and_numbers_give_the_same(curve: Response) -> None:
    assert curve([0, 1, 2]).tolist() == [float(curve(x)) for x in (0, 1, 2)]
    assert curve.slope([0, 1, 2]).tolist() == [float(curve.slope(x)) for x in (0, 1, 2)]


def test_are_the_values_those_of_the_formulas() -> None:
    """By hand, in plain arithmetic."""
    assert float(Power(2, 0.5)(9)) == pytest.approx(6)
    assert float(ModifiedExponential(100, 0.5)(2)) == pytest.approx(100 * (1 - math.exp(-1)))
    assert float(ModifiedExponential(100, 0.5, 20)(0)) == 20
    assert float(Adbudg(100, 20, 2, 9)(3)) == pytest.approx(20 + 80 * 9 / 18)
    assert float(Adbudg(100, 20, 2, 9)(0)) == 20


def test_start_slopes_are_what_the_formulas_say() -> None:
    """At no effort: infinite below c or b of 1, finite at 1, zero above."""
    assert float(Power(2, 0.5).slope(0)) == math.inf
    assert float(Adbudg(100, 0, 0.5, 2).slope(0)) == math.inf
    assert float(Adbudg(100, 20, 1, 4).slope(0)) == pytest.approx(20)
    assert float(Adbudg(100, 20, 2, 4).slope(0)) == 0


def test_is_half_of_the_rise_at_the_half_effort() -> None:
    curve = Adbudg(137, 51, 4.5, 0.73)
    assert float(curve(curve.half)) == pytest.approx((137 + 51) / 2)


def test_does_the_curve_turn_at_its_inflection() -> None:
    """The slope is greatest there."""
    curve = Adbudg(137, 51, 4.5, 0.73)
    grid = np.linspace(0.01, 3, 30_000)
    assert grid[curve.slope(grid).argmax()] == pytest.approx(curve.inflection, abs=1e-3)
    assert Adbudg(100, 0, 0.9, 3).inflection == 0


def test_does_a_huge_effort_not_overflow() -> None:
    assert float(Adbudg(100, 20, 9, 1e9)(1e200)) == 100
    assert float(ModifiedExponential(100, 9)(1e9)) == 100


@given(st.floats(0.1, 100), st.floats(0.1, 100), st.floats(0.05, 0.95))
def test_does_a_curve_go_through_its_point(x: float, sales: float, b: float) -> None:
    assert float(Power.through(x, sales, b)(x)) == pytest.approx(sales)


@pytest.mark.parametrize(
    "call",
    [
        lambda: Power(0, 0.5),
        lambda: Power(1, 0),
        lambda: ModifiedExponential(10, 1, 20),
        lambda: ModifiedExponential(10, 0),
        lambda: Adbudg(10, 20, 1, 1),
        lambda: Adbudg(10, -1, 1, 1),
        lambda: Adbudg(10, 0, 1, float("nan")),
        lambda: Power(1, 0.5)(-1),
        lambda: Power(1, 0.5)(float("nan")),
    ],
)
def test_is_a_senseless_curve_refused(call: object) -> None:
    with pytest.raises(ValueError, match="must be"):
        call()  # type: ignore[operator]  # a lambda of the list above
