# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Lift and gains: how much of what converts stands at the top of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import outcomes, read_only, same_length, vector, whole

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Gains:
    """Hold lift and gains by group of a ranked list.

    Attributes:
        contacted: Share of the list down to the end of each group, shape (groups,).
        rate: Conversion rate in each group, shape (groups,).
        lift: That rate over the rate of all, shape (groups,).
        captured: Share of all conversions down to the end of each group, shape (groups,).
    """

    contacted: FloatArray
    rate: FloatArray
    lift: FloatArray
    captured: FloatArray

    def to_frame(self) -> pd.DataFrame:
        """Return one row a group, the best first.

        Returns:
            Columns contacted, rate, lift, captured.
        """
        import pandas as pd

        return pd.DataFrame({name: np.asarray(value) for name, value in vars(self).items()})


def gains(scores: ArrayLike, converted: ArrayLike, *, groups: int = 10) -> Gains:
    r"""Cut a list by score into groups of equal size and count what converts.

    $$\text{captured}_k = \frac{\sum_{i: \text{rank}_i \le kn/g} o_i}{\sum_i o_i}$$

    Leads with equal scores share their conversions evenly over the places they take, so the order
    of rows does not matter.

    Args:
        scores: Score of each lead, higher is better, shape (n,).
        converted: 1 if it converted, shape (n,).
        groups: Number g of groups.

    Returns:
        Lift and gains.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, nothing converted, or there are fewer leads than groups.

    Example:
        >>> made = gains([0.9, 0.8, 0.2, 0.1], [1, 1, 0, 0], groups=2)
        >>> made.lift, made.captured
        (array([2., 0.]), array([1., 1.]))
    """
    score, end = vector(scores, name="scores"), outcomes(converted, name="converted", both=True)
    same_length(scores=score, converted=end)
    many = whole(groups, name="groups")
    if many > score.size:
        raise ValueError(f"groups is {groups}; there are only {score.size} leads.")
    _, place, count = np.unique(-score, return_inverse=True, return_counts=True)
    share = (np.bincount(place, end) / count)[np.sort(place)]
    total = np.r_[0.0, share.cumsum()]
    edges = np.arange(many + 1) * score.size / many
    below = np.floor(edges).astype(int)
    steps = np.r_[share, 0.0][below] * (edges - below)
    reached = total[below] + steps
    rate = np.diff(reached) / np.diff(edges)
    return Gains(
        read_only(edges[1:] / score.size),
        read_only(rate),
        read_only(rate / end.mean()),
        read_only(reached[1:] / end.sum()),
    )
