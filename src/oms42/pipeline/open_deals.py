# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Open deals with their chances, checked, and what a quarter that all share does to them."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Real
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import probabilities, same_length, vector

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

NORMAL = NormalDist()


@dataclass(frozen=True)
class OpenDeals:
    """Hold deals for a distribution of the quarter.

    Attributes:
        amount: Amounts, shape (n,).
        chance: Probability that a deal is won within the quarter, shape (n,).
        threshold: Its standard normal quantile; infinite for what is certain.
        rho: Correlation of the latent scores.
    """

    amount: FloatArray
    chance: FloatArray
    threshold: FloatArray
    rho: float

    def given(self, z: FloatArray) -> FloatArray:
        """Return the chances once the common shock is known.

        Args:
            z: Values of the shock, shape (k,); good quarters are positive.

        Returns:
            Chances, shape (k, n).

        Example:
            >>> open_deals([0.5], [100], 0.5, 0.0).given(np.array([0.0, 1.0])).round(3).tolist()
            [[0.5], [0.841]]
        """
        score = (self.threshold + np.sqrt(self.rho) * z[:, None]) / np.sqrt(1 - self.rho)
        return np.array([[NORMAL.cdf(one) for one in row] for row in score.tolist()])


def open_deals(p: ArrayLike, amount: ArrayLike, rho: float, slip: float | ArrayLike) -> OpenDeals:
    """Check a list of open deals.

    Args:
        p: Probability that each deal is won, 0 to 1, shape (n,).
        amount: Its amount, shape (n,).
        rho: Correlation of the deals' latent scores, 0 or more and below 1.
        slip: Share of the wins that close after the quarter, one or one a deal, 0 to 1.

    Returns:
        The deals; the chance is p (1 − slip).

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, a probability or slip is not between 0 and 1, or rho out of
            range.

    Example:
        >>> open_deals([0.6], [900], 0.0, 0.15).chance
        array([0.51])
    """
    chance, money = probabilities(p, name="p"), vector(amount, name="amount")
    same_length(p=chance, amount=money)
    if isinstance(rho, bool) or not isinstance(rho, Real) or not 0 <= rho < 1:
        raise ValueError(f"rho is {rho!r}; it is a correlation of 0 or more and below 1.")
    late = probabilities(np.broadcast_to(np.asarray(slip), money.shape), name="slip")
    inside = chance * (1 - late)
    edge = {0.0: -np.inf, 1.0: np.inf}
    threshold = [edge[one] if one in edge else NORMAL.inv_cdf(one) for one in inside.tolist()]
    return OpenDeals(money, inside, np.array(threshold), float(rho))
