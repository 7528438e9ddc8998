# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Gamma–Gamma: the authors' numbers on CDNOW, and drawn customers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.accounts import GammaGamma, gamma_gamma, histories
from oms42.datasets import real


def test_are_the_estimates_those_of_the_authors() -> None:
    """Fader and Hardie (2013), as lifetimes' tests quote them: p 6.25, q 3.74, γ 15.44."""
    bought = real.cdnow()
    seen = histories(bought["customer_id"], bought["date"], bought["amount"], as_of="1997-09-30")
    made = gamma_gamma(seen.frequency, seen.spend)
    assert [round(value, 2) for value in (made.p, made.q, made.gamma)] == [6.25, 3.74, 15.44]
    assert round(made.mean, 2) == 35.17
    assert made.expected(seen.frequency, seen.spend)[0] == pytest.approx(24.65, abs=0.01)


def test_is_a_planted_model_found() -> None:
    """Drawn: p 4, q 3, γ 20, so the mean is 20 · 4 / 2 = 40."""
    rng = np.random.default_rng(6)
    x = rng.integers(1, 12, 30_000)
    z = rng.gamma(4.0 * x) / rng.gamma(3.0, 1 / 20.0, x.size) / x
    made = gamma_gamma(x, z)
    assert (made.p, made.q, made.gamma) == pytest.approx((4, 3, 20), rel=0.05)
    assert made.mean == pytest.approx(40, rel=0.02)


MODEL = GammaGamma(6.25, 3.74, 15.44, 0.0)


@given(st.integers(0, 500), st.floats(0.1, 1e4))
def test_does_the_expectation_lie_between_the_own_mean_and_that_of_all(x: int, z: float) -> None:
    made = float(MODEL.expected([x], [z if x else 0.0])[0])
    if not x:
        assert made == pytest.approx(MODEL.mean)
    else:
        low, high = sorted((z, MODEL.mean))
        assert low - 1e-6 * low <= made <= high + 1e-6 * high


def test_does_the_unit_of_money_not_matter() -> None:
    rng = np.random.default_rng(6)
    x = rng.integers(1, 6, 500)
    z = rng.gamma(4.0 * x) / rng.gamma(3.0, 1 / 20.0, x.size) / x
    one, cents = gamma_gamma(x, z), gamma_gamma(x, 100 * z)
    assert (cents.p, cents.q) == pytest.approx((one.p, one.q), rel=1e-4)
    assert cents.gamma == pytest.approx(100 * one.gamma, rel=1e-4)
    assert cents.loglik == pytest.approx(one.loglik - 500 * np.log(100), abs=1e-3)


def test_is_a_mean_that_does_not_exist_said_to_be_infinite() -> None:
    assert GammaGamma(5, 0.9, 10, 0).mean == np.inf


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (([1, 2, 3], [1, 2]), "spend"),
        (([1, 2, 3], [1, 0, 3]), "spend is not above 0 for a customer who bought again"),
        (([1, 0, 0], [5, 0, 0]), "1 customers bought again; at least three are needed"),
        (([1, 1, 1], [5, -1, 2]), "spend holds -1"),
    ],
)
def test_is_bad_input_named(given: tuple[list[float], list[float]], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        gamma_gamma(*given)
