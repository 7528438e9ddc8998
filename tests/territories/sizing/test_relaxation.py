# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The bound: never below what an alignment earns, with and without a program."""

import itertools
import time

import numpy as np
import pytest

from oms42.territories.sizing.pooling import Pool
from oms42.territories.sizing.relaxation import priced, tightened


def pool_of(seed: int, n: int, m: int) -> Pool:
    rng = np.random.default_rng(seed)
    return Pool.of(rng.lognormal(0, 1, (n, m)), rng.uniform(50, 150, m), 0.5)


@pytest.mark.parametrize("seed", range(6))
def test_is_no_bound_below_the_best(seed: int) -> None:
    pool = pool_of(seed, 6, 3)
    every = itertools.product(range(3), repeat=6)
    best = max(pool.value(np.array(one)) for one in every)
    start = np.zeros(6, dtype=np.intp)
    assert priced(pool, pool.totals(start)) >= best * (1 - 1e-12)
    found, bound = tightened(pool, start, 1e-6, 10)
    assert bound >= best * (1 - 1e-12)
    assert pool.value(found) == pytest.approx(best, rel=1e-6)


def test_is_the_tangent_bound_at_the_best_shares_close() -> None:
    """Where one account's part is small, the tangents lie close to what can be had."""
    pool = pool_of(1, 400, 4)
    found, bound = tightened(pool, np.zeros(400, dtype=np.intp), 1e-6, 20)
    assert bound / pool.value(found) - 1 < 1e-3


def test_is_the_bound_of_whole_accounts_exact_for_a_lone_account() -> None:
    """Half an account in each of two territories would earn 2·√½; a whole one earns 1."""
    pool = Pool.of(np.array([[1.0, 1.0]]), np.array([1.0, 1.0]), 0.5)
    found, bound = tightened(pool, np.zeros(1, dtype=np.intp), 1e-6, 10)
    assert pool.value(found) == 1
    assert bound == pytest.approx(1, rel=1e-6)
    assert bound >= 1


def test_is_no_program_started_when_the_time_is_up() -> None:
    pool = pool_of(2, 300, 6)
    start = np.zeros(300, dtype=np.intp)
    before = time.process_time()
    found, bound = tightened(pool, start, 1e-6, 1e-9)
    assert found.tolist() == start.tolist()
    assert np.isfinite(bound)
    assert time.process_time() >= before
