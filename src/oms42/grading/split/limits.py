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
