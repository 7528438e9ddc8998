# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Reading a table from parquet, where pyarrow is installed."""

import io
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from oms42.datasets.content import MEND
from oms42.datasets.errors import DataError
from oms42.datasets.text import MOMENTS, fields_of

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped] # pyarrow ships no type information


def from_parquet(raw: bytes, schema: dict[str, Any], table: str) -> dict[str, NDArray[Any]]:
    """Read a parquet file into the arrays that the CSV of the same table gives.

    Args:
        raw: The whole file.
        schema: The table's Table Schema.
        table: Name of the table, for messages.

    Returns:
        One array a column.

    Raises:
        ImportError: If pyarrow is not installed (extra `data`).
        DataError: If the file is damaged or lacks a column.

    Example:
        >>> import pyarrow as pa, pyarrow.parquet as pq
        >>> buffer = io.BytesIO()
        >>> pq.write_table(pa.table({"units": [3, 4]}), buffer)
        >>> fields = {"fields": [{"name": "units", "type": "integer"}]}
        >>> from_parquet(buffer.getvalue(), fields, "t")["units"].tolist()
        [3, 4]
    """
    import pyarrow as pa
    import pyarrow.parquet as pq  # type: ignore[import-untyped] # pyarrow ships no types

    try:
        whole = pq.read_table(io.BytesIO(raw))
        return {
            entry["name"]: _array(whole[entry["name"]].combine_chunks(), entry["type"])
            for entry in fields_of(schema)
        }
    except (pa.ArrowException, KeyError, OSError) as error:
        raise DataError(f"the parquet file of {table} is damaged ({error}); {MEND}") from error


def _array(column: "pa.Array", kind: str) -> NDArray[Any]:
    """Turn one Arrow column into an array."""
    if kind == "string":
        return np.array(column.fill_null("").to_pylist(), dtype=np.str_)
    if kind == "yearmonth":
        return np.array(column.fill_null("NaT").to_pylist(), dtype="datetime64[M]")
    values: NDArray[Any] = column.to_numpy(zero_copy_only=False)
    return values.astype(f"datetime64[{MOMENTS[kind][0]}]") if kind in MOMENTS else values
