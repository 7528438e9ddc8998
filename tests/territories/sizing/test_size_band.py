# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Profit over size: the optimum of an independent method at every size, and an honest interval?"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from oms42.territories.sizing import horizon_multiplier, size_band

HEADS, SALES, ELASTICITY, MARGIN = (
    [24, 30, 6],
    [21.4, 12.3, 3.3],
    [0.45, 0.30, 0.55],
    [
        0.62,
        0.60,
        0.55,
    ],
)
COST = 0.31


def best_profit(size: float, b: list[float]) -> float:
    """Split a size by a general-purpose optimizer (SLSQP), from an even split."""
    scale = np.array(MARGIN) * np.array(SALES)

    def lost(x: np.ndarray) -> float:
        return -float((scale * (x / np.array(HEADS)) ** np.array(b)).sum())

    total = {"type": "eq", "fun": lambda x: x.sum() - size}
    found = minimize(
        lost, [size / 3] * 3, bounds=[(1e-6, size)] * 3, constraints=[total], tol=1e-12
    )
    return -float(found.fun) - COST * size


@pytest.mark.parametrize("size", [12.0, 60.0, 140.0])
def test_is_each_size_split_in_the_best_way(size: float) -> None:
    band = size_band(HEADS, SALES, ELASTICITY, sizes=[size], cost=COST, margin=MARGIN)
    assert band.profit[0] == pytest.approx(best_profit(size, ELASTICITY), abs=1e-6)


@pytest.mark.parametrize(("years", "best"), [(1, 21.5), (3, 108.0)])
def test_is_the_best_size_that_of_the_worked_example(years: int, best: float) -> None:
    """WE1.2: 21.5 heads over one year, 108.0 over three at retention .89 and a discount of 10 %.

    By hand: x_i = h_i (M g_i S_i b_i / (h_i k))^(1 / (1 - b_i)).
    """
    worth = horizon_multiplier(0.89, discount=0.10, years=years)
    band = size_band(
        HEADS, SALES, ELASTICITY, sizes=[60], cost=COST, margin=MARGIN, multiplier=worth
    )
    by_hand = sum(
        h * (worth * g * s * b / (h * COST)) ** (1 / (1 - b))
        for h, s, b, g in zip(HEADS, SALES, ELASTICITY, MARGIN, strict=True)
    )
    assert band.best == pytest.approx(by_hand)
    assert round(band.best, 1) == best
    assert band.best_low < band.best < band.best_high


@given(st.floats(0.01, 0.12), st.integers(0, 5))
@settings(max_examples=20)
def test_does_more_doubt_widen_the_interval(error: float, seed: int) -> None:
    options = {"sizes": [20.0, 120.0], "cost": COST, "margin": MARGIN, "seed": seed}
    narrow, wide = (
        size_band(HEADS, SALES, ELASTICITY, error=one, **options) for one in (error, 1.5 * error)
    )
    assert (wide.high - wide.low > narrow.high - narrow.low).all()
    assert wide.best_high - wide.best_low > narrow.best_high - narrow.best_low


def test_is_there_no_interval_where_nothing_is_uncertain() -> None:
    band = size_band(HEADS, SALES, ELASTICITY, sizes=[60], cost=COST, margin=MARGIN, error=0)
    assert band.low == pytest.approx(band.profit)
    assert band.best_low == pytest.approx(band.best)


def test_do_elasticities_cut_at_their_limits_leave_a_best_split() -> None:
    band = size_band([1, 50], [1, 1], [0.02, 0.95], sizes=[0.1, 1000], cost=0.3, error=0.5)
    assert np.isfinite(band.profit).all()
    assert (band.low <= band.high).all()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"elasticity": [0.45, 0.30, 1.0]}, "0.02 to 0.95"),
        ({"heads": [24, 0, 6]}, "above 0"),
        ({"cost": 0}, "cost"),
        ({"sizes": [0.0]}, "above 0"),
        ({"draws": 0}, "draws"),
        ({"level": 1.0}, "level"),
        ({"sales": [1, 2]}, "shape"),
    ],
)
def test_is_bad_input_told(change: dict[str, object], told: str) -> None:
    given_ = {"heads": HEADS, "sales": SALES, "elasticity": ELASTICITY, "sizes": [60.0]}
    with pytest.raises(ValueError, match=told):
        size_band(**{**given_, "cost": COST, **change})
