# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A pay curve made of straight pieces, and its exact expectation under a normal attainment."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import inf, isfinite
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.attainment_law import Attainment, density, phi
from oms42.stats.arrays import finite, floats, read_only

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

CENT = 0.011  # pay rounded to cents still counts as straight


@dataclass(frozen=True)
class PiecewisePay:
    """Hold a pay curve of straight pieces; it may jump, and then pays the later piece at the jump.

    Attributes:
        knots: Where a piece ends and the next begins, increasing, shape (k,).
        intercept: Of each piece, shape (k + 1,).
        slope: Of each piece, money for one unit of attainment, shape (k + 1,).
    """

    knots: FloatArray
    intercept: FloatArray
    slope: FloatArray

    def __call__(self, attainment: ArrayLike) -> FloatArray:
        """Return pay.

        Args:
            attainment: 1.0 is quota reached, any shape.

        Returns:
            Money, same shape.
        """
        x = floats(attainment, name="attainment")
        piece = np.searchsorted(self.knots, x, side="right")
        return np.asarray(self.intercept[piece] + self.slope[piece] * x)

    def expected(self, law: Attainment) -> float:
        r"""Return the exact expectation under a normal law.

        With $z = (x-\mu)/\sigma$ at the ends $l, u$ of a piece $a + bx$, the piece contributes

        $$(a + b\mu)\,[\Phi(z_u)-\Phi(z_l)] - b\sigma\,[\varphi(z_u)-\varphi(z_l)]$$

        Args:
            law: A normal law (skew 0), with its bounds.

        Returns:
            Expected pay.

        Raises:
            ValueError: The law is skewed.
        """
        if law.skew:
            raise ValueError(
                f"the law has skew {law.skew:g}; the closed form is for the normal law (skew 0): "
                "use jensen_gap, which integrates."
            )
        inner = [k for k in self.knots.tolist() if law.lower < k < law.upper]
        edges = [law.lower, *inner, law.upper]
        total, mass = 0.0, 0.0
        for low, high in pairwise(edges):
            piece = int(np.searchsorted(self.knots, _inside(low, high), side="right"))
            a, b = float(self.intercept[piece]), float(self.slope[piece])
            zl, zu = law.score(low), law.score(high)
            share = phi(zu) - phi(zl) if zl < 0 else phi(-zl) - phi(-zu)
            total += (a + b * law.mean) * share - b * law.sd * (density(zu) - density(zl))
            mass += share
        if law.bounds == "truncate":
            return total / mass
        for end, tail in (
            (law.lower, phi(law.score(law.lower))),
            (law.upper, phi(-law.score(law.upper))),
        ):
            total += tail * float(self(end)) if isfinite(end) else 0.0
        return total


def piecewise(
    pay: Callable[[FloatArray], ArrayLike], knots: ArrayLike, *, lower: float = 0.0
) -> PiecewisePay:
    """Read the straight pieces off a pay curve, given where it bends or jumps.

    Args:
        pay: Takes attainments, an array, and gives money, an array.
        knots: Where the curve bends or jumps, shape (k,), any order; may be empty.
        lower: Attainment where the first piece begins.

    Returns:
        The curve as straight pieces.

    Raises:
        TypeError: A value is not a number.
        ValueError: The curve is not straight between two knots: a knot is missing.

    Example:
        >>> curve = piecewise(lambda a: 100.0 * a + 50.0 * np.maximum(a - 1, 0), [1.0])
        >>> curve.slope
        array([100., 150.])
    """
    bends = np.unique(floats(knots, name="knots").ravel())
    finite(bends, name="knots", mend="leave it out.")
    bends = bends[bends > lower]
    edges = np.concatenate([[lower], bends, [(bends[-1] if bends.size else lower) + 1.0]])
    left, width = edges[:-1], np.diff(edges)
    thirds = [paid(pay, left + part * width) for part in (1 / 4, 1 / 2, 3 / 4)]
    slope = (thirds[2] - thirds[0]) / (width / 2)
    intercept = thirds[0] - slope * (left + width / 4)
    off = np.abs(thirds[1] - (thirds[0] + thirds[2]) / 2)
    worst = int(off.argmax())
    if off[worst] > CENT + 1e-9 * np.abs(thirds[1]).max():
        raise ValueError(
            f"pay is not a straight line between {edges[worst]:g} and {edges[worst + 1]:g}; "
            "give every attainment at which it bends or jumps as a knot."
        )
    return PiecewisePay(read_only(bends), read_only(intercept), read_only(slope))


def kinks_of(pay: object, knots: ArrayLike | None) -> ArrayLike | None:
    """Return where a pay curve bends, if it is given or the curve itself can say.

    Args:
        pay: A function, a `PiecewisePay`, or a plan with a method ``kinks``.
        knots: What the caller gave; it goes first.

    Returns:
        The knots, or None if nobody knows.

    Example:
        >>> kinks_of(lambda a: a, [1.0])
        [1.0]
    """
    if knots is not None:
        return knots
    if isinstance(pay, PiecewisePay):
        return pay.knots
    ask: Callable[[], ArrayLike] | None = getattr(pay, "kinks", None)
    return None if ask is None else ask()


def paid(pay: Callable[[FloatArray], ArrayLike], attainment: ArrayLike) -> FloatArray:
    """Ask a pay curve for the money of many attainments, and check what it says.

    Args:
        pay: Takes attainments, an array, and gives money, an array.
        attainment: Attainments, any shape.

    Returns:
        Money, same shape.

    Raises:
        TypeError: pay cannot be called, or does not take an array.
        ValueError: What comes back has another shape or is not finite.

    Example:
        >>> paid(lambda a: 100 * a, [0.5, 1.0])
        array([ 50., 100.])
    """
    pay = getattr(pay, "payout", pay)  # a plan stands for its pay curve
    if not callable(pay):
        raise TypeError(
            f"pay is {pay!r}; it must be a function of attainment, such as lambda a: 120_000 * a."
        )
    x = floats(attainment, name="attainment")
    money = floats(pay(x), name="pay(attainment)")
    if money.shape != x.shape:
        raise ValueError(
            f"pay gave shape {money.shape} for attainments of shape {x.shape}; it must give one "
            "amount for each."
        )
    finite(money, name="pay(attainment)", mend="correct the plan.")
    return money


def _inside(low: float, high: float) -> float:
    """Return a point of an interval, which may be unbounded."""
    if low == -inf:
        return high - 1.0 if high < inf else 0.0
    return low + 1.0 if high == inf else (low + high) / 2
