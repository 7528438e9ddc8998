# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Sales that answer to effort and luck, and the cheapest pay that brings an effort about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import exp, inf, log
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from oms42.stats.arrays import FloatArray

PANELS = 40
POINTS = 16


@dataclass(frozen=True)
class SalesResponse:
    """Hold a seller and a territory; see `optimal_plan` for the symbols.

    Attributes:
        delta: Curvature of utility, below 1; without use if r is given.
        q: Shape of the gamma law of sales.
        outside: Utility of the next best job.
        h: Sales without effort.
        k: Sales per unit of effort.
        d: Weight of the disutility of effort.
        gamma: Its exponent.
        r: Absolute risk aversion of exponential utility, or None for power utility.
    """

    delta: float
    q: float
    outside: float
    h: float
    k: float
    d: float
    gamma: float
    r: float | None = None

    @cached_property
    def power(self) -> float:
        """Exponent of the bracket in utility: δ/(1 − δ); −1 for exponential utility."""
        return -1.0 if self.r is not None else self.delta / (1 - self.delta)

    @cached_property
    def nodes(self) -> tuple[FloatArray, FloatArray]:
        """Nodes and weights over all sales, mean 1."""
        return gamma_nodes(self.q, 0.0)

    def money(self, bracket: FloatArray) -> FloatArray:
        """Return the pay whose inverse marginal utility is the bracket.

        Args:
            bracket: B (x − theta), any shape.

        Returns:
            Money, same shape.
        """
        if self.r is not None:
            return np.asarray(np.log(bracket) / self.r)
        return np.asarray(bracket ** (1 / (1 - self.delta)))

    def check(self) -> None:
        """Refuse an outside option that no pay can match.

        Raises:
            ValueError: The sign of the outside option does not go with delta.
        """
        if self.r is not None:
            if self.outside >= 1 / self.r:
                raise ValueError(
                    f"outside is {self.outside}; utility (1 − exp(−r s))/r stays below 1/r = "
                    f"{1 / self.r:g}."
                )
        elif self.delta > 0 and self.outside <= 0:
            raise ValueError(f"outside is {self.outside}; with delta above 0 it must be above 0.")
        elif self.delta < 0 and self.outside >= 0:
            raise ValueError(
                f"outside is {self.outside}; with delta below 0 utility is below 0: give a value "
                "below 0."
            )

    def mean(self, t: float) -> float:
        """Return expected sales.

        Args:
            t: Effort.

        Returns:
            h + k t.
        """
        return self.h + self.k * t

    def required(self, t: float) -> float:
        """Return the utility of pay that keeps the seller at an effort.

        Args:
            t: Effort.

        Returns:
            m + V(t).
        """
        return float(self.outside + self.d * t**self.gamma)

    def sure_pay(self, t: float) -> float:
        """Return the sure pay that keeps the seller at an effort.

        Args:
            t: Effort.

        Returns:
            Money; infinite if no pay does.
        """
        need = self.required(t)
        if self.r is not None:
            return -log(1 - self.r * need) / self.r if self.r * need < 1 else inf
        if self.delta == 0:
            return exp(need) if need < 500 else inf
        base = self.delta * need
        return float(base ** (1 / self.delta)) if base > 0 else inf

    def dearest(self, margin: float) -> float:
        """Return an effort that even in full sight is not worth its pay.

        Args:
            margin: Share of the price that is left after the cost of the product.

        Returns:
            The upper end for a search.
        """
        t = 1.0
        while self.sure_pay(t) < margin * self.mean(t) and t < 1e9:
            t *= 2
        return t

    def cheapest(self, t: float) -> tuple[float, float, float] | None:
        """Find the cheapest pay that keeps the seller and brings this effort about.

        Args:
            t: Effort, above 0.

        Returns:
            B and theta of the pay curve, and expected pay; None if no pay does it.
        """
        from scipy.optimize import brentq

        g, need = self.mean(t), self.required(t)
        want = float(self.d * self.gamma * t ** (self.gamma - 1) * g / self.k)  # g ∂E[U]/∂g
        if self.sure_pay(t) == inf:
            return None

        def short(u: float) -> float:
            """Return how far the incentive falls short at theta = g (1 − exp(u))."""
            return self._incentive(1 - exp(u), need) - want

        low, high = self._range()
        ends = short(low), short(high)
        if not ends[0] > 0 > ends[1]:
            return None
        theta = 1 - exp(float(brentq(short, low, high, xtol=1e-13)))
        x, w = self._nodes(theta)
        B = self._scale(x - theta, w, need)
        cost = float(self.money(B * (x - theta)) @ w)
        return B / g, g * theta, cost

    def _range(self) -> tuple[float, float]:
        """Return the ends of u, theta = g (1 − eᵘ): the bracket must stay above 0 if delta ≤ 0."""
        return (log(1e-3), 18.0) if self.power > 0 else (1e-9, 18.0)

    def _nodes(self, theta: float) -> tuple[FloatArray, FloatArray]:
        """Return nodes and weights where the bracket is above 0."""
        return self.nodes if theta <= 0 else gamma_nodes(self.q, theta)

    def _incentive(self, theta: float, need: float) -> float:
        """Return g ∂E[U]/∂g of the pay that keeps the seller, its bracket 0 at theta g."""
        x, w = self._nodes(theta)
        score = self.q * (x - 1)
        if self.power == 0:
            return float(np.log(x - theta) @ (w * score))
        power = (x - theta) ** self.power
        least = need if self.r is None else need - 1 / self.r
        return least * float(power @ (w * score)) / float(power @ w)

    def _scale(self, bracket: FloatArray, w: FloatArray, need: float) -> float:
        """Return the B that gives the required utility."""
        if self.power == 0:
            return exp(need - float(np.log(bracket) @ w))
        least = self.delta * need if self.r is None else 1 - self.r * need
        return float((least / float(bracket**self.power @ w)) ** (1 / self.power))


def gamma_nodes(q: float, start: float = 0.0) -> tuple[FloatArray, FloatArray]:
    r"""Return nodes and weights for expectations over a gamma law with mean 1, from a point on.

    Args:
        q: Shape; the coefficient of variation is $1/\sqrt q$.
        start: Where the function to be averaged begins to differ from 0.

    Returns:
        Nodes and weights; from 0 on, the weights add up to 1.

    Example:
        >>> x, w = gamma_nodes(4.0)
        >>> round(float(x @ w), 10), round(float((x - 1) ** 2 @ w), 10)
        (1.0, 0.25)
    """
    from scipy.special import gammaincinv, gammaln

    end = float(gammaincinv(q, 1 - 1e-15)) / q
    point, weight = np.polynomial.legendre.leggauss(POINTS)
    edges = np.linspace(0, 1, PANELS + 1)
    half = np.diff(edges) / 2
    v = ((edges[:-1] + half)[:, None] + half[:, None] * point).ravel()
    reach = max(end - start, 0.0)
    x = start + reach * v**4  # a power of v makes roots at the start harmless
    logs = q * np.log(q) + (q - 1) * np.log(x) - q * x - gammaln(q)
    jacobian = reach * 4 * v**3 * (half[:, None] * weight).ravel()
    return np.asarray(x), np.asarray(np.exp(logs) * jacobian)
