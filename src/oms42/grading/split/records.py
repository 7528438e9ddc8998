# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Results with named fields: named tuples, and dataclasses without methods of their own.

They cross as the names and values of their fields. The receiver builds them with its own class of
that name and these fields, if a locked cell has made one, and with a new plain class otherwise; a
comparison that the student has written stays behind.
"""

from __future__ import annotations

import collections
import dataclasses
import functools
import keyword
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from oms42.grading.split.limits import PayloadError

if TYPE_CHECKING:
    from oms42.grading.split.codec import Decoder, Encoder

_MOST = 200  # fields


def pack(value: Any, encoder: Encoder) -> Any:
    """Return the node of a named tuple or plain dataclass.

    Args:
        value: Any value.
        encoder: The encoder that asks, for what the fields hold.

    Returns:
        A node, or ``None`` if the value is of another family.

    Example:
        >>> from oms42.grading.split.codec import Encoder
        >>> Fit = collections.namedtuple("Fit", ["alpha"])
        >>> pack(Fit(0.5), Encoder())
        {'t': 'record', 'of': 'tuple', 'name': 'Fit', 'k': ['alpha'], 'v': [0.5]}
    """
    kind = type(value)
    if isinstance(value, tuple) and kind is not tuple:
        names: Any = getattr(kind, "_fields", None)
        sound = type(names) is tuple and all(map(_is_name, (kind.__name__, *names)))
        if sound and len(names) == tuple.__len__(value):
            return _node("tuple", kind, names, encoder.nodes(tuple.__iter__(value)))
    elif dataclasses.is_dataclass(kind) and not _has_methods(kind):
        names = tuple(field.name for field in dataclasses.fields(kind))
        if not all(map(_is_name, (kind.__name__, *names))):
            return None
        return _node("class", kind, names, encoder.nodes(getattr(value, name) for name in names))
    return None


def _node(of: str, kind: type, names: tuple[str, ...], values: list[Any]) -> dict[str, Any]:
    """Put a record's node together."""
    return {"t": "record", "of": of, "name": kind.__name__, "k": list(names), "v": values}


def _has_methods(kind: type) -> bool:
    """Tell whether a class offers more than its fields."""
    return any(
        isinstance(each, property) or (callable(each) and not isinstance(each, type))
        for base in kind.__mro__
        for name, each in vars(base).items()
        if not name.startswith("_")
    )


def reader(find: Callable[[str], Any]) -> Callable[[dict[str, Any], Any], Any]:
    """Return how records are read where classes of one's own are at hand.

    Args:
        find: Returns what stands under a name, or nothing.

    Returns:
        A reader for :class:`oms42.grading.split.codec.Decoder`.

    Example:
        >>> from oms42.grading.split.codec import dumps, loads
        >>> Fit = collections.namedtuple("Fit", ["alpha"])
        >>> type(loads(dumps(Fit(0.5)), {"record": reader({"Fit": Fit}.get)})) is Fit
        True
    """
    return functools.partial(_unpack, find)


def _unpack(find: Callable[[str], Any], node: dict[str, Any], decoder: Decoder) -> Any:
    """Build a record from a node that may have been forged."""
    name, names = decoder.field(node, "name", str), decoder.field(node, "k", list)
    values = decoder.items(node)
    if len(names) != len(values) or len(names) > _MOST or len(set(map(str, names))) < len(names):
        raise PayloadError(f"a record has at most {_MOST} fields, each with a value")
    if not all(map(_is_name, (name, *names))):
        raise PayloadError("a record and its fields have plain names")
    own = find(name)
    if node.get("of") == "tuple":
        kind = own if _is_tuple(own, names) else _tuple_class(name, tuple(names))
        return tuple.__new__(kind, values)
    kind = own if _is_class(own, names) else _plain_class(name, tuple(names))
    made = object.__new__(kind)
    for field, value in zip(names, values, strict=True):
        object.__setattr__(made, field, value)
    return made


def _is_name(name: Any) -> bool:
    """Tell whether a name can be a field's."""
    plain = type(name) is str and name.isidentifier() and len(name) <= 80
    return plain and not name.startswith("_") and not keyword.iskeyword(name)


def _is_tuple(own: Any, names: list[str]) -> bool:
    """Tell whether a class is a named tuple with these fields."""
    is_tuple = isinstance(own, type) and issubclass(own, tuple)
    return is_tuple and getattr(own, "_fields", None) == tuple(names)


def _is_class(own: Any, names: list[str]) -> bool:
    """Tell whether a class is a dataclass with these fields."""
    is_class = isinstance(own, type) and dataclasses.is_dataclass(own)
    return is_class and [field.name for field in dataclasses.fields(own)] == names


@functools.lru_cache(maxsize=200)
def _tuple_class(name: str, names: tuple[str, ...]) -> type:
    """Make a named tuple's class; the same one for the same names."""
    return collections.namedtuple(name, names)


@functools.lru_cache(maxsize=200)
def _plain_class(name: str, names: tuple[str, ...]) -> type:
    """Make a dataclass; the same one for the same names, so that equal records are equal."""
    return dataclasses.make_dataclass(name, names)


KINDS: dict[str, Callable[[dict[str, Any], Any], Any]] = {"record": reader(dict[str, Any]().get)}
