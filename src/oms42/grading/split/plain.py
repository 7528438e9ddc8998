# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Plain values of the standard library as nodes: numbers, text, bytes and containers."""

from __future__ import annotations

import collections
import decimal
import fractions
import io
import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from oms42.grading.split.limits import CrossingError, PayloadError, too_long

if TYPE_CHECKING:
    from oms42.grading.split.codec import Decoder, Encoder

# JSON's own types; a subclass of one crosses as its base.
_BASES = (str, float, int)
_SEQUENCES: dict[type, str] = {tuple: "tuple", set: "set", frozenset: "frozenset"}
_MAPPINGS: dict[str, Callable[[Any], Any]] = {
    "dict": dict,
    "ordered": collections.OrderedDict,
    "counter": collections.Counter,
}
_MAPPING_OF: dict[type, str] = {
    dict: "dict",
    collections.defaultdict: "dict",
    collections.OrderedDict: "ordered",
    collections.Counter: "counter",
}


def pack(value: Any, encoder: Encoder) -> Any:
    """Return the node of a plain value; of an instance of a subclass, the node of its base.

    Args:
        value: Any value.
        encoder: The encoder that asks, for what the value holds.

    Returns:
        A node, or ``None`` if the value is of another family.

    Example:
        >>> from oms42.grading.split.codec import Encoder
        >>> pack(range(0, 9, 2), Encoder())
        {'t': 'range', 'v': [0, 9, 2]}
    """
    for kind in type(value).__mro__:
        maker = _PACK.get(kind)
        if maker is not None:
            return maker(value, encoder)
    return None


