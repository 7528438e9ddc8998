# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Student's t and Fisher's F, for limits and tests, with no library: a page need not load SciPy."""

from __future__ import annotations

from functools import lru_cache
from math import exp, inf, lgamma, log, log1p, pi
from statistics import NormalDist

from oms42.stats.arrays import share

TINY = 1e-300
ROUNDS = 10_000  # of the continued fraction; it settles after about the root of the larger shape
NEAR = 1e-15


def beta_share(a: float, b: float, x: float) -> float:
    r"""Return the share of a Beta law that lies below a point.

    $$I_x(a, b) = \frac{x^a (1-x)^b}{a\,B(a, b)} \cdot
      \cfrac{1}{1 + \cfrac{d_1}{1 + \cfrac{d_2}{1 + \dots}}}$$

    Args:
        a: First shape, above 0.
        b: Second shape, above 0.
        x: The point, 0 to 1.

    Returns:
        The regularized incomplete beta function.

    Raises:
        ValueError: A shape is not above 0, or x lies outside 0 to 1.

    Source:
        NIST Digital Library of Mathematical Functions, 8.17.22 and 8.17.23.

    Example:
        >>> round(beta_share(2, 1, 0.5), 12)
        0.25
    """
    if not (a > 0 and b > 0 and 0 <= x <= 1):
        raise ValueError(f"a={a}, b={b}, x={x}: the shapes must be above 0 and x from 0 to 1.")
    if x in (0.0, 1.0):
        return float(x)
    if x > (a + 1) / (a + b + 2):  # here the fraction converges slowly, and that of the rest fast
        return 1.0 - beta_share(b, a, 1.0 - x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return front / _fraction(a, b, x)


def _fraction(a: float, b: float, x: float) -> float:
    """Evaluate 1 + d1/(1 + d2/(1 + …)) by Lentz's method."""
    value, c, d = 1.0, 1.0, 0.0
    for k in range(1, ROUNDS):
        m, odd = divmod(k, 2)
        term = (
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            if odd
            else m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        )
        d = 1.0 / _apart(1.0 + term * d)
        c = _apart(1.0 + term / c)
        value *= c * d
        if abs(c * d - 1.0) < NEAR:
            break
    return value


def _apart(x: float) -> float:
    """Keep a denominator off zero."""
    return TINY if x == 0 else x


@lru_cache(maxsize=256)  # limits ask for the same few points again and again
def t_quantile(p: float, degrees: float) -> float:
    r"""Return the point that a share p of Student's t does not exceed.

    Newton's method on the distribution function, from the normal quantile: above the median the
    function is concave and the start lies below the root, so that no step passes it.

    Args:
        p: Above 0 and below 1.
        degrees: Degrees of freedom $\nu$, above 0; infinite for the normal law.

    Returns:
        The quantile.

    Raises:
        TypeError: p is not a number.
        ValueError: p lies outside 0 to 1, or the degrees are not above 0.

    Example:
        >>> round(t_quantile(0.975, 10), 3)
        2.228
    """
    level = share(p, name="p")
    if not degrees > 0:
        raise ValueError(f"degrees is {degrees}; it must be above 0: give more rows.")
    if level < 0.5:
        return -t_quantile(1.0 - level, degrees)
    point = NormalDist().inv_cdf(level)
    if degrees == inf:
        return point
    scale = lgamma((degrees + 1) / 2) - lgamma(degrees / 2) - log(degrees * pi) / 2
    for _ in range(200):
        square = point * point / degrees
        short = level - 1.0 + beta_share(degrees / 2, 0.5, 1.0 / (1.0 + square)) / 2
        step = short * exp((degrees + 1) / 2 * log1p(square) - scale)
        point += step
        if abs(step) <= 1e-13 * abs(point):
            break
    return point


def f_tail(x: float, first: float, second: float) -> float:
    """Return the probability that Fisher's F is larger than a value.

    Args:
        x: The value, 0 or more.
        first: Degrees of freedom of the numerator, above 0.
        second: Degrees of freedom of the denominator, above 0.

    Returns:
        The p-value of an F test.

    Raises:
        ValueError: The value is below 0, or degrees are not above 0.

    Example:
        >>> round(f_tail(4.964603, 1, 10), 4)  # the square of 2.228, both sides of t
        0.05
    """
    if not (x >= 0 and first > 0 and second > 0):
        raise ValueError(
            f"x={x}, degrees {first} and {second}: x must be 0 or more, the rest above 0."
        )
    return beta_share(second / 2, first / 2, second / (second + first * x))
