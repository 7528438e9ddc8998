# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""A table as numbers with code books: small, and read by numpy alone.

Each column of the table becomes arrays of an npz archive:

- numbers with $d$ decimals become whole numbers, $n = \mathrm{round}(10^d x)$; a missing one the
  smallest whole number of its type;
- dates, months and moments become whole days, months or seconds since 1970; missing the same way;
- texts become the place in a sorted code book, kept beside them as `<column>.texts`;
- truth values stay as they are.

Whole numbers take the smallest type that holds them. `oms42.datasets.coded` reads the archive.
"""

import io
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.contract import Column, Contract

UNIT = {"date": "D", "datetime": "s", "yearmonth": "M"}


def npz_bytes(columns: Mapping[str, NDArray[Any]], contract: Contract) -> bytes:
    """Write a table as an npz archive.

    Args:
        columns: Columns of equal length by name.
        contract: The table's contract; it gives the order and the types.

    Returns:
        The whole file.

    Example:
        >>> stage = Column("stage", "string", "Stage", "Stage.", "won")
        >>> table = {"stage": np.array(["won", "lost"])}
        >>> content = npz_bytes(table, Contract("t", "T", "T.", (stage,)))
        >>> with np.load(io.BytesIO(content)) as archive:
        ...     archive["stage"].tolist(), archive["stage.texts"].tolist()
        ([1, 0], ['lost', 'won'])
    """
    arrays: dict[str, NDArray[Any]] = {}
    for column in contract.columns:
        values = columns[column.name]
        if column.type == "string":
            book, place = np.unique(values, return_inverse=True)
            arrays[column.name] = _smallest(place.astype(np.int64))
            arrays[f"{column.name}.texts"] = book
        else:
            arrays[column.name] = _coded(values, column)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)  # type: ignore[arg-type] # the stubs know one keyword only
    return buffer.getvalue()


def _coded(values: NDArray[Any], column: Column) -> NDArray[Any]:
    """Turn one column into whole numbers or truth values."""
    if column.type == "boolean":
        return values
    if column.type in UNIT:
        moments = values.astype(f"datetime64[{UNIT[column.type]}]")
        return _smallest(moments.astype(np.int64), np.isnat(moments))
    if column.type == "number":
        texts = np.array([f"{value:.{column.decimals}f}" for value in values.tolist()])
        missing = texts == "nan"
        scaled = np.rint(np.where(missing, "0", texts).astype(np.float64) * 10.0**column.decimals)
        return _smallest(scaled.astype(np.int64), missing)
    return _smallest(values.astype(np.int64))


def _smallest(whole: NDArray[np.int64], missing: NDArray[np.bool_] | None = None) -> NDArray[Any]:
    """Bring whole numbers to the smallest type, its least number being free for what is missing."""
    known = whole if missing is None else whole[~missing]
    low, high = (int(known.min()), int(known.max())) if known.size else (0, 0)
    kinds = (np.int8, np.int16, np.int32, np.int64)
    kind = next(k for k in kinds if np.iinfo(k).min < low and high <= np.iinfo(k).max)
    small = np.asarray(np.where(missing, 0, whole) if missing is not None else whole, dtype=kind)
    if missing is not None:
        small[missing] = np.iinfo(kind).min
    return small
