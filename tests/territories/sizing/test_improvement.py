# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Local search: does no single move or exchange earn more at its end?"""

import itertools

import numpy as np
import pytest

from oms42.territories.sizing.improvement import improved
from oms42.territories.sizing.pooling import Pool


@pytest.mark.parametrize("seed", range(5))
def test_does_no_move_and_no_exchange_earn_more(seed: int) -> None:
    rng = np.random.default_rng(seed)
    pool = Pool.of(rng.lognormal(0, 1, (9, 3)), np.full(3, 100.0), 0.5)
    start = np.zeros(9, dtype=np.intp)
    found = improved(pool, start)
    value = pool.value(found)
    assert start.tolist() == [0] * 9
    for i, j in itertools.product(range(9), range(3)):
        other = found.copy()
        other[i] = j
        assert pool.value(other) <= value * (1 + 1e-9)
    for i, k in itertools.combinations(range(9), 2):
        other = found.copy()
        other[i], other[k] = found[k], found[i]
        assert pool.value(other) <= value * (1 + 1e-9)


def test_are_two_accounts_exchanged_where_no_single_move_helps() -> None:
    """By hand: weights 5 + 4 against 4 + 3; only the exchange of 5 and 4 makes both 8."""
    scale = np.sqrt([[5.0], [4.0], [4.0], [3.0]]) * np.ones((4, 2))
    pool = Pool.of(scale, np.full(2, 100.0), 0.5)
    found = improved(pool, np.array([0, 0, 1, 1]))
    assert pool.totals(found) * 5 == pytest.approx([8, 8])
