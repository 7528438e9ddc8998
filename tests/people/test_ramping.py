# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The ramp: the case's payback to the digit, and a fit that finds what was planted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.people import fit_ramp, ramp, ramp_payback


def test_is_the_case_as_printed() -> None:
    """WE4.2: month 3 −75.1k, month 6 −39.4k, break-even in month 8 at +20.9k."""
    made = ramp_payback(45_000, 21_000, 1.2e6 / 12 * 0.86, 0.78, 8, commission=0.10)
    assert [round(made.cumulative[m - 1] / 1000, 1) for m in (3, 6, 8)] == [-75.1, -39.4, 20.9]
    assert made.month == 8
    assert made.deepest == made.cumulative.min()


def test_is_a_hire_that_never_pays_said_to_have_no_month() -> None:
    made = ramp_payback(45_000, 21_000, 20_000, 0.7, 8)
    assert made.month is None
    assert made.deepest == made.cumulative[-1]
    assert ramp_payback(45_000, 0, 90_000, 0.7, 1).deepest == -45_000


@pytest.mark.parametrize("shape", ["linear", "logistic"])
def test_does_a_ramp_rise_from_nothing_to_all(shape: str) -> None:
    """By hand: half-way at half of its length; the logistic at 5 and 95 percent at its ends."""
    at = ramp([0, 4, 8, 40], 8, shape=shape)
    assert at.tolist() == pytest.approx(
        [0, 0.5, 1, 1] if shape == "linear" else [0.05, 0.5, 0.95, 1]
    )


@given(st.floats(1, 12), st.floats(10, 1e6))
def test_is_a_planted_ramp_found(length: float, full: float) -> None:
    """Without noise, to the grid of a tenth of a month."""
    months = np.arange(0, 30) + 0.5
    fit = fit_ramp(months, full * np.minimum(1, months / length), draws=2)
    assert fit.length == pytest.approx(length, abs=0.051)
    assert fit.full == pytest.approx(full, rel=0.02)


def test_do_the_limits_hold_the_planted_length_with_noise_by_seller() -> None:
    """Planted: 6.4 months, 30 sellers whose level differs by 20 percent."""
    rng = np.random.default_rng(5)
    months = np.tile(np.arange(18) + 0.5, 30)
    seller = np.repeat(np.arange(30), 18)
    level = 80 * (1 + 0.2 * rng.standard_normal(30))[seller]
    made = level * np.minimum(1, months / 6.4) * (1 + 0.2 * rng.standard_normal(540))
    fit = fit_ramp(months, made, sellers=seller)
    assert fit.lower <= 6.4 <= fit.upper
    assert fit.upper - fit.lower < 2


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: ramp([1], 0), "length is 0"),
        (lambda: ramp([1], 8, shape="cubic"), "shape is 'cubic'; it is linear or logistic"),
        (lambda: ramp_payback(1, 1, 1, 78, 8), "margin is 78; it must be from 0 to 1"),
        (lambda: fit_ramp([1, 2, 3], [1, 2, 3, 4]), "months has 3 rows, output 4"),
        (lambda: fit_ramp([-1, 2, 3], [1, 2, 3]), "months must count from the start"),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()
