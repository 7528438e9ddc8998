# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The three response functions as a fit sees them: free numbers in, a curve out.

A search for the best curve walks over numbers without limits: logarithms stand for what must be
positive, and ADBUDG's place is the effort h at which half of the rise is reached, since its own
``d`` changes by orders of magnitude with the unit of effort.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.territories.sizing.responses import Adbudg, ModifiedExponential, Power

if TYPE_CHECKING:
    from collections.abc import Callable

    from oms42.stats.arrays import FloatArray

Kind = Literal["power", "adbudg", "modified_exponential"]
Curve = Power | Adbudg | ModifiedExponential
FARTHEST = 30.0  # logarithms beyond it would overflow; no data reach there


@dataclass(frozen=True)
class Form:
    """Describe one kind of response function.

    Attributes:
        names: Its parameters.
        positive: Which of them are positive, and searched by their logarithm.
        starts: From effort and sales, the points at which the search starts.
        curve: The curve of some parameters.
    """

    names: tuple[str, ...]
    positive: tuple[bool, ...]
    starts: Callable[[FloatArray, FloatArray], list[FloatArray]]
    curve: Callable[..., Curve]


def sales_of(kind: Kind, theta: FloatArray, x: FloatArray) -> FloatArray:
    """Return the sales of a curve that need not be a sensible one, as a search needs it.

    Args:
        kind: Which response function.
        theta: Its parameters in the order of `FORMS`; for ADBUDG h in place of d.
        x: Efforts, 0 or more.

    Returns:
        The sales.

    Example:
        >>> sales_of("power", np.array([2.0, 0.5]), np.array([4.0]))
        array([4.])
    """
    if kind == "power":
        return np.asarray(theta[0] * x ** theta[1])
    if kind == "modified_exponential":
        a, c, b = theta
        return np.asarray(b - (a - b) * np.expm1(-c * x))
    a, b, c, h = theta
    with np.errstate(divide="ignore"):
        odds = c * (np.log(x) - np.log(h))
    return np.asarray(b + (a - b) * np.exp(-np.logaddexp(0.0, -odds)))


def decoded(kind: Kind, phi: FloatArray) -> FloatArray:
    """Turn free numbers into parameters.

    Args:
        kind: Which response function.
        phi: The free numbers.

    Returns:
        The parameters, for ADBUDG with h in place of d.

    Example:
        >>> decoded("power", np.array([0.0, 0.5]))
        array([1. , 0.5])
    """
    mask = np.array(FORMS[kind].positive)
    near = np.exp(np.clip(np.where(mask, phi, 0.0), -FARTHEST, FARTHEST))
    return np.asarray(np.where(mask, near, phi))


def encoded(kind: Kind, theta: FloatArray) -> FloatArray:
    """Turn parameters into free numbers.

    Args:
        kind: Which response function.
        theta: The parameters, for ADBUDG with h in place of d.

    Returns:
        The free numbers.

    Example:
        >>> encoded("power", np.array([1.0, 0.5]))
        array([0. , 0.5])
    """
    mask = np.array(FORMS[kind].positive)
    return np.asarray(np.where(mask, np.log(np.where(mask, theta, 1.0)), theta))


def _power_starts(x: FloatArray, y: FloatArray) -> list[FloatArray]:
    """Fit a line through the logarithms."""
    used = (x > 0) & (y > 0)
    design = np.column_stack([np.ones(int(used.sum())), np.log(x[used])])
    line = np.linalg.lstsq(design, np.log(y[used]), rcond=None)[0]
    return [np.array([np.exp(line[0]), line[1]])]


def _spans(x: FloatArray, y: FloatArray) -> tuple[float, float, float, float]:
    """Return lowest and highest sales, their spread, and the middle effort."""
    low, high = float(y.min()), float(y.max())
    return low, high, (high - low) or max(abs(high), 1.0), float(np.median(x[x > 0]))


def _exponential_starts(x: FloatArray, y: FloatArray) -> list[FloatArray]:
    low, high, spread, middle = _spans(x, y)
    return [
        np.array([high + over * spread, rate / middle, base])
        for over in (0.05, 1.0)
        for rate in (0.3, 1.0, 3.0)
        for base in (0.0, low)
    ]


def _adbudg_starts(x: FloatArray, y: FloatArray) -> list[FloatArray]:
    low, high, spread, middle = _spans(x, y)
    return [
        np.array([high + over * spread, low - under * spread, shape, place * middle])
        for over in (0.05, 0.5)
        for under in (0.0, 0.2)
        for shape in (0.8, 2.0, 5.0)
        for place in (0.7, 1.4)
    ]


def _adbudg(a: float, b: float, c: float, h: float) -> Adbudg:
    return Adbudg(a, b, c, h**c)


FORMS = MappingProxyType(
    {
        "power": Form(("a", "b"), (True, False), _power_starts, Power),
        "modified_exponential": Form(
            ("a", "c", "b"), (False, True, False), _exponential_starts, ModifiedExponential
        ),
        "adbudg": Form(("a", "b", "c", "h"), (False, False, True, True), _adbudg_starts, _adbudg),
    }
)
