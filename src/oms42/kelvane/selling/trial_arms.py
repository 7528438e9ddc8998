# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The trial's arms: which sellers are in which, with how many deals and how many of them won.

Sellers, not deals, were assigned, so deals of one seller stand together. In each arm of 1,150 deals
seller $r$ has $n_r$ deals, in proportion to what he or she closed, and $w_r$ wins, the arm's total
exactly as planted. Win rates of sellers are spread so that the correlation of two deals of one
seller, estimated from the analysis of variance, is $\rho$ = 0.03:

$$\operatorname{Var}(w_r / n_r) = \bar p (1 - \bar p) \left(\rho + \frac{1 - \rho}{\bar n}\right)$$
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.draws import bell

# Least deals that a seller of the trial has closed.
LEAST = 12


@dataclass(frozen=True)
class Arm:
    """Hold one arm.

    Attributes:
        rep: Keys of its sellers.
        deals: Deals of each in the trial.
        wins: Won ones of them.
    """

    rep: NDArray[np.str_]
    deals: NDArray[np.int64]
    wins: NDArray[np.int64]


def split_reps(
    rng: np.random.Generator, rep: NDArray[np.str_], won: NDArray[np.bool_]
) -> tuple[NDArray[np.str_], NDArray[np.str_]]:
    """Draw which sellers are assigned the playbook, out of pairs with like numbers of deals.

    Args:
        rng: Source of uniform draws.
        rep: Seller of each deal that could be in the trial.
        won: Whether it was won.

    Returns:
        Keys of the sellers with the playbook and of those without.

    Example:
        >>> from oms42.kelvane.draws import stream
        >>> rep = np.repeat(["R1", "R2", "R3"], [20, 14, 3])
        >>> treat, control = split_reps(stream(1, "demo"), rep, np.zeros(37, dtype=bool))
        >>> sorted([*treat.tolist(), *control.tolist()])
        ['R1', 'R2']
    """
    keys, index = np.unique(rep, return_inverse=True)
    count = np.bincount(index)
    rate = np.bincount(index, won) / count
    enough = np.flatnonzero(count >= LEAST)
    ranked = enough[np.lexsort((keys[enough], rate[enough], -count[enough]))]
    first = rng.random((ranked.size + 1) // 2) < 0.5
    place = np.arange(ranked.size)
    treat = (place % 2 == 0) == first[place // 2]
    return keys[ranked[treat]], keys[ranked[~treat]]


def arm(
    rng: np.random.Generator,
    reps: NDArray[np.str_],
    supply: tuple[NDArray[np.int64], NDArray[np.int64]],
    totals: tuple[int, int],
    icc: float,
) -> Arm:
    """Plant the numbers of one arm.

    Args:
        rng: Source of uniform draws.
        reps: Keys of its sellers.
        supply: Won and lost deals that each could bring.
        totals: Deals and wins of the arm.
        icc: Correlation of two deals of one seller.

    Returns:
        The arm.

    Raises:
        ValueError: If the sellers could not bring so many won and lost deals.

    Example:
        >>> from oms42.kelvane.draws import stream
        >>> plenty = (np.array([30, 30, 30]), np.array([60, 60, 60]))
        >>> made = arm(stream(1, "demo"), np.array(["R1", "R2", "R3"]), plenty, (90, 21), 0.03)
        >>> made.deals.tolist(), int(made.wins.sum())
        ([30, 30, 30], 21)
    """
    won, lost = supply
    if totals[1] > won.sum() or totals[0] - totals[1] > lost.sum():
        raise ValueError(
            f"an arm of {totals[0]} deals with {totals[1]} wins is wanted, and its sellers closed "
            f"{won.sum()} won and {lost.sum()} lost deals"
        )
    deals = apportion(totals[0], won + lost)
    mean = totals[1] / totals[0]
    spread = np.sqrt(mean * (1 - mean) * (icc + (1 - icc) * reps.size / totals[0]))
    score = won / (won + lost) + 0.03 * bell(rng, reps.shape)
    rank = np.argsort(np.argsort(score, kind="stable"), kind="stable")
    z = np.sort(bell(rng, (reps.size,)))[rank]
    z -= (deals * z).sum() / deals.sum()
    z /= np.sqrt((deals * z**2).sum() / deals.sum())
    low, high = np.maximum(deals - lost, 0), np.minimum(won, deals)
    wanted = np.clip(deals * np.clip(mean + spread * z, 0.02, 0.9), low, high)
    return Arm(reps, deals, _whole(wanted, low, high, totals[1]))


def _whole(
    wanted: NDArray[np.float64], low: NDArray[np.int64], high: NDArray[np.int64], total: int
) -> NDArray[np.int64]:
    """Round to whole numbers between limits with a given sum, each near what is wanted."""
    whole = np.clip(np.rint(wanted).astype(np.int64), low, high)
    while whole.sum() != total:
        step = 1 if whole.sum() < total else -1
        room = whole < high if step > 0 else whole > low
        gain = np.where(room, step * (wanted - whole), -np.inf)
        whole[int(np.argmax(gain))] += step
    return whole
