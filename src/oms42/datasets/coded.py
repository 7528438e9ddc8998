# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Reading a table from an npz archive with code books, as `oms42.kelvane.coded` makes it."""

import io
import zipfile
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oms42.datasets.content import MEND
from oms42.datasets.errors import DataError
from oms42.datasets.text import MOMENTS, fields_of


def decode(raw: bytes, schema: dict[str, Any], table: str) -> dict[str, NDArray[Any]]:
    """Read an npz archive as its Table Schema says.

    Args:
        raw: The whole file.
        schema: The table's Table Schema.
        table: Name of the table, for messages.

    Returns:
        One array a column, the same as from the CSV.

    Raises:
        DataError: If the archive is damaged or lacks a column.

    Example:
        >>> buffer = io.BytesIO()
        >>> np.savez(buffer, price=np.array([150, -128], dtype="int16"))
        >>> fields = [{"name": "price", "type": "number", "decimals": 2}]
        >>> decode(buffer.getvalue(), {"fields": fields}, "t")["price"].tolist()
        [1.5, -1.28]
    """
    try:
        with np.load(io.BytesIO(raw), allow_pickle=False) as archive:
            return {entry["name"]: _column(archive, entry) for entry in fields_of(schema)}
    except (KeyError, IndexError, ValueError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise DataError(f"the archive of {table} is damaged ({error}); {MEND}") from error


def _column(archive: Any, entry: dict[str, Any]) -> NDArray[Any]:
    """Turn one column back into values."""
    name, kind = entry["name"], entry["type"]
    stored: NDArray[Any] = archive[name]
    if kind == "string":
        book: NDArray[Any] = archive[f"{name}.texts"]
        return np.asarray(book[stored], dtype=np.str_)
    if kind == "boolean":
        return stored
    whole = stored.astype(np.int64)
    missing = stored == np.iinfo(stored.dtype).min
    if kind in MOMENTS:
        moments = whole.astype(f"datetime64[{MOMENTS[kind][0]}]")
        moments[missing] = np.datetime64("NaT")
        return moments
    if kind == "number":
        numbers = whole / 10.0 ** int(entry["decimals"])
        numbers[missing] = np.nan
        return numbers
    return whole
