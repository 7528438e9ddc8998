# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
from collections.abc import Callable

import numpy as np
import pytest

from oms42.kelvane.customers.base import Base
from oms42.kelvane.customers.losses import cross_buyers, serving
from oms42.kelvane.identity import Identity


def gross_of(base: Base, seed: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    share = np.column_stack([base.months_in(year) for year in (2023, 2024, 2025)]) / 12
    noise = np.random.default_rng(seed).random(share.shape)
    return base.value[:, None] * share * (0.5 + noise)


@pytest.mark.parametrize("seed", range(4))
def test_is_the_whale_and_the_number_of_losers_exact(
    another: Callable[[int], Base], seed: int
) -> None:
    base = another(seed)
    gross = gross_of(base, seed)
    profit = gross[:, 2] - serving(base, gross, Identity(seed)).cost[:, 2]
    curve = np.cumsum(np.sort(profit)[::-1])
    assert (profit < 0).sum() == 190
    assert curve.max() / curve[-1] == pytest.approx(1.4)


def test_does_the_promised_share_of_cross_buyers_lose_money(base: Base, identity: Identity) -> None:
    made = serving(base, gross_of(base, 0), identity)
    n = made.crossed.sum()
    assert n > 60
    assert (made.loses & made.crossed).sum() == round(0.17 * n)


def test_are_losers_larger_and_in_trouble_before(base: Base, identity: Identity) -> None:
    gross = gross_of(base, 0)
    made = serving(base, gross, identity)
    there = gross[:, 2] > 0
    assert np.median(gross[made.loses, 2]) > np.median(gross[there & ~made.loses, 2])
    earlier = made.loses & (gross[:, 1] > 0)
    already = (made.cost[earlier, 1] > gross[earlier, 1]).mean()
    assert already == pytest.approx(0.75, abs=3 * (0.75 * 0.25 / earlier.sum()) ** 0.5)
    assert (made.cost[~made.loses, 1] <= gross[~made.loses, 1]).all()


def test_who_is_a_cross_buyer() -> None:
    """Second product in 2024 or 2025, a year on record before, still there in 2025."""
    second = np.array(["2023-12", "2024-01", "2025-12", "2026-01", "NaT", "2024-05", "2024-05"])
    bought = np.array(["2020-01"] * 5 + ["2024-02", "2020-01"])
    left = np.array(["NaT"] * 6 + ["2024-12"])
    n = second.size
    base = Base(
        np.arange(n).astype(str),
        np.full(n, "NA"),
        np.zeros(n, dtype=bool),
        np.zeros(n),
        np.ones(n),
        bought.astype("datetime64[M]"),
        left.astype("datetime64[M]"),
        second.astype("datetime64[M]"),
    )
    assert cross_buyers(base).tolist() == [False, True, True, False, False, False, False]
