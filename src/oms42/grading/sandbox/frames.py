# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Messages between a kernel and its grader on one stream: a head, a JSON text, raw bytes.

The head says how long the two parts are, so that the grader knows what a message will take before
it has read it, and reads no more than it can hold: what it does not read waits in the kernel.
"""

import json
import struct
from collections.abc import Iterator, Sequence
from typing import Any

HEAD = struct.Struct(">II")
MOST_TEXT = 32 << 20  # bytes of JSON; what a notebook may show is cut long before
MOST_RAW = 68 << 20  # bytes of a value that crosses, which may have 64 MiB


class TooLargeError(ValueError):
    """A message is larger than what may be sent.

    Example:
        >>> raise TooLargeError("a message of 9 bytes")
        Traceback (most recent call last):
        ...
        oms42.grading.sandbox.frames.TooLargeError: a message of 9 bytes
    """


def frame(message: dict[str, Any], buffers: Sequence[Any] = (), default: Any = None) -> bytes:
    """Write a message.

    Args:
        message: What JSON can hold, with the help of ``default``.
        buffers: Raw bytes that belong to it.
        default: As for `json.dumps`.

    Returns:
        The bytes to send.

    Example:
        >>> list(Frames().feed(frame({"kind": "hello"}, [b"a", b"bc"])))
        [{'kind': 'hello', 'buffers': [b'a', b'bc']}]
    """
    parts = [bytes(part) for part in buffers]
    text = json.dumps({**message, "buffers": list(map(len, parts))}, default=default).encode()
    raw = b"".join(parts)
    return HEAD.pack(len(text), len(raw)) + text + raw


class Frames:
    """Takes messages out of a stream of bytes; what is no message is passed over.

    Args:
        text: The most bytes of a JSON text.
        raw: The most raw bytes.

    Example:
        >>> frames, sent = Frames(), frame({"kind": "hello"})
        >>> list(frames.feed(sent[:9])), list(frames.feed(sent[9:]))
        ([], [{'kind': 'hello', 'buffers': []}])
        >>> list(Frames(raw=2).feed(frame({}, [b"abc"])))
        Traceback (most recent call last):
        ...
        oms42.grading.sandbox.frames.TooLargeError: a message of 16 and 3 bytes; at most 33,554,...
    """

    def __init__(self, text: int = MOST_TEXT, raw: int = MOST_RAW) -> None:
        self._text, self._raw = text, raw
        self._waiting = bytearray()

    def feed(self, data: bytes) -> Iterator[dict[str, Any]]:
        """Take bytes in, and give the messages that are whole now.

        Raises:
            TooLargeError: If a head promises more than is allowed.
        """
        self._waiting += data
        while len(self._waiting) >= HEAD.size:
            text, raw = HEAD.unpack_from(self._waiting)
            if text > self._text or raw > self._raw:
                raise TooLargeError(
                    f"a message of {text:,} and {raw:,} bytes; at most {self._text:,} bytes of "
                    f"text and {self._raw:,} bytes of arrays may be sent at once"
                )
            middle, end = HEAD.size + text, HEAD.size + text + raw
            if len(self._waiting) < end:
                return
            body = bytes(self._waiting[middle:end])
            message = _read(self._waiting[HEAD.size : middle], body)
            del self._waiting[:end]
            if message is not None:
                yield message


def _read(text: bytearray, raw: bytes) -> dict[str, Any] | None:
    """Read a message that may have been forged; None if it is none."""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError, MemoryError):
        return None
    lengths = message.get("buffers") if isinstance(message, dict) else None
    parts = _cut(raw, lengths) if isinstance(lengths, list) else None
    return None if parts is None else {**message, "buffers": parts}


def _cut(raw: bytes, lengths: list[Any]) -> list[bytes] | None:
    """Cut bytes into parts of these lengths; None if they are not theirs.

    This also runs in the student's kernel, where ``sum`` or ``all`` may be somebody else's.
    """
    parts, start = [], 0
    for length in lengths:
        if type(length) is not int or length < 0:
            return None
        parts.append(raw[start : start + length])
        start += length
    return parts if start == len(raw) else None
