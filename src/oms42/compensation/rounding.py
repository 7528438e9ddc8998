# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Money in scaled integers: the one place where amounts are rounded.

Between the rules amounts are exact fractions. They become integers twice: a *line* of a statement
counts in 1/10000 of the currency unit (`LINE`), a *posting* in cents (`CENTS`). What is rounded is
always the running total, and a part is the difference of two rounded totals:

$$\text{part}_t = \operatorname{round}(T_t) - \operatorname{round}(T_{t-1})$$

so the parts add up to the rounded whole, and no cent is lost or made.
"""

from collections.abc import Iterable
from fractions import Fraction

LINE, CENTS = 10_000, 100
RULES = ("half_up", "half_even")


def rounded(amount: Fraction, scale: int = CENTS, rule: str = "half_up") -> int:
    """Round an amount to an integer of a scale.

    Args:
        amount: In currency units.
        scale: Integers a currency unit: `CENTS` (100) or `LINE` (10,000).
        rule: ``"half_up"``: a half goes away from zero; ``"half_even"``: to the even neighbor.

    Returns:
        The amount in units of 1/scale.

    Raises:
        ValueError: The rule is another word.

    Example:
        >>> half = Fraction("0.125")
        >>> rounded(half), rounded(half, rule="half_even"), rounded(-half)
        (13, 12, -13)
    """
    if rule not in RULES:
        raise ValueError(f"rounding rule {rule!r} is not allowed; allowed: {', '.join(RULES)}.")
    scaled = amount * scale
    if rule == "half_even":
        return round(scaled)
    size = int(abs(scaled) + Fraction(1, 2))
    return size if scaled >= 0 else -size


def parts(
    amounts: Iterable[Fraction],
    scale: int = CENTS,
    rule: str = "half_up",
    before: Fraction = Fraction(0),
) -> list[int]:
    """Round amounts so that they add up to their rounded sum.

    Args:
        amounts: In currency units, in order.
        scale: Integers a currency unit.
        rule: See `rounded`.
        before: What was already counted before the first of them.

    Returns:
        One integer an amount; with the rounded `before` they add up to the rounded total.

    Example:
        >>> parts([Fraction(10, 3)] * 3)
        [333, 334, 333]
    """
    total, last, made = before, rounded(before, scale, rule), []
    for amount in amounts:
        total += amount
        now = rounded(total, scale, rule)
        made.append(now - last)
        last = now
    return made


def written(units: int, scale: int = CENTS) -> str:
    """Write an integer amount with its decimals.

    Args:
        units: In units of 1/scale.
        scale: Integers a currency unit.

    Returns:
        Text with a thousands separator.

    Example:
        >>> written(-123456789), written(5, 10_000)
        ('-1,234,567.89', '0.0005')
    """
    digits = len(str(scale)) - 1
    whole, rest = divmod(abs(units), scale)
    return f"{'-' if units < 0 else ''}{whole:,}.{rest:0{digits}d}"
