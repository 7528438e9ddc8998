# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The values of one pandas column, and pandas' scalars, as nodes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.grading.split.limits import CrossingError, PayloadError
from oms42.grading.split.moments import read_zone, zone_node

if TYPE_CHECKING:
    from oms42.grading.split.codec import Decoder, Encoder

_MASKED = re.compile(r"U?Int(8|16|32|64)|Float(32|64)|boolean")
_FREQUENCY = re.compile(r"-?\d{0,6}[A-Za-z]{1,4}(-[A-Z]{3})?")


def pack(value: Any, encoder: Encoder) -> dict[str, Any]:
    """Return the node of a column's values.

    Args:
        value: A pandas array.
        encoder: The encoder that asks.

    Returns:
        The node.

    Raises:
        CrossingError: If this kind of column has no plain form.

    Example:
        >>> import pandas as pd
        >>> from oms42.grading.split.codec import Encoder
        >>> pack(pd.array([1, None], dtype="Int64"), Encoder())["d"]
        'Int64'
    """
    import pandas as pd

    dtype = value.dtype
    if isinstance(dtype, np.dtype) or type(value) is pd.arrays.NumpyExtensionArray:
        node: dict[str, Any] = encoder.node(np.asarray(value))
        return node
    for kind, maker in (
        (pd.StringDtype, _pack_strings),
        (pd.CategoricalDtype, _pack_categorical),
        (pd.DatetimeTZDtype, _pack_zoned),
        (pd.PeriodDtype, _pack_periods),
        (pd.IntervalDtype, _pack_intervals),
        (pd.SparseDtype, lambda each, coder: coder.node(np.asarray(each))),
    ):
        if isinstance(dtype, kind):
            found: dict[str, Any] = maker(value, encoder)
            return found
    if _MASKED.fullmatch(str(dtype)):
        data = value.to_numpy(dtype=dtype.numpy_dtype, na_value=dtype.numpy_dtype.type(0))
        return {"t": "nullable", "d": str(dtype), "v": encoder.nodes((data, value.isna()))}
    raise CrossingError(f"a column of {dtype} has no plain form; convert it with astype first")


def _pack_strings(value: Any, _: Encoder) -> dict[str, Any]:
    missing = value.isna()
    texts = [None if gone else str(text) for gone, text in zip(missing, value, strict=True)]
    kind = value.dtype
    nan = getattr(kind, "na_value", None)
    return {"t": "strings", "store": kind.storage, "nan": isinstance(nan, float), "v": texts}


def _pack_categorical(value: Any, encoder: Encoder) -> dict[str, Any]:
    categories = encoder.node(value.categories)
    codes = encoder.node(np.asarray(value.codes))
    return {"t": "categorical", "v": codes, "of": categories, "ordered": bool(value.ordered)}


def _pack_zoned(value: Any, encoder: Encoder) -> dict[str, Any]:
    moments = value.tz_convert("UTC").tz_localize(None).to_numpy()
    return {"t": "zoned", "v": encoder.node(moments), "zone": zone_node(value.tz)}


def _pack_periods(value: Any, encoder: Encoder) -> dict[str, Any]:
    return {"t": "periods", "v": encoder.node(value.asi8), "freq": value.freqstr}


def _pack_intervals(value: Any, encoder: Encoder) -> dict[str, Any]:
    ends = encoder.nodes((value.left, value.right))
    return {"t": "intervals", "v": ends, "closed": value.closed}


def pack_scalar(value: Any, encoder: Encoder) -> Any:
    """Return the node of one of pandas' own scalars.

    Args:
        value: Any value.
        encoder: The encoder that asks.

    Returns:
        A node, or ``None`` if the value is none of them.

    Example:
        >>> import pandas as pd
        >>> from oms42.grading.split.codec import Encoder
        >>> pack_scalar(pd.NaT, Encoder())
        {'t': 'missing', 'v': 'NaT'}
    """
    import pandas as pd

    if value is pd.NA or value is pd.NaT:
        return {"t": "missing", "v": "NA" if value is pd.NA else "NaT"}
    if isinstance(value, pd.Timestamp):
        bare = value if value.tz is None else value.tz_convert("UTC").tz_localize(None)
        zone = zone_node(value.tz)
        return {"t": "timestamp", "v": encoder.node(bare.to_datetime64()), "zone": zone}
    if isinstance(value, pd.Timedelta):
        return {"t": "duration", "v": encoder.node(value.to_timedelta64())}
    if isinstance(value, pd.Period):
        return {"t": "period", "v": value.ordinal, "freq": value.freqstr}
    if isinstance(value, pd.Interval):
        ends = encoder.nodes((value.left, value.right))
        return {"t": "interval", "v": ends, "closed": value.closed}
    return None


