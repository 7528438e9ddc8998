# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a given split of effort over segments is worth, and where one more head would go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.stats.arrays import read_only
from oms42.territories.amounts import number
from oms42.territories.sizing.inputs import per_segment, responses_of, sales_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray
    from oms42.territories.sizing.responses import Response


@dataclass(frozen=True)
class Split:
    """Hold what a split of effort is worth.

    Attributes:
        effort: Effort of each segment, shape (k,).
        sales: Sales of each, shape (k,).
        contribution: Margin times sales of each, shape (k,).
        marginal: Contribution that one more unit would bring in each, the slope, shape (k,).
        objective: Contribution of all, less the cost of the effort.
    """

    effort: FloatArray
    sales: FloatArray
    contribution: FloatArray
    marginal: FloatArray
    objective: float


def split_value(
    responses: Sequence[Response],
    effort: ArrayLike,
    *,
    margin: ArrayLike = 1.0,
    cost: float = 0.0,
) -> Split:
    r"""Value a given split of effort.

    $$\sum_i g_i\,S_i(x_i) - k \sum_i x_i, \qquad \text{marginal: } g_i\,S_i'(x_i)$$

    Args:
        responses: A response function a segment; k of them.
        effort: Effort $x_i$ of each segment, 0 or more, shape (k,).
        margin: Contribution margin $g_i$ a unit of sales, 0 or more; one number or shape (k,).
        cost: Cost k of a unit of effort, 0 or more.

    Returns:
        Sales, contribution and marginal contribution of each segment, and the value of all.

    Raises:
        TypeError: A number is none, or a response is no function.
        ValueError: A number is out of its range, or the lengths differ.

    Example:
        >>> from oms42.territories.sizing import Power
        >>> curves = [Power.through(24, 21.4, 0.45), Power.through(30, 12.3, 0.30),
        ...           Power.through(6, 3.3, 0.55)]
        >>> now = split_value(curves, [24, 30, 6], margin=[0.62, 0.60, 0.55], cost=0.31)
        >>> round(now.objective, 3), now.marginal.round(3).tolist()
        (3.863, [0.249, 0.074, 0.166])
    """
    curves: list[Any] = list(responses_of(responses))
    x = per_segment(effort, len(curves), name="effort")
    g = per_segment(margin, len(curves), name="margin")
    price = number(cost, name="cost", least=0)
    pairs = list(zip(curves, x, strict=True))
    sales = np.array([float(sales_at(curve, np.array([at]))[0]) for curve, at in pairs])
    slopes = [float(getattr(curve, "response", curve).slope(at)) for curve, at in pairs]
    return Split(
        read_only(x),
        read_only(sales),
        read_only(g * sales),
        read_only(g * np.array(slopes)),
        float(g @ sales) - price * float(x.sum()),
    )
