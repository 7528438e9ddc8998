# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A commission that depends on how many contracts were won: what each contract costs to obtain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.numbers import number
from oms42.stats.arrays import read_only, vector, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

# FASB TRG agenda paper 57: under 10 contracts nothing; from 10 on 2 %, from 20 on 5 % of all.
TRG_TIERS = ((10, 0.02), (20, 0.05))


@dataclass(frozen=True)
class PooledCommission:
    """Hold the commission on a pool of contracts.

    Attributes:
        total: Commission on the pool: all of it is incremental, and capitalized.
        due: Commission earned so far after each contract, shape (n,).
        added: What each contract added to it, shape (n,): large where a tier is reached.
        allocated: The total spread over the contracts by value, shape (n,).
    """

    total: float
    due: FloatArray
    added: FloatArray
    allocated: FloatArray


def pooled_commission(
    values: ArrayLike, tiers: Sequence[tuple[int, float]] = TRG_TIERS
) -> PooledCommission:
    r"""Compute a commission whose rate on all contracts depends on their number.

    After $n$ contracts of values $v_1 \dots v_n$ the commission is $\rho(n)\sum_{i\le n} v_i$ with
    the rate of the highest tier reached. It would not have been incurred without the contracts, so
    it is incremental although it hangs on a threshold.

    Args:
        values: Value of each contract in the order won, 0 or more, shape (n,).
        tiers: (number of contracts from which on, rate on all of them), by rising number.

    Returns:
        The commission and what each contract bears.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is below 0 or the tiers are not in order.

    Source:
        FASB TRG agenda paper 57 (November 2016); deloitte_dart.

    Example:
        >>> made = pooled_commission([100.0] * 20)
        >>> made.due[[8, 9, 18, 19]]
        array([  0.,  20.,  38., 100.])
    """
    worth = vector(values, name="values")
    if worth.min() < 0:
        raise ValueError(f"values holds {worth.min():g}; a contract's value is 0 or more.")
    starts = [whole(start, name="tiers") for start, _ in tiers]
    rates = [number(rate, name="tiers", least=0.0) for _, rate in tiers]
    if not starts or starts != sorted(set(starts)):
        raise ValueError(f"tiers starts at {starts}; the numbers must rise.")
    reached = np.searchsorted(starts, np.arange(1, worth.size + 1), side="right")
    due = np.array([0.0, *rates])[reached] * np.cumsum(worth)
    total, pool = float(due[-1]), float(worth.sum())
    spread = worth * (total / pool) if pool > 0 else np.zeros(worth.size)
    return PooledCommission(
        total, read_only(due), read_only(np.diff(due, prepend=0.0)), read_only(spread)
    )
