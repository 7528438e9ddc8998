# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The field that quotas are tried on: has it the spread, the mean and the memory that it says?"""

from typing import Any

import numpy as np
import pytest

from oms42.territories.quota import blend, fairness, field_years

MANY = np.exp(0.26 * np.random.default_rng(9).standard_normal(4000))


def test_are_potential_skill_and_luck_as_large_as_asked_for() -> None:
    """Var log S = η² Var log P + .12² + .15²; the two years share all but luck."""
    made = field_years(MANY, years=2)
    logs = np.log(made.history)
    expected = 0.66**2 * np.log(MANY).var() + 0.12**2 + 0.15**2
    assert logs.var() == pytest.approx(expected, rel=0.06)
    assert np.log(made.growth).std() == pytest.approx(0.15 * np.sqrt(2), rel=0.05)
    slope = np.polyfit(np.log(MANY), logs, 1)[0]
    assert slope == pytest.approx(0.66, abs=0.04)


def test_has_luck_a_mean_of_one() -> None:
    made = field_years(np.ones(200), skill=0.0, years=400)
    assert made.sellable.mean() == pytest.approx(1, abs=0.003)


def test_do_history_quotas_cost_who_grew_half_of_the_growth() -> None:
    """Log A = log u′ − log u₁ and log growth = log u₁ − log u₀: the slope is −σ²/2σ² = −1/2."""
    made = field_years(MANY, years=1)
    quotas = blend(float(made.sellable.sum()), MANY, made.history, weight=0).quotas
    attainment = np.log(made.sellable[:, 0] / quotas)
    slope = np.polyfit(np.log(made.growth), attainment, 1)[0]
    assert slope == pytest.approx(-0.5, abs=0.05)


def test_do_potential_quotas_ask_too_much_of_the_rich() -> None:
    """Log A falls by 1 − η = .34 for a unit of log potential; growth does not matter."""
    made = field_years(MANY, years=1)
    quotas = blend(float(made.sellable.sum()), MANY, made.history, weight=1).quotas
    attainment = np.log(made.sellable[:, 0] / quotas)
    assert np.polyfit(np.log(MANY), attainment, 1)[0] == pytest.approx(-0.34, abs=0.04)
    assert np.polyfit(np.log(made.growth), attainment, 1)[0] == pytest.approx(0, abs=0.04)
    assert fairness(made.sellable[:, 0], quotas, MANY).slope < -0.2


def test_gives_the_same_seed_the_same_years() -> None:
    one, two, other = (field_years([1.0, 2.0], seed=s).sellable for s in (1, 1, 2))
    assert np.array_equal(one, two)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"potential": [1.0, 0.0]}, "potential"),
        ({"luck": -0.1}, "luck"),
        ({"skill": -0.1}, "skill"),
        ({"elasticity": -1}, "elasticity"),
        ({"years": 0}, "years"),
    ],
)
def test_is_bad_input_told(given: dict[str, Any], told: str) -> None:
    values: dict[str, Any] = {"potential": [1.0, 2.0]} | given
    with pytest.raises(ValueError, match=told):
        field_years(values.pop("potential"), **values)
