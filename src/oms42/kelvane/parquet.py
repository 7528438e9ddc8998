# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A table as a parquet file, for Python and for every tool that reads columns."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.contract import Column, Contract

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped] # pyarrow ships no type information

LEVEL = 15


def parquet_bytes(columns: Mapping[str, NDArray[Any]], contract: Contract) -> bytes:
    """Write a table as parquet, compressed with Zstandard.

    The bytes depend on the version of pyarrow; the rendering of `render` does not.

    Args:
        columns: Columns of equal length by name.
        contract: The table's contract; it gives the order and the types.

    Returns:
        The whole file.

    Raises:
        ImportError: If pyarrow is not installed (extra `data`).

    Example:
        >>> price = Column("price", "number", "Price", "Price.", 1.5)
        >>> parquet_bytes({"price": np.array([2.0])}, Contract("t", "T", "T.", (price,)))[:4]
        b'PAR1'
    """
    import pyarrow as pa
    import pyarrow.parquet as pq  # type: ignore[import-untyped] # pyarrow ships no types

    fields = [(column.name, _array(columns[column.name], column)) for column in contract.columns]
    buffer = io.BytesIO()
    pq.write_table(pa.table(dict(fields)), buffer, compression="zstd", compression_level=LEVEL)
    return buffer.getvalue()


def _array(values: NDArray[Any], column: Column) -> "pa.Array":
    """Turn one column into an Arrow array with missing values."""
    import pyarrow as pa

    if column.type == "number":
        texts = np.array([f"{value:.{column.decimals}f}" for value in values.tolist()])
        rounded = texts.astype(np.float64) + 0.0  # no negative zero
        return pa.array(rounded, mask=np.isnan(rounded))
    if column.type in ("date", "datetime"):
        unit = "D" if column.type == "date" else "s"
        return pa.array(values.astype(f"datetime64[{unit}]"))
    if column.type in ("string", "yearmonth"):
        texts = values.astype(str)
        return pa.array(texts.tolist(), pa.string(), mask=texts == "")
    return pa.array(values)
