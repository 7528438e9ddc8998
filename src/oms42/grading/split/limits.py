# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How large a value that crosses between the student's kernel and the tests may be."""

from dataclasses import dataclass


class CrossingError(TypeError):
    """A value that has no plain form, or is too large, deep or circular to be sent.

    Example:
        >>> raise CrossingError("a socket has no plain form")
        Traceback (most recent call last):
        ...
        oms42.grading.split.limits.CrossingError: a socket has no plain form
    """


class PayloadError(ValueError):
    """Bytes from the student's kernel that are not what its agent would have sent.

    Example:
        >>> raise PayloadError("unknown kind of value: 'code'")
        Traceback (most recent call last):
        ...
        oms42.grading.split.limits.PayloadError: unknown kind of value: 'code'
    """


UNFOLDED = 10_000_000  # values that a few bytes may stand for: a range, an array of empty rows


def too_long(start: int, stop: int, step: int) -> str | None:
    """Say why a range is not to cross: a test that lists it would take all memory.

    Args:
        start: Its first value.
        stop: The bound that it does not reach.
        step: Not 0.

    Returns:
        The reason; None where it may cross.

    Example:
        >>> too_long(0, 10**9, 1)
        'a range of 1,000,000,000 values is too long to be sent; 10,000,000 at most'
    """
    count = -((start - stop) // step)
    if count <= UNFOLDED:
        return None
    return f"a range of {count:,} values is too long to be sent; {UNFOLDED:,} at most"


@dataclass(frozen=True)
class Limits:
    """Bounds on one message; what is beyond is refused before it is built.

    Attributes:
        size: Bytes of a whole message.
        text: Bytes of its JSON part (numbers one by one, text, the structure); arrays are apart.
        depth: Containers inside containers.
        items: Values, arrays counted as one.

    Example:
        >>> Limits().depth
        64
    """

    size: int = 64 << 20
    text: int = 16 << 20
    depth: int = 64
    items: int = 2_000_000
