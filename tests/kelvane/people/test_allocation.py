# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest
import statsmodels.api as sm

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.allocation import Cohort, gaps, others, women
from oms42.kelvane.world import World


def test_do_the_gaps_agree_with_least_squares() -> None:
    """statsmodels, gender and index as regressors."""
    rng = np.random.default_rng(3)
    potential, woman = rng.normal(1.0, 0.26, 84), np.arange(84) % 3 == 0
    pay = 60e3 + 40e3 * potential - 3e3 * woman + rng.normal(0, 20e3, 84)
    raw, left = gaps(woman[None], potential, pay)
    fit = sm.OLS(pay, sm.add_constant(np.column_stack([woman, potential]).astype(float))).fit()
    men = pay[~woman].mean()
    assert raw[0] == pytest.approx(1.0 - pay[woman].mean() / men)
    assert left[0] == pytest.approx(-fit.params[1] / men)


def test_does_the_worked_example_come_out() -> None:
    """Blueprint WE3.6: 88 against 100, indexes .92 and 1.05, slope 82 per 1.0: 12.0 and 1.3 %."""
    woman = np.repeat([True, False], [30, 54])
    swing = np.tile([-0.1, 0.1], 42)
    potential = np.where(woman, 0.92, 1.05) + swing
    pay = np.where(woman, 88e3, 100e3) + 82e3 * swing
    raw, left = gaps(woman[None], potential, pay)
    assert raw[0] == pytest.approx(0.12)
    assert left[0] == pytest.approx(0.0134, abs=1e-6)


def test_are_thirty_of_the_84_women_22_of_them_executives(world: World) -> None:
    reps = world.tables["reps"]
    now = np.isnat(reps["leave_date"]) & (reps["role"] != "sdr")
    woman = reps["gender"] == "F"
    assert int((now & woman).sum()) == 30
    assert int((now & woman & (reps["role"] == "ae")).sum()) == 22
    assert not (now & (reps["gender"] == "X")).any()


def test_does_the_choice_not_depend_on_the_order_of_nothing_but_the_identity() -> None:
    rng = np.random.default_rng(5)
    cohort = Cohort(
        np.arange(84) < 60, rng.normal(1, 0.26, 84), rng.normal(9e4, 3e4, 84), np.ones(84)
    )
    first = women(Identity(1), cohort)
    assert np.array_equal(first, women(Identity(1), cohort))
    assert not np.array_equal(first, women(Identity(2), cohort))


def test_have_women_who_left_had_the_same_small_territories() -> None:
    rng = np.random.default_rng(6)
    potential = rng.normal(1.0, 0.26, 44)
    drawn = others(Identity(), potential, "left")
    assert potential[drawn == "F"].mean() == pytest.approx(0.92, abs=0.005)
    assert {letter: int((drawn == letter).sum()) for letter in "FMX"} == {"F": 16, "M": 26, "X": 2}


@pytest.mark.parametrize("slope", [0.5, 0.86, 1.5])
def test_do_the_gaps_hold_whatever_pay_owes_to_potential(slope: float) -> None:
    """0.107 of pay at a slope of 0.86 is an index of 0.92; elsewhere the index of all gives way."""
    rng = np.random.default_rng(8)
    potential = np.exp(rng.normal(0.0, 0.26, 84))
    executive = np.arange(84) < 60
    for group in (executive, ~executive):
        potential[group] += 1.0 - potential[group].mean()
    pay = 9e4 * (1.0 + slope * (potential - 1.0) + rng.normal(0.0, 0.15, 84))
    cohort = Cohort(executive, potential, pay, np.full(84, 1e5))
    chosen = women(Identity(), cohort)
    raw, left = gaps(chosen[None], potential, pay)
    assert raw[0] == pytest.approx(0.12, abs=0.01)
    assert left[0] == pytest.approx(0.013, abs=0.004)
    assert potential[chosen & executive].mean() == pytest.approx(0.92, abs=0.005)
