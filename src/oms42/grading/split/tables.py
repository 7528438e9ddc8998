# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""pandas' tables, columns, indexes and scalars as nodes; pandas is loaded when a table is met."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from oms42.grading.split import columns
from oms42.grading.split.limits import CrossingError, PayloadError, too_long

if TYPE_CHECKING:
    from oms42.grading.split.codec import Decoder, Encoder


def pack(value: Any, encoder: Encoder) -> Any:
    """Return the node of a pandas object.

    Args:
        value: Any value.
        encoder: The encoder that asks, for what the table holds.

    Returns:
        A node, or ``None`` if the value is of another family.

    Raises:
        CrossingError: If a column is of a kind that has no plain form.

    Example:
        >>> import pandas as pd
        >>> from oms42.grading.split.codec import dumps, loads
        >>> loads(dumps(pd.DataFrame({"x": [1, 2]}))).sum().to_dict()
        {'x': 3}
    """
    pandas = sys.modules.get("pandas")
    if pandas is None or not hasattr(pandas, "DataFrame"):
        return None
    for kind, maker in (
        (pandas.DataFrame, _pack_frame),
        (pandas.Series, _pack_series),
        (pandas.Index, pack_index),
        (pandas.api.extensions.ExtensionArray, columns.pack),
    ):
        if isinstance(value, kind):
            return maker(value, encoder)
    return columns.pack_scalar(value, encoder)


def _pack_frame(value: Any, encoder: Encoder) -> dict[str, Any]:
    return {
        "t": "frame",
        "columns": pack_index(value.columns, encoder),
        "index": pack_index(value.index, encoder),
        "v": [columns.pack(column.array, encoder) for _, column in value.items()],
        "attrs": encoder.node(dict(value.attrs)),
    }


def _pack_series(value: Any, encoder: Encoder) -> dict[str, Any]:
    return {
        "t": "series",
        "name": encoder.node(value.name),
        "index": pack_index(value.index, encoder),
        "v": columns.pack(value.array, encoder),
        "attrs": encoder.node(dict(value.attrs)),
    }


def pack_index(value: Any, encoder: Encoder) -> dict[str, Any]:
    """Return the node of an index of any kind.

    Args:
        value: A ``pandas.Index``.
        encoder: The encoder that asks.

    Returns:
        The node.

    Example:
        >>> import pandas as pd
        >>> from oms42.grading.split.codec import Encoder
        >>> pack_index(pd.RangeIndex(3), Encoder())
        {'t': 'rangeindex', 'v': [0, 3, 1], 'name': None}
    """
    import pandas as pd

    if isinstance(value, pd.RangeIndex):
        bounds = [value.start, value.stop, value.step]
        if reason := too_long(value.start, value.stop, value.step):
            raise CrossingError(reason)
        return {"t": "rangeindex", "v": bounds, "name": encoder.node(value.name)}
    if isinstance(value, pd.MultiIndex):
        return {
            "t": "multiindex",
            "levels": [pack_index(level, encoder) for level in value.levels],
            "codes": encoder.nodes(value.codes),
            "names": encoder.nodes(value.names),
        }
    return {
        "t": "index",
        "v": columns.pack(value.array, encoder),
        "name": encoder.node(value.name),
        "freq": getattr(value, "freqstr", None),
    }


def _unpack_rangeindex(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    start, stop, step = (int(part) for part in decoder.field(node, "v", list))
    if step == 0 or too_long(start, stop, step):
        raise PayloadError("an index of too many rows, or without a step")
    return pd.RangeIndex(start, stop, step, name=decoder.value(node.get("name")))


def _unpack_multiindex(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    levels, codes = decoder.items(node, "levels"), decoder.items(node, "codes")
    if not all(isinstance(level, pd.Index) for level in levels):
        raise PayloadError("the levels of an index are indexes")
    return pd.MultiIndex(levels=levels, codes=codes, names=decoder.items(node, "names"))


def _unpack_index(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    values = columns.read(node.get("v"), decoder)
    made: Any = pd.Index(values, dtype=values.dtype, name=decoder.value(node.get("name")))
    freq = node.get("freq")
    if freq is not None and type(made) in (pd.DatetimeIndex, pd.TimedeltaIndex):
        made.freq = columns.frequency(freq)
    return made


def _index(node: dict[str, Any], key: str, decoder: Decoder) -> Any:
    """Return the index that stands under a key of a node."""
    import pandas as pd

    found = decoder.value(node.get(key))
    if not isinstance(found, pd.Index):
        raise PayloadError(f"a table's {key} is an index")
    return found


def _attributes(node: dict[str, Any], decoder: Decoder) -> dict[Any, Any]:
    """Return what a table says about itself."""
    found = decoder.value(node.get("attrs"))
    if type(found) is not dict:
        raise PayloadError("a table's attrs are a dict")
    return found


def _unpack_series(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    values, index = columns.read(node.get("v"), decoder), _index(node, "index", decoder)
    if len(values) != len(index):
        raise PayloadError(f"a column of {len(values)} values with {len(index)} labels")
    name = decoder.value(node.get("name"))
    made = pd.Series(values, index=index, dtype=values.dtype, name=name)
    made.attrs = _attributes(node, decoder)
    return made


def _unpack_frame(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    index, labels = _index(node, "index", decoder), _index(node, "columns", decoder)
    found = [columns.read(each, decoder) for each in decoder.field(node, "v", list)]
    if len(found) != len(labels) or any(len(values) != len(index) for values in found):
        raise PayloadError("a table's columns do not fit its labels")
    parts = [pd.Series(values, index=index, dtype=values.dtype) for values in found]
    made = pd.DataFrame(dict(enumerate(parts)), index=index)
    made.columns = labels
    made.attrs = _attributes(node, decoder)
    return made


KINDS: dict[str, Callable[[dict[str, Any], Any], Any]] = {
    "rangeindex": _unpack_rangeindex,
    "multiindex": _unpack_multiindex,
    "index": _unpack_index,
    "series": _unpack_series,
    "frame": _unpack_frame,
    **columns.KINDS,
}
