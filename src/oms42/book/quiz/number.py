# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Numbers with a tolerance, as the author of a self-check writes them: ``12.5 ± 0.1``."""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

ELSE = "anything else"
NUMBER = r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-−]?\.\d+"
TOLERANT = re.compile(rf"({NUMBER})\s*(?:±|\+/-)\s*({NUMBER})\s*(%?)")


@dataclass(frozen=True)
class Interval:
    """The numbers that count as one answer.

    Attributes:
        low: The smallest.
        high: The largest.
    """

    low: float
    high: float


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("−", "-"))


def read_interval(text: str) -> Interval:
    """Read a number with its tolerance, absolute or in percent of the number.

    The ends are computed in decimals, so that a reader who types an end as the author would write
    it is inside.

    Args:
        text: Such as ``0.264 ± 0.002``, ``1,250 ± 2 %`` or ``-3 +/- 0``.

    Returns:
        The numbers that count.

    Raises:
        ValueError: If there is no number, or no tolerance, or a negative one.

    Example:
        >>> read_interval("0.286 ± 0.001")
        Interval(low=0.285, high=0.287)
        >>> read_interval("1,200 ± 5 %")
        Interval(low=1140.0, high=1260.0)
    """
    found = TOLERANT.fullmatch(text.strip())
    if not found:
        if re.fullmatch(NUMBER, text.strip()):
            raise ValueError(f"{text!r} has no tolerance: write `{text} ± 0.01`, or `± 0` if exact")
        raise ValueError(f"{text!r} is no number with a tolerance: write `12.5 ± 0.1` or `± 2 %`")
    value, tolerance = _decimal(found[1]), _decimal(found[2])
    if tolerance < 0:
        raise ValueError(f"the tolerance in {text!r} is negative: write it without the minus")
    if found[3]:
        tolerance *= abs(value) / 100
    return Interval(float(value - tolerance), float(value + tolerance))


def overlapping(intervals: list[Interval]) -> list[tuple[int, int]]:
    """List the pairs of intervals that share a number.

    Args:
        intervals: Any.

    Returns:
        Pairs of indexes.

    Example:
        >>> overlapping([Interval(1, 2), Interval(2, 3), Interval(4, 5)])
        [(0, 1)]
    """
    return [
        (i, j)
        for (i, one), (j, other) in combinations(enumerate(intervals), 2)
        if one.low <= other.high and other.low <= one.high
    ]