def is_sound(text: str) -> bool:
    r"""Tell whether a text is made of whole characters; JSON joins two halves into one.

    Args:
        text: Any text.

    Returns:
        False if there is a surrogate in it.

    Example:
        >>> is_sound("τ"), is_sound("\ud83d")
        (True, False)
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _text(value: str, encoder: Encoder) -> Any:
    """A text; a subclass of str crosses as a str."""
    value = str.__str__(value)
    if is_sound(value):
        return value
    return {"t": "text", "b": encoder.blob(value.encode(errors="surrogatepass"))}


def _whole(value: int, _: Encoder) -> Any:
    """A whole number of any size; a subclass of int crosses as an int."""
    value = int(value)
    return value if value.bit_length() <= 4096 else {"t": "int", "v": hex(value)}


def _list(value: list[Any], encoder: Encoder) -> Any:
    return encoder.nodes(list.__iter__(value))


def _sequence(value: Any, encoder: Encoder) -> Any:
    tag = next(_SEQUENCES[kind] for kind in type(value).__mro__ if kind in _SEQUENCES)
    return {"t": tag, "v": encoder.nodes(value)}


def _mapping(value: dict[Any, Any], encoder: Encoder) -> Any:
    tag = next(_MAPPING_OF[kind] for kind in type(value).__mro__ if kind in _MAPPING_OF)
    pairs = list(value.items())
    keys, values = encoder.nodes(key for key, _ in pairs), encoder.nodes(each for _, each in pairs)
    return {"t": "mapping", "kind": tag, "k": keys, "v": values}


def _range(value: range, _: Any) -> Any:
    bounds = [value.start, value.stop, value.step]
    if reason := too_long(*bounds):
        raise CrossingError(reason)
    return {"t": "range", "v": bounds}


_PACK: dict[type, Callable[[Any, Any], Any]] = {
    str: _text,
    float: lambda value, _: float.__float__(value),
    int: _whole,
    list: _list,
    tuple: _sequence,
    set: _sequence,
    frozenset: _sequence,
    dict: _mapping,
    complex: lambda value, _: {"t": "complex", "v": [value.real, value.imag]},
    bytes: lambda value, encoder: {"t": "bytes", "b": encoder.blob(bytes(value))},
    bytearray: lambda value, encoder: {"t": "bytearray", "b": encoder.blob(bytes(value))},
    range: _range,
    slice: lambda value, encoder: {
        "t": "slice",
        "v": encoder.nodes((value.start, value.stop, value.step)),
    },
    type(...): lambda _, __: {"t": "ellipsis"},
    collections.deque: lambda value, encoder: {
        "t": "deque",
        "v": encoder.nodes(value),
        "n": value.maxlen,
    },
    decimal.Decimal: lambda value, _: {"t": "decimal", "v": str(value)},
    fractions.Fraction: lambda value, encoder: {
        "t": "fraction",
        "v": [encoder.node(value.numerator), encoder.node(value.denominator)],
    },
    io.StringIO: lambda value, _: {"t": "textfile", "v": value.getvalue(), "at": value.tell()},
    io.BytesIO: lambda value, encoder: {
        "t": "bytefile",
        "b": encoder.blob(value.getvalue()),
        "at": value.tell(),
    },
    type({}.keys()): lambda value, encoder: encoder.nodes(value),
    type({}.values()): lambda value, encoder: encoder.nodes(value),
    type({}.items()): lambda value, encoder: encoder.nodes(value),
}


def _wholes(node: dict[str, Any], decoder: Decoder, count: int) -> list[int]:
    """Return so many whole numbers."""
    values = decoder.items(node)
    if len(values) != count or any(type(value) is not int for value in values):
        raise PayloadError(f"a {node['t']} is made of {count} whole numbers")
    return values


def _unpack_complex(node: dict[str, Any], decoder: Decoder) -> complex:
    real, imag = decoder.items(node)
    if type(real) is not float or type(imag) is not float:
        raise PayloadError("a complex number is made of two floats")
    return complex(real, imag)


def _unpack_mapping(node: dict[str, Any], decoder: Decoder) -> Any:
    kind = _MAPPINGS.get(decoder.field(node, "kind", str))
    keys, values = decoder.items(node, "k"), decoder.items(node)
    if kind is None or len(keys) != len(values):
        raise PayloadError("a mapping has a known kind and a value for each key")
    return kind(dict(zip(keys, values, strict=True)))


def _unpack_slice(node: dict[str, Any], decoder: Decoder) -> slice:
    start, stop, step = decoder.items(node)
    return slice(start, stop, step)


def _unpack_deque(node: dict[str, Any], decoder: Decoder) -> collections.deque[Any]:
    length = node.get("n")
    if length is not None and type(length) is not int:
        raise PayloadError("a deque's length is a whole number or none")
    return collections.deque(decoder.items(node), length)


def _unpack_file(node: dict[str, Any], decoder: Decoder) -> io.StringIO | io.BytesIO:
    made: io.StringIO | io.BytesIO
    if node["t"] == "textfile":
        made = io.StringIO(decoder.field(node, "v", str), newline="")
    else:
        made = io.BytesIO(decoder.blob(node))
    made.seek(decoder.field(node, "at", int))
    return made


def _unpack_int(node: dict[str, Any], decoder: Decoder) -> int:
    digits = decoder.field(node, "v", str)
    if len(digits) > 1 << 20:
        raise PayloadError("a whole number of more than a million digits")
    return int(digits, 16)


def _unpack_range(node: dict[str, Any], decoder: Decoder) -> range:
    start, stop, step = _wholes(node, decoder, 3)
    if step == 0 or too_long(start, stop, step):
        raise PayloadError("a range of too many values, or without a step")
    return range(start, stop, step)


def _unpack_decimal(node: dict[str, Any], decoder: Decoder) -> decimal.Decimal:
    digits = decoder.field(node, "v", str)
    if len(digits) > 10_000:
        raise PayloadError("a decimal number of more than 10,000 digits")
    found = decimal.Decimal(digits)
    power = found.as_tuple().exponent  # a letter for infinity and what is no number
    if found.is_snan() or (isinstance(power, int) and abs(power) > 10_000):
        raise PayloadError("a decimal number of more than 10,000 digits, or one that only raises")
    return found


def _unpack_fraction(node: dict[str, Any], decoder: Decoder) -> fractions.Fraction:
    over, under = _wholes(node, decoder, 2)
    if under < 1 or math.gcd(over, under) != 1:
        raise PayloadError("a fraction is reduced, with a denominator above zero")
    return fractions.Fraction(over, under)


KINDS: dict[str, Callable[[dict[str, Any], Any], Any]] = {
    "text": lambda node, decoder: decoder.blob(node).decode(errors="surrogatepass"),
    "int": _unpack_int,
    "complex": _unpack_complex,
    "bytes": lambda node, decoder: decoder.blob(node),
    "bytearray": lambda node, decoder: bytearray(decoder.blob(node)),
    "tuple": lambda node, decoder: tuple(decoder.items(node)),
    "set": lambda node, decoder: set(decoder.items(node)),
    "frozenset": lambda node, decoder: frozenset(decoder.items(node)),
    "mapping": _unpack_mapping,
    "range": _unpack_range,
    "slice": _unpack_slice,
    "ellipsis": lambda _, __: ...,
    "deque": _unpack_deque,
    "decimal": _unpack_decimal,
    "fraction": _unpack_fraction,
    "textfile": _unpack_file,
    "bytefile": _unpack_file,
}
