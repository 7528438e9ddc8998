# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Response functions: the sales that selling effort brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from oms42.stats.arrays import floats
from oms42.territories.amounts import number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


class Response(Protocol):
    """Say what a response function offers.

    Example:
        >>> curve: Response = Power(2.0, 0.5)
        >>> curve.concave
        True
    """

    @property
    def concave(self) -> bool:
        """Whether returns diminish from the first hour on."""

    def __call__(self, x: ArrayLike) -> FloatArray:
        """Return the sales at an effort."""

    def slope(self, x: ArrayLike) -> FloatArray:
        """Return the sales that one more unit of effort brings."""


def effort(x: ArrayLike) -> FloatArray:
    """Check efforts: numbers of any shape, 0 or more.

    Args:
        x: Heads, hours or calls.

    Returns:
        The efforts as floats, same shape.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is negative or not a number.

    Example:
        >>> effort(3)
        array(3.)
    """
    values = floats(x, name="x")
    if not (values >= 0).all():
        raise ValueError(f"x holds {values[~(values >= 0)].flat[0]}; effort must be 0 or more.")
    return values


@dataclass(frozen=True)
class Power:
    r"""Constant elasticity: one percent more effort brings b percent more sales.

    $$S(x) = a\,x^b$$

    Attributes:
        a: Scale, above 0: sales at one unit of effort.
        b: Elasticity, above 0; below 1 returns diminish.

    Example:
        >>> curve = Power.through(24, 21.4, b=0.45)
        >>> round(curve.a, 4), round(float(curve(24)), 1)
        (5.1206, 21.4)
    """

    a: float
    b: float

    def __post_init__(self) -> None:
        number(self.a, name="a", above=0)
        number(self.b, name="b", above=0)

    @classmethod
    def through(cls, x: float, sales: float, b: float) -> Power:
        """Return the curve of a given elasticity through one point.

        Args:
            x: Effort at the point, above 0.
            sales: Sales at the point, above 0.
            b: Elasticity, above 0.

        Returns:
            The curve.

        Raises:
            ValueError: A value is not above 0.
        """
        level = number(sales, name="sales", above=0)
        return cls(level / number(x, name="x", above=0) ** number(b, name="b", above=0), b)

    @property
    def concave(self) -> bool:
        """Whether returns diminish: b is at most 1."""
        return self.b <= 1

    def __call__(self, x: ArrayLike) -> FloatArray:
        """Return the sales at an effort x ≥ 0."""
        return np.asarray(self.a * effort(x) ** self.b)

    def slope(self, x: ArrayLike) -> FloatArray:
        """Return the sales that one more unit of effort brings; infinite at 0 if b is below 1."""
        with np.errstate(divide="ignore"):
            return np.asarray(self.a * self.b * effort(x) ** (self.b - 1))


@dataclass(frozen=True)
class ModifiedExponential:
    r"""Sales that rise from a floor toward a ceiling, each step by a share of what is left.

    $$S(x) = b + (a - b)\,\bigl(1 - e^{-c x}\bigr)$$

    Attributes:
        a: Ceiling: sales with effort without end, above b.
        c: Rate, above 0: share of the gap that the first small unit of effort closes.
        b: Floor: sales with no effort, 0 or more.

    Example:
        >>> curve = ModifiedExponential(a=100, c=0.5)
        >>> round(float(curve(2)), 2), round(float(curve.slope(2)), 2)
        (63.21, 18.39)
    """

    a: float
    c: float
    b: float = 0.0

    def __post_init__(self) -> None:
        floor = number(self.b, name="b", least=0)
        number(self.a, name="a", above=floor)
        number(self.c, name="c", above=0)

    @property
    def concave(self) -> bool:
        """Whether returns diminish: they always do."""
        return True

    def __call__(self, x: ArrayLike) -> FloatArray:
        """Return the sales at an effort x ≥ 0."""
        return np.asarray(self.b - (self.a - self.b) * np.expm1(-self.c * effort(x)))

    def slope(self, x: ArrayLike) -> FloatArray:
        """Return the sales that one more unit of effort brings."""
        return np.asarray((self.a - self.b) * self.c * np.exp(-self.c * effort(x)))


@dataclass(frozen=True)
class Adbudg:
    r"""Little's ADBUDG: concave for c ≤ 1, S-shaped for c above 1.

    $$S(x) = b + (a - b)\,\frac{x^c}{d + x^c}$$

    Attributes:
        a: Ceiling: sales with effort without end, above b.
        b: Floor: sales with no effort, 0 or more.
        c: Shape, above 0.
        d: Place, above 0; half of the rise is reached at $x = d^{1/c}$.

    Example:
        >>> curve = Adbudg(a=100, b=20, c=2, d=9)
        >>> float(curve(0)), float(curve(3)), curve.half, curve.concave
        (20.0, 60.0, 3.0, False)
        >>> round(curve.inflection, 4)
        1.7321
    """

    a: float
    b: float
    c: float
    d: float

    def __post_init__(self) -> None:
        floor = number(self.b, name="b", least=0)
        number(self.a, name="a", above=floor)
        number(self.c, name="c", above=0)
        number(self.d, name="d", above=0)

    @property
    def concave(self) -> bool:
        """Whether returns diminish from the first unit on: c is at most 1."""
        return self.c <= 1

    @property
    def half(self) -> float:
        """Effort at which half of the rise is reached."""
        return float(self.d ** (1 / self.c))

    @property
    def inflection(self) -> float:
        """Effort from which on returns diminish; 0 if they always do."""
        return float((self.d * (self.c - 1) / (self.c + 1)) ** (1 / self.c)) if self.c > 1 else 0.0

    def __call__(self, x: ArrayLike) -> FloatArray:
        """Return the sales at an effort x ≥ 0."""
        return np.asarray(self.b + (self.a - self.b) * self._share(effort(x)))

    def slope(self, x: ArrayLike) -> FloatArray:
        """Return the sales that one more unit of effort brings; infinite at 0 if c is below 1."""
        at = effort(x)
        u = self._share(at)
        with np.errstate(divide="ignore", invalid="ignore"):
            inner = (self.a - self.b) * self.c * u * (1 - u) / at
        first = {True: np.inf, False: 0.0}[self.c < 1] if self.c != 1 else 1 / self.d
        start = (self.a - self.b) * first
        return np.asarray(np.where(at == 0, start, inner))

    def _share(self, x: FloatArray) -> FloatArray:
        """Return the share of the rise that is reached; large powers do not overflow."""
        with np.errstate(divide="ignore"):
            odds = self.c * np.log(x) - np.log(self.d)
        return np.asarray(np.exp(-np.logaddexp(0.0, -odds)))
