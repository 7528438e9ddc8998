# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Single numbers: what comes in is checked, and what is wrong is named."""

from __future__ import annotations

import math


def number(value: float, *, name: str, least: float = 0.0, most: float = math.inf) -> float:
    """Return a finite number within its range.

    Args:
        value: What was given.
        name: The argument's name, for the error message.
        least: Smallest that is allowed; minus infinity for any.
        most: Largest that is allowed.

    Returns:
        The number.

    Raises:
        TypeError: It is not a number.
        ValueError: It is out of the range, or not finite.

    Example:
        >>> number(1.2, name="quota")
        1.2
    """
    try:
        given = float(value)
    except (TypeError, ValueError):
        raise TypeError(f"{name} is {value!r}; it must be a number.") from None
    if not (math.isfinite(given) and least <= given <= most):
        if math.isinf(least):
            allowed = "finite" if math.isinf(most) else f"at most {most:g}"
        else:
            allowed = f"{least:g} or more" if math.isinf(most) else f"from {least:g} to {most:g}"
        raise ValueError(f"{name} is {value!r}; it must be {allowed}.")
    return given


def above_zero(value: float, *, name: str) -> float:
    """Return a finite number above zero.

    Args:
        value: What was given.
        name: The argument's name, for the error message.

    Returns:
        The number.

    Raises:
        TypeError: It is not a number.
        ValueError: It is not above zero, or not finite.

    Example:
        >>> above_zero(8, name="ramp_months")
        8.0
    """
    given = number(value, name=name, least=-math.inf)
    if given <= 0:
        raise ValueError(f"{name} is {value!r}; it must be above 0.")
    return given


def proportion(value: float, *, name: str) -> float:
    """Return a share that is above 0 and at most 1.

    Args:
        value: What was given.
        name: The argument's name, for the error message.

    Returns:
        The share.

    Raises:
        TypeError: It is not a number.
        ValueError: It is not above 0 and at most 1.

    Example:
        >>> proportion(0.2, name="selection_ratio")
        0.2
    """
    given = number(value, name=name, least=-math.inf)
    if not 0 < given <= 1:
        raise ValueError(
            f"{name} is {value!r}; it must be above 0 and at most 1: write 20 % as 0.2."
        )
    return given
