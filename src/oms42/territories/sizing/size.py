# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Effort that divides: equal margins over segments, and the size that pays best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.stats.arrays import read_only
from oms42.territories.amounts import number
from oms42.territories.sizing.inputs import per_segment, responses_of, sales_at
from oms42.territories.sizing.responses import ModifiedExponential, Power

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray
    from oms42.territories.sizing.responses import Response

CLOSE = 1e-14  # of the range in which an effort or ln λ is sought
LEAST = 1e-300  # slopes below it count as none


@dataclass(frozen=True)
class Effort:
    r"""Hold the best effort in each segment, in fractions.

    Attributes:
        effort: Effort of each segment, shape (k,).
        total: Effort of all.
        shadow: Contribution λ of one more unit of effort, equal in all segments that get any.
        sales: Sales of each, shape (k,).
        contribution: Margin times sales of each, over the horizon, shape (k,).
        objective: Contribution of all, less the cost of the effort.
        bound: No split has more: returns diminish, so equal margins are optimal.
        gap: Relative distance of the two: 0.
        status: optimal.
    """

    effort: FloatArray
    total: float
    shadow: float
    sales: FloatArray
    contribution: FloatArray
    objective: float
    bound: float
    gap: float
    status: str


def equal_margins(
    responses: Sequence[Response],
    total: float,
    *,
    margin: ArrayLike = 1.0,
    cost: float = 0.0,
) -> Effort:
    r"""Split a given effort over segments so that the last unit brings the same everywhere.

    $$g_i\,S_i'(x_i) = \lambda \text{ wherever } x_i > 0, \qquad \sum_i x_i = N$$

    For the power function $x_i(\lambda) = (g_i a_i b_i / \lambda)^{1/(1-b_i)}$; λ is found by
    halving.

    Args:
        responses: A response function a segment, each with diminishing returns; k of them.
        total: Effort N to split, above 0.
        margin: Contribution margin $g_i$ a unit of sales, above 0; one number or shape (k,).
        cost: Cost of a unit of effort, 0 or more.

    Returns:
        The split in fractions, optimal.

    Raises:
        TypeError: A number is none, or a response is no function.
        ValueError: A number is out of its range, or a response is S-shaped.

    Example:
        >>> curves = [Power.through(24, 21.4, 0.45), Power.through(30, 12.3, 0.30),
        ...           Power.through(6, 3.3, 0.55)]
        >>> best = equal_margins(curves, 60, margin=[0.62, 0.60, 0.55])
        >>> best.effort.round(2).tolist(), round(best.shadow, 4)
        ([45.81, 8.79, 5.41], 0.1743)
    """
    curves = _concave(responses)
    wanted = number(total, name="total", above=0)
    g = per_segment(margin, len(curves), name="margin", above=True)
    price = number(cost, name="cost", least=0)
    # one segment gets at least its part, and none gets more than all
    low, high = _slopes(curves, g, wanted).min(), _slopes(curves, g, wanted / len(curves)).max()
    low, high = float(np.log(max(low, LEAST))), float(np.log(max(high, LEAST)))
    while high - low > CLOSE * (abs(low) + abs(high) + 1):
        middle = (low + high) / 2
        if _taken(curves, g, float(np.exp(middle)), wanted).sum() > wanted:
            low = middle
        else:
            high = middle
    less, more = (_taken(curves, g, float(np.exp(at)), wanted) for at in (high, low))
    rest, room = wanted - float(less.sum()), float((more - less).sum())
    taken = less + (more - less) * (rest / room if room > 0 else 0.0)
    shadow = float(_slopes(curves, g, taken)[taken > 0].max())
    return _made(curves, g, taken * (wanted / taken.sum()), shadow, price)


