# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Tables as pandas data frames."""

import importlib.util
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from oms42.datasets.arrays import columns
from oms42.datasets.asof import snapshot
from oms42.datasets.catalog import resource
from oms42.datasets.content import content
from oms42.datasets.parquet import from_parquet
from oms42.datasets.text import fields_of

if TYPE_CHECKING:
    import pandas as pd


def load(name: str, as_of: str | None = None) -> "pd.DataFrame":
    """Load one table as a data frame.

    It is read from parquet where the table has such a file and pyarrow is installed, else from the
    CSV or npz with numpy; the frame is the same.

    Args:
        name: Name of the table; `names()` lists them.
        as_of: Day such as `2026-06-30`; what the table held on it. All of the table when left out.

    Returns:
        One column a field of the data package: dates and months (their first day) as
        `datetime64[ns]`, columns with a fixed set of values as categories in the order of the data
        package, numbers as float64, whole numbers as int64, truth values as bool. What is missing
        is NaT, None or nan; the region NA (North America) is a text, never a missing value.

    Raises:
        TypeError: If the name is not a text.
        UnknownTableError: If there is no such table.
        DataError: If the file is missing or is not the one described.
        ValueError: If `as_of` is no day, or the table keeps no history.

    Example:
        >>> table = load("bookings_monthly")
        >>> table.shape
        (720, 8)
        >>> table.loc[:3, ["month", "region", "product", "units"]]
               month region       product  units
        0 2023-01-01     NA  subscription  78941
        1 2023-01-01     NA   consumption    428
        2 2023-01-01     NA      hardware    108
        3 2023-01-01     NA      services     58
    """
    entry = resource(name)
    parquet = any(one["format"] == "parquet" for one in entry.get("files", []))
    if parquet and importlib.util.find_spec("pyarrow"):
        arrays = from_parquet(content(entry, "parquet"), entry["schema"], name)
        arrays = arrays if as_of is None else snapshot(arrays, entry, as_of)
    else:
        arrays = columns(name, as_of)
    return frame(arrays, entry["schema"])


def frame(arrays: dict[str, NDArray[Any]], schema: dict[str, Any]) -> "pd.DataFrame":
    """Turn arrays into a data frame, as the Table Schema says.

    Args:
        arrays: One array a column.
        schema: The table's Table Schema.

    Returns:
        One column a field, typed as `load` says.

    Example:
        >>> import numpy as np
        >>> region = {"name": "region", "type": "string", "categories": ["NA", "EMEA"]}
        >>> frame({"region": np.array(["NA", ""])}, {"fields": [region]})["region"].isna().tolist()
        [False, True]
    """
    import pandas as pd  # the published page loads numpy alone

    fields = fields_of(schema)
    return pd.DataFrame({one["name"]: _series(arrays[one["name"]], one) for one in fields})


def _series(values: NDArray[Any], entry: dict[str, Any]) -> "pd.Series[Any]":
    """Turn one array into a column of a frame."""
    import pandas as pd

    if values.dtype.kind == "M":
        return pd.Series(values.astype("datetime64[ns]"))
    known = [text or None for text in values.tolist()] if values.dtype.kind == "U" else values
    if "categories" in entry:
        return pd.Series(pd.Categorical(known, entry["categories"]))
    if values.dtype.kind == "U":
        return pd.Series(known, dtype=pd.Series([""]).dtype)
    return pd.Series(values)
