# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Simpson's reversal: a total that says the opposite of all its parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import matrix, read_only

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Comparison:
    """Hold two groups' rates, with the mix taken out.

    Attributes:
        rates: Rate in each stratum, groups in columns, shape (strata, 2).
        totals: Raw rate of each group, shape (2,).
        standardized: Rate of each group with the mix of both together, shape (2,).
        gap: First minus second, raw.
        within: Part of the gap that is different rates.
        mix: Part of the gap that is a different mix; the two sum to the gap.
        reverses: Whether one group is ahead in every stratum and behind in total.
    """

    rates: FloatArray
    totals: FloatArray
    standardized: FloatArray
    gap: float
    within: float
    mix: float
    reverses: bool


def compare_mixes(wins: ArrayLike, cases: ArrayLike) -> Comparison:
    r"""Compare two groups' rates over the same strata.

    With rates $r_{kg}$, shares $s_{kg}$ of a group's cases, and pooled shares $w_k$:

    $$\sum_k w_k r_{kg} \;\text{(standardized)}, \qquad
      \underbrace{\sum_k \bar s_k (r_{k1} - r_{k2})}_{\text{within}} +
      \underbrace{\sum_k \bar r_k (s_{k1} - s_{k2})}_{\text{mix}}$$

    with $\bar s, \bar r$ the means of the two groups (Kitagawa), so that the parts sum to the gap.

    Args:
        wins: Wins by stratum (rows) and group (two columns), shape (strata, 2).
        cases: Cases, same shape, above 0.

    Returns:
        Rates, raw and standardized, and the gap's two parts.

    Raises:
        TypeError: A value is not a number.
        ValueError: Shapes do not fit, or a stratum of a group is empty.

    Source:
        Kitagawa (1955).

    Example:
        >>> made = compare_mixes([[30, 9], [21, 66]], [[120, 40], [60, 200]])
        >>> made.totals.round(3), made.standardized.round(3), made.reverses
        (array([0.283, 0.312]), array([0.312, 0.29 ]), True)
    """
    rows = np.asarray(wins).shape[0] if np.asarray(wins).ndim == 2 else 0
    won, n = matrix(wins, name="wins", rows=rows), matrix(cases, name="cases", rows=rows)
    if won.shape[1] != 2 or n.shape != won.shape:
        raise ValueError(f"wins is {won.shape}, cases {n.shape}; strata × 2 groups are needed.")
    if (n <= 0).any():
        stratum, group = np.argwhere(n <= 0)[0].tolist()
        raise ValueError(
            f"stratum {stratum} of group {group} has no case; merge it with another stratum."
        )
    if (won < 0).any() or (won > n).any():
        raise ValueError("wins holds a count below 0 or above its cases.")
    rates, shares = won / n, n / n.sum(axis=0)
    weight = n.sum(axis=1) / n.sum()
    totals, standard = won.sum(axis=0) / n.sum(axis=0), weight @ rates
    within = float(shares.mean(axis=1) @ (rates[:, 0] - rates[:, 1]))
    mix = float(rates.mean(axis=1) @ (shares[:, 0] - shares[:, 1]))
    gaps = rates[:, 0] - rates[:, 1]
    gap = float(totals[0] - totals[1])
    turned = bool((gaps > 0).all() and gap < 0) or bool((gaps < 0).all() and gap > 0)
    return Comparison(
        read_only(rates), read_only(totals), read_only(standard), gap, within, mix, turned
    )


def standardized_rate_gap(wins: ArrayLike, cases: ArrayLike) -> float:
    """Return the gap of two groups' rates with the mix of both together.

    Args:
        wins: Wins by stratum (rows) and group (two columns), shape (strata, 2).
        cases: Cases, same shape.

    Returns:
        First minus second group.

    Raises:
        TypeError: A value is not a number.
        ValueError: As in `compare_mixes`.

    Example:
        >>> round(standardized_rate_gap([[4, 9.6], [57.6, 9]], [[80, 240], [320, 60]]), 4)
        0.0209
    """
    standard = compare_mixes(wins, cases).standardized
    return float(standard[0] - standard[1])
