# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The horizon: this year's sales go on paying, so the best size depends on how far one looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only, whole
from oms42.territories.amounts import number
from oms42.territories.sizing.size import equal_margins, optimal_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray
    from oms42.territories.sizing.responses import Response


@dataclass(frozen=True)
class HorizonEffect:
    """Hold the best size for each horizon, and the split of a given size, which does not change.

    Attributes:
        years: Horizons in years, shape (h,).
        multiplier: Value of the horizon, in units of the first year's, shape (h,).
        size: Best effort in all for each horizon, shape (h,).
        effort: The same by segment, shape (h, k).
        objective: Contribution over the horizon less the cost, at the best size, shape (h,).
        split: Shares of a given total among segments, the same for every horizon, shape (k,).
    """

    years: tuple[int, ...]
    multiplier: FloatArray
    size: FloatArray
    effort: FloatArray
    objective: FloatArray
    split: FloatArray


def horizon_multiplier(
    retention: float, *, discount: float = 0.0, years: int | None = None
) -> float:
    r"""Return what a sale is worth over several years, in units of its first year.

    $$M = \sum_{t=0}^{T-1} \Bigl(\frac{r}{1+d}\Bigr)^t, \qquad
      M = \frac{1+d}{1+d-r} \text{ without end}$$

    The same figure holds for carryover: r is then the share of this year's sales that come again
    next year with no effort.

    Args:
        retention: Share r of the value that is still there a year later, 0 to 1.
        discount: Discount rate d a year, 0 or more.
        years: Number T of years, 1 or more; left out, without end.

    Returns:
        The multiplier M; 1 for one year.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, or the sum has no end.

    Example:
        >>> round(horizon_multiplier(0.89, discount=0.10, years=3), 3)
        2.464
        >>> round(horizon_multiplier(0.89, discount=0.10), 3)
        5.238
    """
    kept = number(retention, name="retention", least=0, most=1)
    ratio = kept / (1 + number(discount, name="discount", least=0))
    if years is not None:
        return float(np.sum(ratio ** np.arange(whole(years, name="years"))))
    if ratio >= 1:
        raise ValueError(
            "retention 1 without a discount adds up without end; give years, or a discount rate."
        )
    return 1 / (1 - ratio)


def horizon_effect(
    responses: Sequence[Response],
    cost: float,
    *,
    retention: float,
    discount: float = 0.0,
    years: Sequence[int] = (1, 2, 3),
    margin: ArrayLike = 1.0,
    total: float = 1.0,
) -> HorizonEffect:
    r"""Compare the best size of the sales force over several horizons.

    $$M_T\,g_i\,S_i'(x_i) = k$$

    The longer the horizon, the larger the best size. The best split of a given total stays the
    same, as M multiplies every segment alike.

    Args:
        responses: A response function a segment, each with diminishing returns; k of them.
        cost: Cost k of a unit of effort, paid once, above 0.
        retention: Share of the value that is still there a year later, 0 to 1.
        discount: Discount rate a year, 0 or more.
        years: Horizons in years, each 1 or more.
        margin: Contribution margin $g_i$ a unit of sales, above 0; one number or shape (k,).
        total: A given effort, above 0, whose best split is shown.

    Returns:
        Multiplier, best size and its parts for each horizon.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, or a response is S-shaped.

    Source:
        zoltners2004design

    Example:
        >>> from oms42.territories.sizing import Power
        >>> curves = [Power.through(24, 21.4, 0.45), Power.through(30, 12.3, 0.30),
        ...           Power.through(6, 3.3, 0.55)]
        >>> effect = horizon_effect(curves, 0.31, retention=0.89, discount=0.10, years=(1, 3),
        ...                         margin=[0.62, 0.60, 0.55], total=60)
        >>> effect.size.round(1).tolist()
        [21.5, 108.0]
    """
    spans = tuple(whole(one, name="years") for one in years)
    if not spans:
        raise ValueError("years is empty; give at least one horizon, such as (1, 3).")
    worth = [horizon_multiplier(retention, discount=discount, years=span) for span in spans]
    sizes = [optimal_size(responses, cost, margin=margin, multiplier=one) for one in worth]
    split = equal_margins(responses, total, margin=margin)
    return HorizonEffect(
        spans,
        read_only(np.array(worth)),
        read_only(np.array([one.total for one in sizes])),
        read_only(np.array([one.effort for one in sizes])),
        read_only(np.array([one.objective for one in sizes])),
        read_only(split.effort / split.total),
    )
