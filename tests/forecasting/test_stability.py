# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The admissible region: is it where the past fades?"""

import numpy as np
import pytest

from oms42.forecasting.estimation import transition
from oms42.forecasting.recursion import Form, Weights
from oms42.forecasting.stability import admissible, polynomial
from oms42.forecasting.state_space import Gains


def gains(alpha: float, beta: float, gamma: float, phi: float) -> Gains:
    """Make one candidate."""
    return Gains(*(np.array([value]) for value in (alpha, beta, gamma, phi)))


@pytest.mark.parametrize("period", [2, 4, 12])
def test_are_the_roots_the_eigenvalues_of_the_recursion(period: int) -> None:
    """The step matrix is read off the classical recursion; it has one more root, at 1."""
    rng = np.random.default_rng(period)
    form = Form("Holt-Winters", trend=True, period=period)
    for alpha, share, rest, phi in rng.uniform([0, 0, 0, 0.8], [1, 1, 1, 0.98], size=(20, 4)):
        weights = Weights(alpha, share, rest, phi)
        expected = np.abs(np.linalg.eigvals(transition(weights, form)[1]))
        one = gains(alpha, alpha * share, (1 - alpha) * rest, phi)
        found = np.abs(np.roots(polynomial(one, period)[0]))
        np.testing.assert_allclose(np.sort(np.append(found, 1.0)), np.sort(expected), atol=2e-4)


def test_do_inadmissible_weights_make_old_observations_count_for_ever() -> None:
    """Two starts, the same observations: they end alike if and only if the weights are allowed."""
    from oms42.forecasting.state_space import Shape, State, run

    noise = np.zeros(2400)
    for one, verdict in ((gains(0.3, 0.03, 0.07, 1.0), True), (gains(0.3, 0.27, 0.63, 1.0), False)):
        start = State(np.array([1.0]), np.zeros(1), np.zeros((12, 1)))
        path = run(noise, Shape(False, False, 12), one, start)
        swing = np.ptp(path.mean[-24:, 0])
        assert admissible(one, 12).tolist() == [verdict]
        assert (swing < 1e-3) == verdict


def test_is_each_candidate_judged_by_itself() -> None:
    both = Gains(np.array([0.3, 0.3]), np.array([0.27, 0.03]), np.array([0.63, 0.07]), np.ones(2))
    assert admissible(both, 12).tolist() == [False, True]
