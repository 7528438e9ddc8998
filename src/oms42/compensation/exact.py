# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Exact numbers: what a plan says as 0.1 is one tenth, not the nearest binary fraction."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from numbers import Integral, Rational, Real

KINDS = "a number such as 0.1, '10%', '20/41' or 1_200_000"


def exact(value: object) -> Fraction:
    """Read a number as it is written.

    A float counts as its shortest decimal form, so that 0.1 is 1/10.

    Args:
        value: An integer, float, `Decimal`, `Fraction`, NumPy number, or text such as ``"0.1"``,
            ``"10%"``, ``"20/41"`` and ``"1,200,000"``.

    Returns:
        The number as a fraction.

    Raises:
        TypeError: It is no number.
        ValueError: The text is no number, or the number is not finite.

    Example:
        >>> exact(0.1), exact("10%"), exact("20/41")
        (Fraction(1, 10), Fraction(1, 10), Fraction(20, 41))
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        raise TypeError(f"{value!r} ({type(value).__name__}) is no number; allowed: {KINDS}.")
    if isinstance(value, Integral | Rational):
        return Fraction(int(value.numerator), int(value.denominator))
    number = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    if not number.is_finite():
        raise ValueError(f"{value!r} is not finite; allowed: {KINDS}.")
    return Fraction(number)


def _from_text(text: str) -> Fraction:
    plain_text = text.strip().replace(",", "").replace("_", "")
    percent = plain_text.endswith("%")
    plain_text = plain_text.removesuffix("%").strip()
    try:
        number = Fraction(plain_text) if "/" in plain_text else Fraction(Decimal(plain_text))
    except (InvalidOperation, ValueError, OverflowError, ZeroDivisionError) as error:
        raise ValueError(f"{text!r} is no number; allowed: {KINDS}.") from error
    return number / 100 if percent else number


def plain(number: Fraction) -> str:
    """Write an exact number: as a decimal where that is exact, else as a fraction.

    Args:
        number: The number.

    Returns:
        Text that `exact` reads back to the same number.

    Example:
        >>> plain(Fraction(1, 10)), plain(Fraction(20, 41)), plain(Fraction(1200000))
        ('0.1', '20/41', '1200000')
    """
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    digits = 0
    while (number * 10**digits).denominator != 1:
        digits += 1
    if digits == 0:
        return str(number.numerator)
    whole = abs(number.numerator) * 10**digits // number.denominator
    text = str(whole).rjust(digits + 1, "0")
    return f"{'-' if number < 0 else ''}{text[:-digits]}.{text[-digits:]}"
