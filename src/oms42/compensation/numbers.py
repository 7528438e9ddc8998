# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""One number of a model: what is accepted, and what is said when it is not."""

from __future__ import annotations

from decimal import Decimal
from math import inf, isfinite, isnan
from numbers import Real


def number(
    value: float,
    *,
    name: str,
    above: float = -inf,
    least: float = -inf,
    most: float = inf,
    infinite: bool = False,
) -> float:
    """Check one number.

    Args:
        value: The number: int, float, Decimal or a NumPy scalar.
        name: The argument's name, for the error message.
        above: It must be larger than this.
        least: It must be this or more.
        most: It must be this or less.
        infinite: Whether it may be infinite.

    Returns:
        The number as a plain float.

    Raises:
        TypeError: It is not a number.
        ValueError: It is out of range or not finite.

    Example:
        >>> number(2, name="r", above=0)
        2.0
    """
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        raise TypeError(f"{name} is {value!r}; it must be a number.")
    plain = float(value)
    if isnan(plain) or not (infinite or isfinite(plain)):
        raise ValueError(f"{name} is {value}; it must be finite.")
    if not plain > above and above > -inf:
        raise ValueError(f"{name} is {value}; it must be above {above:g}.")
    if plain < least:
        raise ValueError(f"{name} is {value}; it must be {least:g} or more.")
    if plain > most:
        raise ValueError(f"{name} is {value}; it must be {most:g} or less.")
    return plain
