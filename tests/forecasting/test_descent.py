# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Least squares side by side: does each problem find its own minimum, inside its bounds?"""

import numpy as np
import pytest
from numpy.typing import NDArray

from oms42.forecasting.descent import Model, Space, descend

Array = NDArray[np.float64]


def always(points: Array, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    return np.ones(len(points), dtype=bool)


def never(cost: Array) -> NDArray[np.bool_]:
    return np.zeros(len(cost), dtype=bool)


def box(k: int, low: list[float], high: list[float]) -> Space:
    p = len(low)
    return Space(np.array(low), np.array(high), np.full(p, 1e-6), np.ones((k, p), dtype=bool))


def rosenbrock(points: Array, rows: NDArray[np.intp]) -> Array:
    """Moré, Garbow & Hillstrom 1981, problem 1: minimum 0 at (1, 1); row 1 is shifted by 2."""
    x, y = points.T - 2.0 * rows
    return np.stack([10 * (y - x**2), 1 - x], axis=1)


def test_do_two_valleys_of_rosenbrock_lead_to_their_own_minima() -> None:
    start = np.array([[-1.2, 1.0], [0.8, 3.0]])
    space = box(2, [-9.0, -9.0], [9.0, 9.0])
    found = descend(Model(rosenbrock, always, never), start, space, 1e-30, 1e-12)
    np.testing.assert_allclose(found.points, [[1, 1], [3, 3]], atol=1e-6)


def test_does_the_search_stop_at_a_bound_as_scipy_does() -> None:
    from scipy.optimize import least_squares

    def errors(points: Array, rows: NDArray[np.intp]) -> Array:
        return rosenbrock(points, np.zeros(len(points), dtype=np.intp))

    expected = least_squares(
        lambda x: errors(x[None], np.array([0]))[0], [-1.2, 1.0], bounds=([-2, -2], [0.5, 2])
    )
    space = box(1, [-2.0, -2.0], [0.5, 2.0])
    found = descend(Model(errors, always, never), np.array([[-1.2, 1.0]]), space, 1e-30, 1e-12)
    np.testing.assert_allclose(found.points[0], expected.x, atol=1e-5)
    assert found.points[0, 0] == 0.5


def test_does_a_number_that_is_not_free_stay_where_it_is() -> None:
    space = box(1, [-9.0, -9.0], [9.0, 9.0])._replace(free=np.array([[True, False]]))
    found = descend(Model(rosenbrock, always, never), np.array([[0.5, 4.0]]), space, 1e-30, 1e-12)
    assert found.points[0, 1] == 4.0
    # d/dx of 100 (4 - x²)² + (1 - x)² is zero: 200 x³ - 799 x - 1 = 0, whose root near 2 is
    assert found.points[0, 0] == pytest.approx(np.roots([200, 0, -799, -1]).real.max(), abs=1e-6)


def test_is_a_point_that_is_refused_never_returned() -> None:
    def below_zero(points: Array, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        return np.asarray(points[:, 0] < 0)

    space = box(1, [-9.0, -9.0], [9.0, 9.0])
    model = Model(rosenbrock, below_zero, never)
    found = descend(model, np.array([[-1.2, 1.0]]), space, 1e-30, 1e-12)
    assert -1.2 < found.points[0, 0] < 0


def second_is(cost: Array) -> NDArray[np.bool_]:
    return np.arange(len(cost)) == 1


def test_is_a_problem_left_alone_once_it_is_hopeless() -> None:
    space = box(2, [-9.0, -9.0], [9.0, 9.0])
    start = np.array([[-1.2, 1.0], [0.8, 3.0]])
    model = Model(rosenbrock, always, second_is)
    found = descend(model, start, space, 1e-30, 1e-12)
    np.testing.assert_allclose(found.points[0], [1, 1], atol=1e-6)
    assert found.cost[1] > -5  # one round alone does not reach the floor


def test_has_a_start_that_is_impossible_an_infinite_cost() -> None:
    def cliff(points: Array, rows: NDArray[np.intp]) -> Array:
        return np.where(points > 3, np.inf, points)

    found = descend(
        Model(cliff, always, never), np.array([[4.0], [2.0]]), box(2, [0.1], [9]), 1e-30, 1e-9
    )
    assert found.cost[0] == np.inf
    assert found.points[1, 0] == 0.1
