# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The Jensen gap: what a bent pay curve costs beyond pay at mean attainment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.compensation.attainment_law import Attainment
from oms42.compensation.observed import Law, as_attainment
from oms42.compensation.straight_pieces import PiecewisePay, kinks_of, paid, piecewise

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

Method = Literal["partial expectation", "quadrature", "sum over the observed"]


@dataclass(frozen=True)
class JensenGap:
    """Hold expected pay beside pay at the mean.

    Attributes:
        expected: E[pay(A)].
        at_mean: pay(E[A]).
        gap: E[pay(A)] − pay(E[A]): above 0 for a convex curve, below 0 for a concave one.
        mean_attainment: E[A], within the bounds of the law.
        method: How the expectation was found.
    """

    expected: float
    at_mean: float
    gap: float
    mean_attainment: float
    method: Method


def jensen_gap(
    pay: Callable[[FloatArray], ArrayLike],
    attainment: Law | ArrayLike,
    *,
    knots: ArrayLike | None = None,
) -> JensenGap:
    r"""Compare expected pay with pay at mean attainment.

    $$G = \mathrm{E}[\mathrm{pay}(A)] - \mathrm{pay}(\mathrm{E}[A])$$

    For straight pieces under a normal law the expectation is exact, by partial expectations;
    otherwise it is integrated. A budget belongs on $\mathrm{E}[\mathrm{pay}(A)]$.

    Args:
        pay: Takes attainments, an array (1.0 is quota reached), and gives money, an array.
        attainment: A law (see `attainment`), or observed attainments, shape (n,).
        knots: Where pay bends or jumps, shape (k,). With knots the curve must be straight between
            them, and the result is exact; without, it is integrated on a fine grid.

    Returns:
        Both amounts and the gap.

    Raises:
        TypeError: pay is not a function, or a value is not a number.
        ValueError: pay gives another shape, or is not straight between the knots.

    Example:
        >>> from oms42.compensation.attainment_law import attainment
        >>> made = jensen_gap(lambda a: 120_000 * np.maximum(a - 0.5, 0), attainment(), knots=[0.5])
        >>> round(made.expected), round(made.at_mean), made.method
        (51411, 50461, 'partial expectation')
    """
    law = as_attainment(attainment)
    mean = mean_attainment(law)
    knots = kinks_of(pay, knots)
    at_mean = float(paid(pay, np.array([mean]))[0])
    method: Method = "quadrature"
    if not isinstance(law, Attainment):
        expected, method = expected_pay(pay, law), "sum over the observed"
    elif knots is not None and law.skew == 0:
        start = law.lower if np.isfinite(law.lower) else _before(knots)
        expected = piecewise(pay, knots, lower=start).expected(law)
        method = "partial expectation"
    else:
        expected = expected_pay(pay, law, knots)
    return JensenGap(expected, at_mean, expected - at_mean, mean, method)


def expected_pay(
    pay: Callable[[FloatArray], ArrayLike], law: Law, knots: ArrayLike | None = None
) -> float:
    """Average pay over a law by quadrature, or over what was observed.

    Args:
        pay: Takes attainments, an array, and gives money, an array.
        law: The law.
        knots: Where pay bends or jumps, shape (k,), if known.

    Returns:
        Expected pay.

    Example:
        >>> expected_pay(lambda a: 100 * a, as_attainment([0.5, 1.5]))
        100.0
    """
    x, w = law.nodes(() if knots is None else knots)
    return float(paid(pay, x) @ w)


def mean_attainment(law: Law) -> float:
    """Return mean attainment within the bounds of the law.

    Args:
        law: The law.

    Returns:
        E[A].

    Example:
        >>> mean_attainment(as_attainment([0.5, 1.5]))
        1.0
    """
    if isinstance(law, Attainment) and law.skew == 0:
        line = PiecewisePay(np.empty(0), np.zeros(1), np.ones(1))
        return line.expected(law)
    x, w = law.nodes()
    return float(x @ w)


def _before(knots: ArrayLike) -> float:
    """Return a point below all knots, for a law without a lower bound."""
    bends = np.ravel(np.asarray(knots, dtype=np.float64))
    return float(bends.min()) - 1.0 if bends.size else 0.0
