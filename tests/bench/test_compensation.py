# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How long do the pay models that a page moves take?

`make bench` prints it; nothing here asserts a time.
"""

from typing import Any

import numpy as np

from oms42.compensation import (
    attainment,
    bunching,
    linear_contract,
    optimal_plan,
    plan_cost,
    selling_cycle,
)


def accelerated(a: Any) -> Any:
    return 100_000 * (a + np.maximum(a - 1, 0))


def test_the_gaming_simulator_at_its_default_size(benchmark: Any) -> None:
    assert benchmark(lambda: selling_cycle(accelerated)).hockey_stick > 1


def test_the_cost_of_a_plan_for_a_team_of_24(benchmark: Any) -> None:
    law = attainment()
    made = benchmark(lambda: plan_cost(accelerated, law, sellers=24, rho=0.2, knots=[1.0]))
    assert made.jensen_gap > 0


def test_the_linear_contract(benchmark: Any) -> None:
    assert benchmark(lambda: linear_contract(2, 0.5, 1)).beta == 0.5


def test_the_best_pay_curve(benchmark: Any) -> None:
    assert benchmark(optimal_plan).shape == "convex"


def test_bunching_with_500_resamples(benchmark: Any) -> None:
    values = np.random.default_rng(0).normal(0.95, 0.25, 1000)
    assert np.isfinite(benchmark(lambda: bunching(values)).ratio)
