# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Alarms: the case's false ones to the digit, and rules that brute force confirms."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.performance import false_alarm, funnel, trigger


def test_is_the_false_alarm_of_the_case_as_printed() -> None:
    """WE5.3: 20.2 percent a quarter, 4.1 two in a row, 12.1 of 60 flagged a quarter."""
    once, twice = false_alarm(0.95, 0.30, 0.70), false_alarm(0.95, 0.30, 0.70, in_a_row=2)
    assert round(100 * once.once, 1) == 20.2
    assert round(100 * twice.run, 1) == 4.1
    assert round(once.flagged, 1) == 12.1


def test_is_the_funnel_of_the_case_as_printed() -> None:
    """WE5.4: mean 22 percent, n = 150: limits 11.9 and 32.1; of 84 equals 0.11 below."""
    made = funnel(np.full(84, 33), np.full(84, 150))
    assert (round(100 * made.lower[0], 1), round(100 * made.upper[0], 1)) == (11.9, 32.1)
    assert round(made.expected_outside, 2) == 0.11
    assert not made.outside.any()


def test_do_the_limits_narrow_with_cases() -> None:
    made = funnel([22, 220], [100, 1000])
    width = made.upper - made.lower
    assert width[0] / width[1] == pytest.approx(10**0.5)


@given(st.floats(0.05, 0.6), st.integers(1, 3), st.integers(1, 8))
def test_is_the_chance_of_ever_being_flagged_that_of_all_sequences(
    p: float, k: int, periods: int
) -> None:
    """Every sequence of good and bad quarters, weighed."""
    from statistics import NormalDist

    made = false_alarm(0.0, 1.0, NormalDist().inv_cdf(p), in_a_row=k, periods=periods)
    chance = sum(
        p ** sum(row) * (1 - p) ** (periods - sum(row))
        for row in itertools.product((0, 1), repeat=periods)
        if any(all(row[i : i + k]) and len(row[i : i + k]) == k for i in range(periods))
    )
    assert made.ever == pytest.approx(chance)


def test_does_a_trigger_sort_drawn_sellers_as_it_says() -> None:
    """A million sellers of WE5.2's kind."""
    rng = np.random.default_rng(7)
    level = 0.95 + 0.12 * rng.standard_normal(1_000_000)
    seen = level + 0.30 / 2 * rng.standard_normal(level.size)
    bad, flagged = level < 0.80, seen < 0.70
    given = {"adequate": 0.80, "mean": 0.95, "between_sd": 0.12, "within_sd": 0.30}
    made = trigger(0.70, periods=4, **given)
    assert made.sensitivity == pytest.approx(flagged[bad].mean(), abs=0.005)
    assert made.specificity == pytest.approx(1 - flagged[~bad].mean(), abs=0.002)
    assert made.predictive_value == pytest.approx(bad[flagged].mean(), abs=0.01)
    assert made.flagged == pytest.approx(flagged.mean(), abs=0.002)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: funnel([5], [4]), "seller 0 has 5 wins of 4 cases; that cannot be"),
        (lambda: funnel([0], [0]), "seller 0 has 0 wins of 0 cases"),
        (lambda: false_alarm(0.95, 0, 0.7), "sd is 0; it must be above 0"),
        (lambda: false_alarm(0.95, 0.3, 0.7, in_a_row=0), "in_a_row is 0"),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()
