# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Values as plain trees and back: one message for one value, in either direction.

Numbers, text and lists stand for themselves; every other value is an object with a tag, ``t``, that
names one of the kinds below. The reader knows these kinds and no other, builds exact types, and
never runs code, so a value cannot carry a method of its own across.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from oms42.grading.split import arrays, moments, plain, records, tables
from oms42.grading.split.limits import CrossingError, Limits, PayloadError
from oms42.grading.split.payload import pack, unpack

Node = Any
Unpack = Callable[[dict[str, Any], "Decoder"], Any]

_BARE = frozenset({type(None), bool, float})
_LONG = 4096  # bits of a whole number that JSON may still carry as digits


def refuse(value: object) -> Node:
    """Say that a value has no plain form: what an encoder does with a value that it does not know.

    Args:
        value: The value.

    Raises:
        CrossingError: Always.

    Example:
        >>> refuse(print)
        Traceback (most recent call last):
        ...
        oms42.grading.split.limits.CrossingError: a builtin_function_or_method ...
    """
    raise CrossingError(
        f"a {type(value).__name__} has no plain form; numbers, text, lists, tuples, dicts, sets, "
        "dates, NumPy arrays and pandas tables have one"
    )


class Encoder:
    """Turns values into trees, and keeps the raw arrays that the trees point to.

    Args:
        opaque: What to do with a value of an unknown kind: returns a node, or raises.
        limits: Bounds on the message.

    Example:
        >>> encoder = Encoder()
        >>> encoder.node((1, 2.5, "x"))
        {'t': 'tuple', 'v': [1, 2.5, 'x']}
        >>> Decoder([]).value({"t": "tuple", "v": [1, 2.5, "x"]})
        (1, 2.5, 'x')
    """

    def __init__(self, opaque: Callable[[Any], Node] = refuse, limits: Limits | None = None):
        self.opaque = opaque
        self.limits = limits or Limits()
        self.blobs: list[bytes] = []
        self._size = 0
        self._items = 0
        self._inside: list[int] = []

    def node(self, value: Any) -> Node:
        """Return the tree of one value."""
        kind = type(value)
        if kind in _BARE or (kind is int and value.bit_length() <= _LONG):
            return value
        if kind is str and (value.isascii() or plain.is_sound(value)):
            return value
        self._items += 1
        if self._items > self.limits.items:
            raise CrossingError(f"the value holds more than {self.limits.items:,} values")
        with self._entered(value):
            return self._tagged(value)

    def blob(self, raw: bytes) -> int:
        """Keep raw bytes; return the number by which the tree points to them."""
        self._size += len(raw)
        if self._size > self.limits.size:
            raise CrossingError(f"the value takes more than {self.limits.size:,} bytes")
        self.blobs.append(raw)
        return len(self.blobs) - 1

    def nodes(self, values: Any) -> list[Node]:
        """Return the trees of some values."""
        found = [self.node(value) for value in values]
        self._items += len(found)
        return found

    def _tagged(self, value: Any) -> Node:
        """Try each family of kinds, the most special first."""
        for family in (arrays.pack, tables.pack, moments.pack, records.pack, plain.pack):
            node = family(value, self)
            if node is not None:
                return node
        return self.opaque(value)

    @contextmanager
    def _entered(self, value: object) -> Iterator[None]:
        """Notice a value that contains itself, and depth without end."""
        if id(value) in self._inside:
            raise CrossingError(f"the {type(value).__name__} contains itself")
        if len(self._inside) >= self.limits.depth:
            raise CrossingError(f"more than {self.limits.depth} containers stand in one another")
        self._inside.append(id(value))
        try:
            yield
        finally:
            self._inside.pop()


class Decoder:
    """Turns trees into values of exact types; a tree that no encoder makes is refused.

    Args:
        blobs: The raw arrays of the message.
        opaque: The kinds beyond plain values, by tag.
        limits: Bounds on the message.
    """

    def __init__(
        self,
        blobs: list[bytes],
        opaque: dict[str, Unpack] | None = None,
        limits: Limits | None = None,
    ):
        self.blobs = blobs
        self.limits = limits or Limits()
        self._known: dict[str, Unpack] = {
            **plain.KINDS,
            **moments.KINDS,
            **arrays.KINDS,
            **tables.KINDS,
            **records.KINDS,
            **(opaque or {}),
        }
        self._items = 0
        self._depth = 0

    def value(self, node: Node) -> Any:
        """Return the value of one tree."""
        kind = type(node)
        self._items += 1
        if self._items > self.limits.items:
            raise PayloadError(f"the message holds more than {self.limits.items:,} values")
        if kind in _BARE or kind is int or kind is str:
            return node
        if self._depth >= self.limits.depth:
            raise PayloadError(f"more than {self.limits.depth} values stand in one another")
        self._depth += 1
        try:
            return [self.value(each) for each in node] if kind is list else self._tagged(node)
        finally:
            self._depth -= 1

    def blob(self, node: dict[str, Any], key: str = "b") -> bytes:
        """Return the raw bytes that a node points to."""
        number: int = self.field(node, key, int)
        if not 0 <= number < len(self.blobs):
            raise PayloadError(f"the message has no part {number}")
        return self.blobs[number]

    def field(self, node: dict[str, Any], key: str, kind: type) -> Any:
        """Return one field of a node, of exactly the type that it must have."""
        found = node.get(key)
        if type(found) is not kind:
            raise PayloadError(f"{key!r} is a {type(found).__name__}, not a {kind.__name__}")
        return found

    def items(self, node: dict[str, Any], key: str = "v") -> list[Any]:
        """Return the values of a list of trees."""
        return [self.value(each) for each in self.field(node, key, list)]

    def _tagged(self, node: dict[str, Any]) -> Any:
        """Find the kind by its tag; whatever goes wrong while building is one kind of error."""
        unpacker = self._known.get(self.field(node, "t", str))
        if unpacker is None:
            raise PayloadError(f"unknown kind of value: {node['t'][:80]!r}")
        try:
            return unpacker(node, self)
        except PayloadError:
            raise
        except Exception as error:  # noqa: BLE001 - a forged value may break any constructor
            words = f"a damaged {node['t']}: {type(error).__name__}: {error}"
            raise PayloadError(words[:400]) from None


def dumps(
    value: Any, opaque: Callable[[Any], Node] = refuse, limits: Limits | None = None
) -> bytes:
    """Write one value as a message.

    Args:
        value: The value.
        opaque: What to do with a value of an unknown kind; see :func:`refuse`.
        limits: Bounds on the message.

    Returns:
        The message.

    Raises:
        CrossingError: If the value, or one inside it, cannot cross.

    Example:
        >>> loads(dumps({"x": (1, float("inf"))}))
        {'x': (1, inf)}
    """
    encoder = Encoder(opaque, limits)
    return pack(encoder.node(value), encoder.blobs, encoder.limits)


def loads(
    message: bytes, opaque: dict[str, Unpack] | None = None, limits: Limits | None = None
) -> Any:
    """Read one value from a message that may have been forged.

    Args:
        message: The bytes.
        opaque: The kinds beyond plain values, by tag.
        limits: Bounds on the message.

    Returns:
        The value, of exact builtin, NumPy and pandas types.

    Raises:
        PayloadError: If the message is not one that :func:`dumps` writes.

    Example:
        >>> loads(dumps([1, "two", None]))
        [1, 'two', None]
    """
    tree, blobs = unpack(message, limits or Limits())
    return Decoder(blobs, opaque, limits).value(tree)
