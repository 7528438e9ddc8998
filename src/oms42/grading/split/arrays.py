# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""NumPy's scalars, arrays and random generators as nodes; the numbers travel as raw bytes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from oms42.grading.split import chance
from oms42.grading.split.limits import UNFOLDED, CrossingError, PayloadError

if TYPE_CHECKING:
    from oms42.grading.split.codec import Decoder, Encoder

# Whole and floating numbers of the usual sizes, text, bytes, dates and durations. No objects, no
# records, no long double, whose padding is not part of its value, and no half: NumPy calls an
# infinite half equal to any number of Python's above 65,504.
_DTYPE = re.compile(
    r"[<>|=](b1|[iu][1248]|f[48]|c8|c16|[US][1-9]\d{0,6}|[mM]8(\[\d{0,6}[A-Za-z]+\])?)"
)


def pack(value: Any, encoder: Encoder) -> Any:
    """Return the node of a NumPy scalar, array or random generator.

    Args:
        value: Any value.
        encoder: The encoder that asks, which keeps the raw bytes.

    Returns:
        A node, or ``None`` if the value is of another family.

    Raises:
        CrossingError: If the array is of a kind that has no plain form.

    Example:
        >>> from oms42.grading.split.codec import Encoder
        >>> pack(np.array([1.0, 2.0]), Encoder())
        {'t': 'array', 'd': '<f8', 's': [2], 'b': 0}
    """
    if isinstance(value, np.generic):
        node = _pack_array(np.asarray(value), encoder)
        return {**node, "t": "scalar"}
    if isinstance(value, np.ma.MaskedArray):
        return None  # NumPy's own tests take a masked value for equal to any other
    if isinstance(value, np.ndarray):
        return _pack_array(np.asarray(value), encoder)
    if isinstance(value, np.dtype):
        return {"t": "dtype", "v": _described(value).str}
    return chance.pack(value, encoder)


def _described(dtype: np.dtype[Any]) -> np.dtype[Any]:
    """Return a kind of data that may cross; a long double or a half becomes a double."""
    if dtype.kind in "fc" and dtype.str[1:] in ("f2", "f12", "f16", "c24", "c32"):
        return np.dtype("f8" if dtype.kind == "f" else "c16")
    if not _DTYPE.fullmatch(dtype.str):
        raise CrossingError(f"an array of {dtype} has no plain form; numbers, text and dates have")
    return dtype


def _pack_array(value: np.ndarray[Any, Any], encoder: Encoder) -> dict[str, Any]:
    """Return the node of an array; one of objects is a list of their nodes."""
    if value.dtype == object:
        return {"t": "objects", "s": list(value.shape), "v": encoder.nodes(value.ravel().tolist())}
    if value.size == 0 and _folded(value.shape):
        raise CrossingError(f"an empty array of shape {value.shape} is too long to be sent")
    dtype = _described(value.dtype)
    order: Literal["F", "C"] = "F" if value.flags.fnc else "C"
    raw = value.astype(dtype, copy=False).tobytes(order=order)
    node = {"t": "array", "d": dtype.str, "s": list(value.shape), "b": encoder.blob(raw)}
    return {**node, "o": "F"} if order == "F" else node


def _folded(shape: Iterable[int]) -> bool:
    """Tell an empty array that becomes a list of very many empty lists."""
    return math.prod(n for n in shape if n) > UNFOLDED


def _shape(node: dict[str, Any], decoder: Decoder) -> tuple[int, ...]:
    """Return an array's shape."""
    shape = decoder.field(node, "s", list)
    if len(shape) > 32 or any(type(n) is not int or n < 0 for n in shape):
        raise PayloadError("an array's shape is at most 32 whole numbers")
    if 0 in shape and _folded(shape):
        raise PayloadError("an array without values has as many rows as nobody can read")
    return tuple(shape)


def _unpack_array(node: dict[str, Any], decoder: Decoder) -> np.ndarray[Any, Any]:
    name, shape, raw = decoder.field(node, "d", str), _shape(node, decoder), decoder.blob(node)
    if not _DTYPE.fullmatch(name):
        raise PayloadError(f"an array of {name[:40]!r} cannot cross")
    dtype = np.dtype(name)
    if math.prod(shape) * dtype.itemsize != len(raw):
        raise PayloadError(f"{len(raw)} bytes are no array of {name} with shape {shape}")
    flat = np.frombuffer(raw, dtype).copy()
    if dtype.kind == "b":  # a byte that is neither 0 nor 1 makes a truth value that is both
        flat = np.frombuffer(raw, np.uint8) != 0
    return flat.reshape(shape, order="F" if node.get("o") == "F" else "C")


def _unpack_objects(node: dict[str, Any], decoder: Decoder) -> np.ndarray[Any, Any]:
    shape, values = _shape(node, decoder), decoder.items(node)
    if math.prod(shape) != len(values):
        raise PayloadError(f"{len(values)} objects are no array with shape {shape}")
    flat = np.empty(len(values), dtype=object)
    for position, value in enumerate(values):
        flat[position] = value
    return flat.reshape(shape)


def _unpack_scalar(node: dict[str, Any], decoder: Decoder) -> Any:
    found = _unpack_array(node, decoder)
    if found.shape != ():
        raise PayloadError("a scalar has no shape")
    return found[()]


def _unpack_dtype(node: dict[str, Any], decoder: Decoder) -> Any:
    name = decoder.field(node, "v", str)
    if not _DTYPE.fullmatch(name):
        raise PayloadError(f"the kind of data {name[:40]!r} cannot cross")
    return np.dtype(name)


KINDS: dict[str, Callable[[dict[str, Any], Any], Any]] = {
    "array": _unpack_array,
    "objects": _unpack_objects,
    "scalar": _unpack_scalar,
    "dtype": _unpack_dtype,
    "generator": chance.unpack_generator,
}
