# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Checks that the functions on deals share."""

from __future__ import annotations

import math


def number(value: float, *, name: str, least: float = -math.inf, most: float = math.inf) -> float:
    """Return a finite number within its range.

    Args:
        value: What was given.
        name: Its name, for the error message.
        least: Smallest that is allowed.
        most: Largest that is allowed.

    Returns:
        The number.

    Raises:
        TypeError: It is not a number.
        ValueError: It is out of the range, or not finite.

    Example:
        >>> number(640, name="buyer")
        640.0
    """
    try:
        given = float(value)
    except (TypeError, ValueError):
        raise TypeError(f"{name} is {value!r}; it must be a number.") from None
    if not (math.isfinite(given) and least <= given <= most):
        bounds = [f"{least:g} or more"] if math.isfinite(least) else []
        bounds += [f"at most {most:g}"] if math.isfinite(most) else []
        raise ValueError(f"{name} is {value!r}; it must be {' and '.join(bounds) or 'finite'}.")
    return given
