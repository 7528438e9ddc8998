# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which reps call too high and which too low (PT-03).

Twelve happy-ears reps and nine sandbaggers are drawn among the account executives and key account
managers with at least eight quarters, so that each can be judged; the sandbaggers among those of
them who win a larger part of their pipeline than most, as who wins little cannot call less.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.calls import FAIR, HAPPY, SANDBAG
from oms42.kelvane.deals.desks import Desks
from oms42.kelvane.deals.magnitudes import HAPPY_EARS, SANDBAGGERS

# Fewest quarters by which a rep can be judged.
JUDGED = 8


def biases(
    rng: np.random.Generator, them: Desks, won: NDArray[np.float64], tried: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Draw the bias of each desk's rep.

    Args:
        rng: Source of uniform draws.
        them: The desks.
        won: Amount of the new logos and expansions that each desk won.
        tried: Amount of those that it closed, won or not.

    Returns:
        0 fair, 1 happy ears, 2 sandbagger, one value a desk.

    Raises:
        ValueError: If too few reps have been there long enough.

    Example:
        >>> n, one = 240, np.ones(240)
        >>> rep, text = (np.arange(n) % 30).astype(str), np.full(n, "ae")
        >>> them = Desks(rep, np.arange(n) // 30, text, text, text, text, one, one, one)
        >>> bias = biases(np.random.default_rng(1), them, one, one)
        >>> len(set(rep[bias == HAPPY])), len(set(rep[bias == SANDBAG]))
        (12, 9)
    """
    rep, row, quarters = np.unique(them.rep, return_inverse=True, return_counts=True)
    sells = np.zeros(rep.size, dtype=bool)
    sells[row] = them.role != "cam"
    able = np.flatnonzero(sells & (quarters >= JUDGED))
    if able.size < HAPPY_EARS + SANDBAGGERS:
        raise ValueError(
            f"only {able.size} reps have {JUDGED} quarters or more, but "
            f"{HAPPY_EARS + SANDBAGGERS} are to be biased; let reps stay longer"
        )
    part = np.bincount(row, won) / np.maximum(np.bincount(row, tried), 1.0)
    strong = able[np.argsort(-part[able], kind="stable")][: max(able.size // 2, SANDBAGGERS)]
    modest = strong[np.argsort(rng.random(strong.size), kind="stable")][:SANDBAGGERS]
    others = np.setdiff1d(able, modest)
    bias = np.full(rep.size, FAIR)
    bias[modest] = SANDBAG
    bias[others[np.argsort(rng.random(others.size), kind="stable")][:HAPPY_EARS]] = HAPPY
    return np.asarray(bias[row], dtype=np.int64)
