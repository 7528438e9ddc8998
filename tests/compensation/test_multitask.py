# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Several tasks: does pay on the measured one distort, and is it the best there is?"""

import numpy as np
import pytest
from scipy import optimize

from oms42.compensation import linear_contract, multitask_contract

C = np.array([[1.0, 0.6], [0.6, 1.0]])


def test_is_pay_on_the_measured_task_the_published_one() -> None:
    """Holmström and Milgrom 1991: (p₁ − p₂C₁₂/C₂₂)/(1 + rσ₁²(C₁₁ − C₁₂²/C₂₂))."""
    made = multitask_contract([1.0, 0.9], C, [1.2, np.inf], r=0.5)
    assert made.beta[0] == pytest.approx((1 - 0.9 * 0.6) / (1 + 0.5 * 1.44 * (1 - 0.36)))
    assert made.beta[1] == 0


def test_is_all_measured_pay_the_published_matrix() -> None:
    """β = (I + rCΣ)⁻¹p."""
    p, sigma = np.array([1.0, 2.0]), np.array([0.5, 1.5])
    made = multitask_contract(p, C, sigma, r=0.8)
    assert made.beta == pytest.approx(np.linalg.solve(np.eye(2) + 0.8 * C @ np.diag(sigma**2), p))


def test_does_a_search_find_no_better_pay() -> None:
    """The seller's effort is found by a search, too."""
    p, sigma, r, rest = np.array([1.0, 0.9]), 1.2, 0.5, 1.0

    def surplus(b: float) -> float:
        pay = np.array([b, 0.0])
        t = optimize.minimize(lambda x: -(pay @ x - (x - rest) @ C @ (x - rest) / 2), [1.0, 1.0]).x
        return float(p @ t - (t - rest) @ C @ (t - rest) / 2 - r * (b * sigma) ** 2 / 2)

    found = optimize.minimize_scalar(lambda b: -surplus(b), bounds=(-1, 2), method="bounded")
    made = multitask_contract(p, C, [sigma, np.inf], r=r, rest=rest)
    assert made.beta[0] == pytest.approx(found.x, abs=1e-3)
    assert made.surplus == pytest.approx(-found.fun, abs=1e-6)


def test_does_pay_for_one_task_starve_the_other() -> None:
    made = multitask_contract([1, 1], C, [1, np.inf], r=0.5, rest=1.0)
    none = multitask_contract([1, 1], C, [1, np.inf], r=0.5, rest=1.0, beta=[0, 0])
    assert made.effort[0] > none.effort[0] == 1.0
    assert made.effort[1] < none.effort[1] == 1.0
    assert made.beta[0] < made.alone[0], "weaker than if the other task did not exist"


def test_may_no_pay_at_all_be_best() -> None:
    """p₂C₁₂/C₂₂ > p₁: the unmeasured task is worth more than what pay on the other brings."""
    assert multitask_contract([0.5, 2], C, [1, np.inf]).beta[0] < 0


def test_is_one_task_the_linear_contract() -> None:
    made = multitask_contract([1.0], [[0.5]], [2.0], r=2)
    assert made.beta[0] == pytest.approx(linear_contract(2, 0.5, 2).beta)
    assert made.surplus == pytest.approx(linear_contract(2, 0.5, 2).surplus)
    assert made.first_best_surplus == pytest.approx(1.0)


def test_are_wrong_shapes_and_matrices_refused() -> None:
    with pytest.raises(ValueError, match="positive definite"):
        multitask_contract([1, 1], [[1, 2], [2, 1]], [1, 1])
    with pytest.raises(ValueError, match="need shape"):
        multitask_contract([1, 1], [[1]], [1, 1])
    with pytest.raises(ValueError, match="0 on a task that is not measured"):
        multitask_contract([1, 1], C, [1, np.inf], beta=[0.2, 0.2])
    with pytest.raises(ValueError, match="a deviation of 0 or more"):
        multitask_contract([1, 1], C, [1, -1])
