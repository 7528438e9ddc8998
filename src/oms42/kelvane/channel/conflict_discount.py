# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""What channel conflict does to the discount of a direct deal (PT-26).

A direct deal in conflict has 7 points more. So that what `deals` has planted about discounts stays
as it is, every direct deal of a stratum $g$ (period of crediting, term, pulled in, outcome) first
gives back what conflict adds to it on average:

$$d_i = d^{deals}_i - \delta\,\bar c_g + \delta\,c_i$$

with $c_i$ one for a deal in conflict and $\delta$ = 7 points. The amount of the deal stays; the
list price follows from it, $L = A / (1 - d)$. The discount without conflict is
$d^{deals}_i - \delta\,\bar c_g$, and nothing is given back below zero. Of the
difference that chance has made between deals in conflict and the others of their stratum, three
fifths are taken out, so that the effect can be estimated from one sample. Discounts have one
decimal; what rounding leaves over is carried to the next deal, so that means hold.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.world import Columns

TAKEN_OUT = 0.6
CREDITED_FROM = np.datetime64("2025-01-01")


@dataclass(frozen=True)
class Discounts:
    """Hold discounts in percent, one an opportunity.

    Attributes:
        without_conflict: What would have been given without any conflict.
        given: What is given.
    """

    without_conflict: NDArray[np.float64]
    given: NDArray[np.float64]


def strata(opportunities: Columns, pulled: NDArray[np.bool_]) -> NDArray[np.str_]:
    """Name what each deal is like as far as its discount depends on it.

    Args:
        opportunities: The opportunities.
        pulled: Whether each was pulled in.

    Returns:
        One text a deal.

    Example:
        >>> deals = {
        ...     "close_date": np.array(["2024-12-31", "2025-01-01"], dtype="datetime64[D]"),
        ...     "term_years": np.array([3, 1]),
        ...     "outcome": np.array(["won", "lost"]),
        ... }
        >>> strata(deals, np.array([True, False])).tolist()
        ['before 3 pulled won', 'after short not']
    """
    after = opportunities["close_date"] >= CREDITED_FROM
    parts = (
        np.where(after, "after", "before"),
        np.where(opportunities["term_years"] == 3, " 3", " short"),
        np.where(pulled, " pulled", ""),
        np.where(opportunities["outcome"] == "won", " won", " not"),
    )
    name = parts[0]
    for part in parts[1:]:
        name = np.char.add(name, part)
    return np.asarray(name)


def conflict_discount(
    discount: NDArray[np.float64],
    direct: NDArray[np.int64],
    clash: NDArray[np.int64],
    stratum: NDArray[np.str_],
    points: float,
) -> Discounts:
    """Plant the effect of conflict on discounts.

    Args:
        discount: Discounts as `deals` has drawn them, in percent.
        direct: Rows of the direct deals.
        clash: Rows of those in conflict.
        stratum: What each deal is like.
        points: Points that conflict adds.

    Returns:
        Discounts with and without conflict; those of other deals are as they were.

    Example:
        >>> before = np.array([10.0, 10.0, 10.0])
        >>> same = np.array(["a", "a", "b"])
        >>> made = conflict_discount(before, np.arange(2), np.array([0]), same, 7.0)
        >>> made.given.tolist()
        [13.5, 6.5, 10.0]
    """
    meets = np.zeros(discount.size, dtype=bool)
    meets[clash] = True
    without = discount.copy()
    for name in np.unique(stratum[direct]).tolist():
        rows = direct[stratum[direct] == name]
        inside = meets[rows]
        share = float(inside.mean())
        luck = 0.0
        if 0.0 < share < 1.0:
            luck = TAKEN_OUT * float(discount[rows[inside]].mean() - discount[rows[~inside]].mean())
        back = np.where(inside, (1.0 - share) * luck, -share * luck) + points * share
        without[rows[inside]] -= _tenths(back[inside])
        without[rows[~inside]] -= _tenths(back[~inside])
    without[direct] = np.maximum(np.rint(10.0 * without[direct]) / 10.0, 0.0)
    given = without.copy()
    given[clash] = np.rint(10.0 * (without[clash] + _tenths(np.full(clash.size, points)))) / 10.0
    return Discounts(without, given)


def _tenths(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Round to tenths, carrying what is left over, so that the sum stays."""
    return np.asarray(np.diff(np.rint(np.cumsum(10.0 * values)), prepend=0.0) / 10.0)
