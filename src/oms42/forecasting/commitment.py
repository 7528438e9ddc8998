# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Commit and overage: what a commitment covers, what is billed beyond, and what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only, vector

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

ROUNDING = 1e-12  # of the commitment: what sums of cents leave


@dataclass(frozen=True, eq=False)
class CommitDrawdown:
    """A commitment drawn down period by period.

    Attributes:
        used: Use in each period at the price of the commitment, shape (n,).
        drawn: What the commitment covered of it, shape (n,).
        remaining: The commitment left after each period, shape (n,): contracted and not yet
            delivered, so part of RPO until the term ends.
        overage: Use beyond the commitment in each period at its price, shape (n,).
        overage_billed: The same at the price of overage, shape (n,).
        commit: The commitment of the term.
        exhausted: The period, from 1, in which the last of the commitment was drawn; None if some
            is left.
    """

    used: FloatArray
    drawn: FloatArray
    remaining: FloatArray
    overage: FloatArray
    overage_billed: FloatArray
    commit: float
    exhausted: int | None

    @property
    def shortfall(self) -> float:
        """Return the commitment not used by the last period; lost at the end of a term.

        Returns:
            The rest of the commitment, 0 or above.

        Example:
            >>> commit_drawdown([10, 20], commit=50).shortfall
            20.0
        """
        return float(self.remaining[-1])

    @property
    def billed(self) -> float:
        """Return what the customer pays for the term so far: the commitment and the overage.

        Returns:
            The sum.

        Example:
            >>> commit_drawdown([40, 20], commit=50, overage_rate=1.25).billed
            62.5
        """
        return self.commit + float(self.overage_billed.sum())

    @property
    def use_of_commit(self) -> float:
        """Return all use as a multiple of the commitment; 1.3 means 30 % above it.

        Returns:
            The ratio.

        Example:
            >>> commit_drawdown([40, 25], commit=50).use_of_commit
            1.3
        """
        return float(self.used.sum()) / self.commit

    def to_frame(self) -> pd.DataFrame:
        """Return one row per period.

        Returns:
            A frame with the index ``period``, from 1, and the columns ``used``, ``drawn``,
            ``remaining``, ``overage`` and ``overage_billed``.
        """
        import pandas as pd

        names = ("used", "drawn", "remaining", "overage", "overage_billed")
        index = pd.RangeIndex(1, self.used.size + 1, name="period")
        return pd.DataFrame({name: getattr(self, name) for name in names}, index=index)


def commit_drawdown(used: ArrayLike, commit: float, *, overage_rate: float = 1.0) -> CommitDrawdown:
    r"""Draw use from a commitment, period by period.

    $$\text{drawn}_t = \min\Bigl(u_t,\; C - \sum_{i<t} \text{drawn}_i\Bigr), \qquad
    \text{overage}_t = u_t - \text{drawn}_t, \qquad
    \text{billed} = C + \text{rate} \sum_t \text{overage}_t$$

    Args:
        used: Use in each period of the term at the price of the commitment, 0 or above, shape (n,).
        commit: The commitment C of the term, above 0, in the same units.
        overage_rate: What use beyond the commitment costs for each unit at its price: 1 for the
            same price, 1 / (1 − 0.20) = 1.25 if the commitment has 20 % off the list price and
            overage none.

    Returns:
        The drawdown: ``remaining``, ``overage``, ``exhausted``, ``shortfall``, ``billed``.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is missing or negative, or ``commit`` or ``overage_rate`` is not above
            0.

    Example:
        >>> year = commit_drawdown([10, 20, 30], commit=40, overage_rate=1.25)
        >>> year.remaining, year.overage, year.exhausted, year.billed
        (array([30., 10.,  0.]), array([ 0.,  0., 20.]), 3, 65.0)
    """
    use = vector(used, name="used")
    if use.min() < 0:
        place = int(use.argmin())
        raise ValueError(
            f"used holds {use[place]:g} at position {place}; use is 0 or above: book credits apart."
        )
    for name, value in (("commit", commit), ("overage_rate", overage_rate)):
        if not 0 < value < float("inf"):
            raise ValueError(f"{name} is {value}; it must be a number above 0.")
    total = np.minimum(np.cumsum(use), commit)
    total[total > commit * (1 - ROUNDING)] = commit
    left = np.concatenate([[commit], commit - total[:-1]])
    drawn = np.where(total < commit, use, np.minimum(use, left))
    ended = np.flatnonzero(total == commit)
    return CommitDrawdown(
        used=use,
        drawn=read_only(drawn),
        remaining=read_only(commit - total),
        overage=read_only(use - drawn),
        overage_billed=read_only((use - drawn) * overage_rate),
        commit=float(commit),
        exhausted=int(ended[0]) + 1 if ended.size else None,
    )
