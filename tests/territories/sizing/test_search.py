# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The search: does it find the least squares, and see that there is no response?"""

import numpy as np
import pytest

from oms42.territories.sizing.search import Data, jacobian, limits, residuals, search

X = np.array([1.0, 2.0, 4.0, 8.0])


def test_are_residuals_sales_less_the_curve() -> None:
    """By hand: 2·√4 = 4 of 5, and the logarithm of 5/4."""
    phi = np.array([np.log(2), 0.5])
    at, y = np.array([4.0]), np.array([5.0])
    assert residuals(Data("power", at, y, False), phi) == pytest.approx([1.0])
    assert residuals(Data("power", at, y, True), phi) == pytest.approx([np.log(1.25)])


def test_are_the_derivatives_those_of_calculus() -> None:
    """For a·x^b: by ln a it is the curve itself, by b the curve times ln x."""
    data = Data("power", X, X, False)
    curve = 2 * X**0.5
    made = jacobian(data, np.array([np.log(2), 0.5]), np.array([True, True]))
    assert made == pytest.approx(np.column_stack([curve, curve * np.log(X)]), rel=1e-7)


def test_is_an_exact_curve_found_again() -> None:
    made = search(Data("power", X, 3 * X**0.4, False), {})
    assert np.exp(made.phi[0]) == pytest.approx(3)
    assert made.phi[1] == pytest.approx(0.4)
    assert made.sd == pytest.approx(0, abs=1e-9)


def test_does_a_known_parameter_stay() -> None:
    made = search(Data("power", X, 3 * X**0.4, False), {1: 0.5})
    assert made.phi[1] == 0.5
    assert made.free.tolist() == [True, False]


def test_are_falling_sales_no_response() -> None:
    with pytest.raises(ValueError, match="do not rise with effort"):
        search(Data("power", X, X[::-1].copy(), True), {})
    with pytest.raises(ValueError, match="do not rise with effort"):
        search(Data("modified_exponential", X, X[::-1].copy(), False), {})


@pytest.mark.parametrize("kind", ["adbudg", "modified_exponential"])
def test_do_the_limits_leave_room_for_the_ceiling_and_the_floor(kind: str) -> None:
    low, high = limits(Data(kind, X, X, False))  # type: ignore[arg-type]  # both are kinds
    assert (low < high).all()
    assert high[0] > 1000
