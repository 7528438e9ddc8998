# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Rounding quotas so that their sum stays what was promised."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only
from oms42.territories.amounts import amounts, number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

ROUNDING = 1e-9  # of a unit; a sum of floats may miss a whole number by that much


def round_to_total(
    values: ArrayLike, unit: float = 1.0, *, total: float | None = None
) -> FloatArray:
    r"""Round amounts to whole units and keep their sum: the method of the largest remainder.

    Each amount is rounded down to a whole number of units; the units left over go to the amounts
    with the largest remainders, the first of them on a tie. No amount moves by a unit or more
    where the total is the sum of the amounts.

    Args:
        values: The amounts, 0 or more, shape (n,).
        unit: What a rounded amount is a whole multiple of, above 0, such as 1000 or 0.01.
        total: What the rounded amounts add up to; left out, the sum of the amounts, rounded to the
            nearest unit (half a unit upward). With another total the amounts are scaled to it
            first.

    Returns:
        The rounded amounts, shape (n,).

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is negative or not finite, all are zero, or the total is no whole
            number of units.

    Example:
        >>> round_to_total([10.4, 20.4, 30.2]).tolist()
        [11.0, 20.0, 30.0]
        >>> round_to_total([1, 1, 1], 1000, total=10_000).tolist()
        [4000.0, 3000.0, 3000.0]
    """
    exact = amounts(values, name="values")
    step = Fraction(str(number(unit, name="unit", above=0)))
    parts = [Fraction(float(value)) for value in exact]
    whole = sum(parts, Fraction(0))
    if total is None:
        count = int((_cleaned(whole / step) * 2 + 1) // 2)
        goal = whole
    else:
        goal = Fraction(str(number(total, name="total", least=0)))
        count = round(goal / step)
        if goal != count * step:
            raise ValueError(
                f"total is {total}, no whole number of units of {unit}; give a total that is."
            )
    counts = [_cleaned(part * goal / whole / step) for part in parts]
    made = [int(one // 1) for one in counts]
    rest = [one % 1 for one in counts]
    order = sorted(range(len(made)), key=lambda i: (-rest[i], i))
    for i in order[: count - sum(made)]:
        made[i] += 1
    return read_only(np.array([float(one * step) for one in made]))


def _cleaned(count: Fraction) -> Fraction:
    """Take what lies within rounding of a whole number, or of a half, for it."""
    near = Fraction(round(count * 2), 2)
    return near if abs(count - near) < ROUNDING else count
