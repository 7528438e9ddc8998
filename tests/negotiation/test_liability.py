# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Liability caps: the case's figures, and means that integration and drawing confirm."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from oms42.negotiation import lognormal_loss, retained_loss

RATES, LOSSES, ACV = [0.012, 0.004], [1.5e6, 9e6], 300_000


def test_is_the_case_as_printed() -> None:
    """WE9.3: cap 1× $4.8k, 2× $9.6k, 5× $24.0k, none $54.0k; 1× to 5× costs 6.4 % of ACV."""
    kept = {m: retained_loss(RATES, LOSSES, m * ACV) for m in (1, 2, 5, math.inf)}
    assert [round(value) for value in kept.values()] == [4_800, 9_600, 24_000, 54_000]
    assert (kept[5] - kept[1]) / ACV == pytest.approx(0.064)


@given(st.floats(1e3, 1e7), st.floats(0.2, 2.5), st.floats(1e2, 1e8))
def test_is_the_mean_under_a_cap_that_of_integration(
    median: float, sigma: float, cap: float
) -> None:
    """E[min(L, c)] = ∫₀ᶜ P(L > x) dx, by scipy over the logarithm of x."""
    law = stats.lognorm(sigma, scale=median)
    x = np.exp(np.linspace(math.log(median) - 9 * sigma, math.log(cap), 20_001))
    peer = cap if cap <= x[0] else x[0] + float(np.trapezoid(law.sf(x), x))
    made = lognormal_loss(0.5, median, sigma, cap, draws=100)
    assert made.expected == pytest.approx(0.5 * peer, rel=2e-3)


def test_do_the_drawn_years_have_the_mean_and_the_tail() -> None:
    """Without a cap: mean λ·exp(μ + σ²/2); P99 against a second drawing, one year at a time."""
    made = lognormal_loss(0.8, 1e5, 0.8, draws=200_000)
    assert made.expected == pytest.approx(0.8 * 1e5 * math.exp(0.32))
    rng = np.random.default_rng(1)
    years = [rng.lognormal(math.log(1e5), 0.8, k).sum() for k in rng.poisson(0.8, 200_000)]
    assert made.p99 == pytest.approx(np.quantile(years, 0.99), rel=0.03)


def test_does_a_cap_bound_each_event() -> None:
    made = lognormal_loss(0.05, 1e6, 2.0, cap=1e5, draws=5_000)
    assert made.worst <= 3e5
    assert lognormal_loss(0.05, 1e6, 2.0, cap=0).expected == 0
    assert lognormal_loss(0.0, 1e6, 2.0).worst == 0


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: retained_loss([0.1], [1, 2]), "rates"),
        (lambda: retained_loss([-0.1], [1]), "rates holds -0.1; rates and losses are 0 or more"),
        (lambda: retained_loss([0.1], [1], cap=-5), "cap is -5; it must be 0 or more"),
        (lambda: lognormal_loss(0.1, 0, 1), "median is 0"),
        (lambda: lognormal_loss(0.1, 1, 0), "sigma is 0"),
        (lambda: lognormal_loss(0.1, 1, 1, cap=math.nan), "cap is nan"),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()