def optimal_size(
    responses: Sequence[Response],
    cost: float,
    *,
    margin: ArrayLike = 1.0,
    multiplier: float = 1.0,
) -> Effort:
    r"""Find the effort in each segment at which the last unit just pays for itself.

    $$M\,g_i\,S_i'(x_i) = k$$

    Args:
        responses: A response function a segment, each with diminishing returns; k of them.
        cost: Cost k of a unit of effort, above 0.
        margin: Contribution margin $g_i$ a unit of sales, above 0; one number or shape (k,).
        multiplier: Value M over the horizon of what is won in its first year, above 0; see
            `horizon_multiplier`.

    Returns:
        The effort in each segment and in all; read it as a direction where it lies outside the
        efforts that were ever observed.

    Raises:
        TypeError: A number is none, or a response is no function.
        ValueError: A number is out of its range, or a response has no size at which it stops to
            pay.

    Example:
        >>> curves = [Power.through(24, 21.4, 0.45), Power.through(30, 12.3, 0.30),
        ...           Power.through(6, 3.3, 0.55)]
        >>> best = optimal_size(curves, 0.31, margin=[0.62, 0.60, 0.55])
        >>> round(best.total, 1), round(best.objective, 2)
        (21.5, 9.27)
    """
    curves = _concave(responses)
    price = number(cost, name="cost", above=0)
    worth = number(multiplier, name="multiplier", above=0)
    g = worth * per_segment(margin, len(curves), name="margin", above=True)
    for curve in curves:
        if isinstance(curve, Power) and curve.b == 1:
            raise ValueError(
                "a power function with b = 1 has no size at which it stops to pay; fit it again, "
                "or use marginal_allocation with a given number of heads."
            )
    taken = _taken(curves, g, price, np.inf)
    return _made(curves, g, taken, price, price)


def _concave(responses: Sequence[Response]) -> list[Response]:
    """Check that every response has diminishing returns and a slope."""
    curves: list[Any] = [getattr(one, "response", one) for one in responses_of(responses)]
    for place, curve in enumerate(curves):
        if not hasattr(curve, "slope"):
            raise TypeError(
                f"responses holds {curve!r} at position {place}, which has no slope; give Power, "
                "Adbudg or ModifiedExponential, or use marginal_allocation."
            )
        if not curve.concave:
            raise ValueError(
                f"responses holds {curve!r} at position {place}: its returns rise at first, so "
                "equal margins may be the worst split; use marginal_allocation, which is exact."
            )
    return curves


def _taken(curves: Sequence[Response], g: FloatArray, shadow: float, most: float) -> FloatArray:
    """Return the effort of each segment at which one more unit brings the shadow value."""
    return np.array([_at(curve, shadow / w, most) for curve, w in zip(curves, g, strict=True)])


def _at(curve: Response, slope: float, most: float) -> float:
    """Find the effort at which a curve has a slope, by halving; at most `most`."""
    if isinstance(curve, Power) and curve.b < 1:
        with np.errstate(over="ignore"):
            power = np.log(curve.a * curve.b / slope) / (1 - curve.b)
            return float(min(np.exp(power), most))
    if isinstance(curve, ModifiedExponential):
        start = (curve.a - curve.b) * curve.c
        return float(min(max(np.log(start / slope), 0.0) / curve.c, most))
    if float(curve.slope(0.0)) <= slope:
        return 0.0
    high = most if np.isfinite(most) else 1.0
    while not np.isfinite(most) and float(curve.slope(high)) > slope:
        high *= 2
    if float(curve.slope(high)) > slope:
        return high
    low, top = 0.0, high
    while high - low > CLOSE * top:
        middle = (low + high) / 2
        low, high = (middle, high) if float(curve.slope(middle)) > slope else (low, middle)
    return high


def _slopes(curves: Sequence[Response], g: FloatArray, x: FloatArray | float) -> FloatArray:
    """Return what one more unit would bring in each segment; for infinity a large number."""
    at = np.broadcast_to(x, len(curves))
    slopes = [float(curve.slope(one)) for curve, one in zip(curves, at, strict=True)]
    return np.asarray(g * np.minimum(slopes, 1 / LEAST))


def _made(
    curves: Sequence[Response], g: FloatArray, taken: FloatArray, shadow: float, cost: float
) -> Effort:
    """Describe a split."""
    sales = np.array(
        [float(sales_at(c, np.array([x]))[0]) for c, x in zip(curves, taken, strict=True)]
    )
    profit = float(g @ sales) - cost * float(taken.sum())
    return Effort(
        read_only(taken),
        float(taken.sum()),
        shadow,
        read_only(sales),
        read_only(g * sales),
        profit,
        profit,
        0.0,
        "optimal",
    )
