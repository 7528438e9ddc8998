# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest
from scipy import stats

from oms42.kelvane.deals.sampling import (
    counted,
    dealt,
    evened,
    lognormal_quantiles,
    shuffled_order,
    systematic,
)


def test_is_every_unit_selected_with_its_own_probability() -> None:
    """4,000 draws: within four standard errors of each probability."""
    p = np.array([0.05, 0.2, 0.35, 0.5, 0.9])
    rng = np.random.default_rng(3)
    hits = sum(systematic(rng, p, np.arange(5)).astype(int) for _ in range(4000)) / 4000
    assert np.all(np.abs(hits - p) < 4 * np.sqrt(p * (1 - p) / 4000))


def test_holds_every_run_of_neighbors_its_share_within_one_unit() -> None:
    rng = np.random.default_rng(4)
    p = rng.random(300)
    order = rng.permutation(300)
    chosen = systematic(rng, p, order)
    for first in range(0, 300, 17):
        for last in range(first + 1, 300, 23):
            run = order[first:last]
            assert abs(chosen[run].sum() - p[run].sum()) <= 1 + 1e-9


def test_does_every_run_get_its_categories_within_a_few_units() -> None:
    """The golden-ratio sequence: discrepancy below 2 for runs of up to a thousand."""
    shares = np.tile([0.5, 0.3, 0.2], (1000, 1))
    category = dealt(np.random.default_rng(5), shares, np.arange(1000))
    for size in (10, 100, 1000):
        for first in range(0, 1000 - size + 1, 45):
            count = np.bincount(category[first : first + size], minlength=3)
            assert np.abs(count - size * shares[0]).max() <= 2.5


def test_are_counts_exact_and_their_order_random() -> None:
    category = counted(np.random.default_rng(6), 1000, [0.7, 0.2, 0.1])
    assert np.bincount(category).tolist() == [700, 200, 100]
    assert len(set(np.flatnonzero(category == 2) // 100)) > 5


def test_can_nobody_be_dealt_a_category() -> None:
    assert counted(np.random.default_rng(6), 0, [0.7, 0.3]).tolist() == []


def test_does_an_exchange_even_the_blocks_and_keep_the_strata() -> None:
    rng = np.random.default_rng(7)
    stratum, block = rng.integers(0, 5, 2000), rng.integers(0, 8, 2000)
    p = 0.1 + 0.1 * stratum
    before = rng.random(2000) < p
    after = evened(rng, before, p, stratum, block)
    assert np.bincount(stratum, after).tolist() == np.bincount(stratum, before).tolist()
    aim = np.bincount(block, p) * before.sum() / p.sum()
    assert np.abs(np.bincount(block, after) - aim).max() < 1
    assert np.abs(np.bincount(block, before) - aim).max() > 1


def test_do_quantiles_agree_with_scipy() -> None:
    u = (np.arange(101) + 0.5) / 101
    expected = stats.lognorm(s=0.7, scale=172_000).ppf(u)
    assert lognormal_quantiles(101, 172_000, 0.7) == pytest.approx(expected, rel=1e-9)


def test_is_the_order_sorted_by_the_first_key_first() -> None:
    rng = np.random.default_rng(8)
    a, b = rng.integers(0, 4, 500), rng.integers(0, 4, 500)
    order = shuffled_order(rng, a, b)
    assert (np.diff(10 * a[order] + b[order]) >= 0).all()
    assert order.tolist() != np.lexsort([b, a]).tolist()
