# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Tables as pandas data frames."""

from typing import TYPE_CHECKING

from oms42.datasets.arrays import columns, fields_of
from oms42.datasets.catalog import resource

if TYPE_CHECKING:
    import pandas as pd


def load(name: str) -> "pd.DataFrame":
    """Load one table as a data frame.

    Args:
        name: Name of the table; `names()` lists them.

    Returns:
        One column a field of the data package: months as `datetime64[ns]` (the first day),
        columns with a fixed set of values as categories in the order of the data package, numbers
        as float64, whole numbers as int64. The region NA (North America) is a text, never a
        missing value.

    Raises:
        TypeError: If the name is not a text.
        UnknownTableError: If there is no such table.
        DataError: If the file is missing or does not fit its description.

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
    import pandas as pd  # the published page loads numpy alone

    arrays = columns(name)
    frame = {}
    for entry in fields_of(resource(name)["schema"]):
        values = arrays[entry["name"]]
        if values.dtype.kind == "M":
            frame[entry["name"]] = pd.Series(values.astype("datetime64[ns]"))
        elif "categories" in entry:
            frame[entry["name"]] = pd.Series(pd.Categorical(values, entry["categories"]))
        else:
            frame[entry["name"]] = pd.Series(values)
    return pd.DataFrame(frame)
