# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A ladder of pairs: from a level on, a value; in steps or with straight lines between."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.bands import DUST
from oms42.compensation.rule import PlanError

if TYPE_CHECKING:
    from numpy.typing import NDArray

Points = tuple[tuple[Fraction, Fraction], ...]
BETWEEN = ("step", "linear")


def check_points(points: Points, where: str) -> None:
    """Refuse a ladder that is empty or not in order.

    Args:
        points: Pairs of level and value.
        where: Class and field, for the error message.

    Raises:
        PlanError: There is no pair, or a level is not greater than the one before.
    """
    levels = [level for level, _ in points]
    if not levels or any(b <= a for a, b in pairwise(levels)):
        shown = ", ".join(str(float(level)) for level in levels) or "nothing"
        raise PlanError(
            f"{where}: the levels are {shown}; allowed: one pair or more, each level greater than "
            "the one before.",
            where.split(".")[-1],
        )


def value_at(points: Points, x: Fraction, between: str) -> Fraction:
    """Read a ladder at one level, exactly.

    Args:
        points: Pairs of level and value.
        x: The level asked for.
        between: ``step``: the value of the last level reached; ``linear``: a straight line.

    Returns:
        The value; below the first level and above the last, the value there.

    Example:
        >>> ladder = ((Fraction(0), Fraction(1)), (Fraction(1), Fraction(3)))
        >>> value_at(ladder, Fraction(1, 2), "linear"), value_at(ladder, Fraction(1, 2), "step")
        (Fraction(2, 1), Fraction(1, 1))
    """
    reached = [k for k, (level, _) in enumerate(points) if level <= x]
    k = reached[-1] if reached else 0
    (low, first) = points[k]
    if between == "step" or x <= low or k + 1 == len(points):
        return first
    high, second = points[k + 1]
    return first + (second - first) * (x - low) / (high - low)


def values_at(points: Points, x: NDArray[np.float64], between: str) -> NDArray[np.float64]:
    """Read a ladder at many levels at once.

    Args:
        points: Pairs of level and value.
        x: Levels, any shape.
        between: See `value_at`.

    Returns:
        Values, same shape.
    """
    levels = np.array([float(level) for level, _ in points])
    values = np.array([float(value) for _, value in points])
    if between == "linear":
        return np.asarray(np.interp(x, levels, values))
    edges = levels[1:] - DUST * np.abs(levels[1:])
    return values[np.searchsorted(edges, x, side="right")]
