# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What sizing accepts for segments: response functions, margins, limits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.stats.arrays import finite, floats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

Curve = Callable[[Any], Any]


def responses_of(responses: Sequence[Curve] | Curve) -> list[Curve]:
    """Check the response functions of the segments.

    Args:
        responses: A function a segment, or one function for one segment.

    Returns:
        The functions.

    Raises:
        TypeError: One is no function.
        ValueError: There is none.

    Example:
        >>> len(responses_of([np.sqrt, np.sqrt]))
        2
    """
    listed = [responses] if callable(responses) else list(responses)
    if not listed:
        raise ValueError("responses is empty; give one response function a segment.")
    for place, one in enumerate(listed):
        if not callable(one):
            raise TypeError(
                f"responses holds {one!r} at position {place}; each must be a response function, "
                "such as Power(a=2, b=0.4)."
            )
    return listed


def per_segment(x: ArrayLike, k: int, *, name: str, above: bool = False) -> FloatArray:
    """Check an amount a segment; one number stands for all.

    Args:
        x: One number, or shape (k,); 0 or more.
        k: Number of segments.
        name: The argument's name, for the error message.
        above: Whether 0 is refused too.

    Returns:
        The amounts, shape (k,).

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is negative or not finite, or there are too few or too many.

    Example:
        >>> per_segment(0.6, 2, name="margin")
        array([0.6, 0.6])
    """
    values = floats(x, name=name)
    if values.ndim == 0:
        values = np.full(k, float(values))
    if values.shape != (k,):
        raise ValueError(f"{name} has shape {values.shape}; it needs one number, or shape ({k},).")
    finite(values, name=name, mend="fill it.")
    if values.min() < 0 or (above and values.min() == 0):
        wanted = "above 0" if above else "0 or more"
        raise ValueError(f"{name} holds {values.min():g}; every value must be {wanted}.")
    return values


def sales_at(curve: Curve, x: FloatArray) -> FloatArray:
    """Ask a response function for sales, and check what it says.

    Args:
        curve: The function.
        x: Efforts, shape (n,).

    Returns:
        The sales, shape (n,).

    Raises:
        TypeError: It gives something else than numbers.
        ValueError: It gives another shape or what is not finite.

    Example:
        >>> sales_at(np.sqrt, np.array([0.0, 4.0]))
        array([0., 2.])
    """
    values = floats(curve(x), name="sales of a response function")
    if values.shape != x.shape:
        raise ValueError(
            f"a response function gave shape {values.shape} for efforts of shape {x.shape}; it "
            "must take an array and give the sales of each."
        )
    finite(values, name="sales of a response function", mend="it must hold at every effort ≥ 0.")
    return values
