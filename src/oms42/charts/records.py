# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Rows for a chart, from columns: numbers, texts and times as JavaScript reads them."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

MISSING = ("NAType", "NaTType")  # pandas' own, which is not loaded here


def rows(columns: Mapping[str, Any], *, decimals: int | None = None) -> list[dict[str, Any]]:
    """Turn columns, or a data frame, into the rows that a chart draws.

    Args:
        columns: One array-like a column, all of one length; a pandas DataFrame will do.
        decimals: Round numbers with a fraction to so many places: shorter rows travel faster.

    Returns:
        One dictionary a row. Times are milliseconds since 1970, UTC; what is missing is None.

    Raises:
        ValueError: If columns differ in length, or one holds what a chart cannot draw.

    Example:
        >>> rows({"t": np.array(["2026-01"], "datetime64[M]"), "value": [1.25]}, decimals=1)
        [{'t': 1767225600000, 'value': 1.2}]
    """
    values = {name: _plain(name, columns[name], decimals) for name in columns}
    lengths = {name: len(column) for name, column in values.items()}
    if len(set(lengths.values())) > 1:
        raise ValueError(f"columns must be of one length; these are of {lengths}")
    return [dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True)]


def _plain(name: str, column: Any, decimals: int | None) -> list[Any]:
    array = np.asarray(column)
    kind = array.dtype.kind
    if kind == "M":
        times = array.astype("datetime64[ms]")
        stamps = times.astype(np.int64).tolist()
        return [None if gone else t for t, gone in zip(stamps, np.isnat(times), strict=True)]
    if kind == "f":
        numbers = array if decimals is None else np.round(array, decimals)
        return [v if np.isfinite(v) else None for v in numbers.tolist()]
    if kind in "iubU":
        return list(array.tolist())
    return [_one(name, value) for value in array.tolist()]


def _one(name: str, value: Any) -> Any:
    if value is None or type(value).__name__ in MISSING:
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, str | bool | int | float):
        return value
    raise ValueError(
        f"column {name!r} holds {value!r}, a {type(value).__name__}; a chart draws numbers, texts, "
        "booleans and datetime64 (a period becomes one by .dt.to_timestamp())"
    )
