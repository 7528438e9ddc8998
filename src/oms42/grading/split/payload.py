# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""One message as bytes: a JSON text and the raw arrays that it points to.

The form is a line with the lengths of the parts, then the parts. Nothing in it can be executed,
and its lengths are checked before anything is read.
"""

import json
from collections.abc import Sequence
from typing import Any

from oms42.grading.split.limits import CrossingError, Limits, PayloadError

_HEAD_BYTES = 1 << 20


def pack(tree: Any, blobs: Sequence[bytes], limits: Limits) -> bytes:
    r"""Write a message.

    Args:
        tree: What :class:`oms42.grading.split.codec.Encoder` made of a value.
        blobs: The raw arrays that the tree points to.
        limits: How large the message may be.

    Returns:
        The bytes.

    Raises:
        CrossingError: If the message is larger than the limits allow.

    Example:
        >>> pack([1, None], [b"abc"], Limits())
        b'[8, 3]\n[1,null]abc'
    """
    text = json.dumps(tree, separators=(",", ":")).encode()
    parts = [text, *blobs]
    size = sum(map(len, parts))
    if len(text) > limits.text or size > limits.size:
        raise CrossingError(
            f"the value takes {size:,} bytes ({len(text):,} of them text); at most "
            f"{limits.size:,} bytes ({limits.text:,} of them text) may cross"
        )
    return json.dumps(list(map(len, parts))).encode() + b"\n" + b"".join(parts)


def unpack(message: bytes, limits: Limits) -> tuple[Any, list[bytes]]:
    r"""Read a message that may have been forged.

    Args:
        message: The bytes.
        limits: How large the message may be.

    Returns:
        The tree, made of JSON's own types alone, and the raw arrays.

    Raises:
        PayloadError: If the bytes are not a message, or too many.

    Example:
        >>> unpack(b"[8, 3]\n[1,null]abc", Limits())
        ([1, None], [b'abc'])
        >>> unpack(b"[9999]\n[]", Limits())
        Traceback (most recent call last):
        ...
        oms42.grading.split.limits.PayloadError: the parts of the message do not add up
    """
    head, found, body = message[:_HEAD_BYTES].partition(b"\n")
    if len(message) > limits.size + _HEAD_BYTES or not found:
        raise PayloadError(f"{len(message):,} bytes are not a message of at most {limits.size:,}")
    body = message[len(head) + 1 :]
    lengths = _json(head)
    if not isinstance(lengths, list) or not lengths or not all(map(_is_length, lengths)):
        raise PayloadError("the message does not say how long its parts are")
    if sum(lengths) != len(body) or lengths[0] > limits.text:
        raise PayloadError("the parts of the message do not add up")
    parts, start = [], 0
    for length in lengths:
        parts.append(body[start : start + length])
        start += length
    return _json(parts[0]), parts[1:]


def _is_length(value: Any) -> bool:
    """Tell whether a value can be the length of a part."""
    return type(value) is int and value >= 0


def _json(text: bytes) -> Any:
    """Read JSON; whatever is wrong with it is one kind of error."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError, MemoryError) as error:
        raise PayloadError(f"the message holds no JSON: {type(error).__name__}") from None
