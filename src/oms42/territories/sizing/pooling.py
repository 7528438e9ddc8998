# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a territory earns as a function of the accounts in it, once its hours are split best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Pool:
    r"""Hold the weights of accounts in territories.

    A territory earns $k_j\,U_j^{1-\beta}$, where $U_j$ adds up the weights of its accounts.

    Attributes:
        weight: Weight $u_{ij}$ of account i in territory j, largest 1, shape (n, m).
        factor: $k_j$, shape (m,).
        time: Hours of each territory, shape (m,).
        beta: Elasticity.
    """

    weight: FloatArray
    factor: FloatArray
    time: FloatArray
    beta: float

    @classmethod
    def of(cls, scale: FloatArray, time: FloatArray, beta: float) -> Pool:
        """Weigh the accounts.

        Args:
            scale: Sales of each account at one hour of each seller, shape (n, m).
            time: Hours of each seller, shape (m,).
            beta: Elasticity.

        Returns:
            The weights; scales are divided by the largest, so that no power overflows.

        Example:
            >>> Pool.of(np.array([[1.0, 2.0]]), np.array([9.0, 9.0]), 0.5).weight
            array([[0.25, 1.  ]])
        """
        largest = float(scale.max())
        return cls((scale / largest) ** (1 / (1 - beta)), largest * time**beta, time, beta)

    def totals(self, assignment: NDArray[np.intp]) -> FloatArray:
        """Add the weights of each territory up.

        Args:
            assignment: Territory of each account, shape (n,).

        Returns:
            The totals $U_j$, shape (m,).
        """
        added = np.zeros(self.factor.size)
        np.add.at(added, assignment, self.weight[np.arange(assignment.size), assignment])
        return added

    def earned(self, totals: FloatArray) -> FloatArray:
        """Return what territories earn.

        Args:
            totals: The totals $U_j$, shape (..., m).

        Returns:
            What each earns, same shape.
        """
        return np.asarray(self.factor * np.maximum(totals, 0.0) ** (1 - self.beta))

    def value(self, assignment: NDArray[np.intp]) -> float:
        """Return what an alignment earns.

        Args:
            assignment: Territory of each account, shape (n,).

        Returns:
            Sales of all territories.
        """
        return float(self.earned(self.totals(assignment)).sum())

    def hours(self, assignment: NDArray[np.intp]) -> FloatArray:
        """Split the hours of each territory over its accounts.

        Args:
            assignment: Territory of each account, shape (n,).

        Returns:
            Hours of each account, shape (n,); 0 where the account has no weight.
        """
        own = self.weight[np.arange(assignment.size), assignment]
        total = self.totals(assignment)[assignment]
        part = np.divide(own, total, out=np.zeros_like(own), where=total > 0)
        return np.asarray(self.time[assignment] * part)