def frequency(name: Any) -> str:
    """Check the name of a frequency that may have been forged.

    Args:
        name: Such as ``"MS"``, ``"2W-MON"`` or ``"QE-DEC"``.

    Returns:
        The name.

    Raises:
        PayloadError: If it is none.

    Example:
        >>> frequency("QE-DEC")
        'QE-DEC'
    """
    if type(name) is not str or not _FREQUENCY.fullmatch(name):
        raise PayloadError(f"{str(name)[:40]!r} is no frequency")
    return name


def read(node: Any, decoder: Decoder) -> Any:
    """Return the values of a column: a NumPy array of one dimension, or a pandas array.

    Args:
        node: What :func:`pack` gave, perhaps forged.
        decoder: The decoder that asks.

    Returns:
        The array.

    Raises:
        PayloadError: If the node is no column.

    Example:
        >>> from oms42.grading.split.codec import Decoder
        >>> read({"t": "objects", "s": [2], "v": [1, "x"]}, Decoder([]))
        array([1, 'x'], dtype=object)
    """
    import pandas as pd

    found = decoder.value(node)
    if isinstance(found, np.ndarray) and found.ndim == 1 and type(found) is np.ndarray:
        return found
    if isinstance(found, pd.api.extensions.ExtensionArray):
        return found
    raise PayloadError("the values of a column are an array of one dimension")


def _unpack_strings(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    texts, store = decoder.items(node), decoder.field(node, "store", str)
    if store not in ("python", "pyarrow") or any(type(x) not in (str, type(None)) for x in texts):
        raise PayloadError("a column of text holds text and holes")
    if node.get("nan") is True:
        return pd.array(texts, dtype=pd.StringDtype(store, na_value=np.nan))
    return pd.array(texts, dtype=pd.StringDtype(store))


def _unpack_nullable(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    name, (data, mask) = decoder.field(node, "d", str), decoder.items(node)
    if not _MASKED.fullmatch(name) or data.shape != mask.shape or mask.dtype != bool:
        raise PayloadError("a column with holes is made of values and a mask")
    made = pd.array(data, dtype=name)
    made[mask] = pd.NA
    return made


def _unpack_categorical(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    kind = pd.CategoricalDtype(decoder.value(node.get("of")), node.get("ordered") is True)
    return pd.Categorical.from_codes(decoder.value(node.get("v")), dtype=kind)


def _unpack_zoned(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    bare = pd.DatetimeIndex(decoder.value(node.get("v")))
    return bare.tz_localize("UTC").tz_convert(read_zone(node.get("zone"))).array


def _unpack_periods(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    ordinals = decoder.value(node.get("v"))
    index: Any = pd.PeriodIndex  # pandas' hints do not know from_ordinals
    return index.from_ordinals(ordinals, freq=frequency(node.get("freq"))).array


def _unpack_intervals(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    left, right = decoder.items(node)
    return pd.arrays.IntervalArray.from_arrays(left, right, closed=_closed(node, decoder))


def _closed(node: dict[str, Any], decoder: Decoder) -> Any:
    """Say which ends an interval includes."""
    found = decoder.field(node, "closed", str)
    if found not in ("left", "right", "both", "neither"):
        raise PayloadError("an interval is closed left, right, on both ends or on neither")
    return found


def _unpack_missing(node: dict[str, Any], _: Decoder) -> Any:
    import pandas as pd

    return pd.NA if node.get("v") == "NA" else pd.NaT


def _unpack_timestamp(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    bare = decoder.value(node.get("v"))
    if type(bare) is not np.datetime64:
        raise PayloadError("a time stamp is made of a date")
    zone = read_zone(node.get("zone"))
    made = pd.Timestamp(bare)
    return made if zone is None else made.tz_localize("UTC").tz_convert(zone)


def _unpack_duration(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    bare = decoder.value(node.get("v"))
    if type(bare) is not np.timedelta64:
        raise PayloadError("a duration is made of a time span")
    return pd.Timedelta(bare)


def _unpack_period(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    ordinal = decoder.field(node, "v", int)
    return pd.Period(ordinal=ordinal, freq=frequency(node.get("freq")))


def _unpack_interval(node: dict[str, Any], decoder: Decoder) -> Any:
    import pandas as pd

    left, right = decoder.items(node)
    return pd.Interval(left, right, closed=_closed(node, decoder))


KINDS: dict[str, Callable[[dict[str, Any], Any], Any]] = {
    "strings": _unpack_strings,
    "nullable": _unpack_nullable,
    "categorical": _unpack_categorical,
    "zoned": _unpack_zoned,
    "periods": _unpack_periods,
    "intervals": _unpack_intervals,
    "missing": _unpack_missing,
    "timestamp": _unpack_timestamp,
    "duration": _unpack_duration,
    "period": _unpack_period,
    "interval": _unpack_interval,
}
