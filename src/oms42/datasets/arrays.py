# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Tables as numpy arrays, read with nothing but numpy and the standard library."""

from typing import Any

from numpy.typing import NDArray

from oms42.datasets.asof import snapshot
from oms42.datasets.catalog import resource
from oms42.datasets.coded import decode
from oms42.datasets.content import content
from oms42.datasets.text import parse


def columns(name: str, as_of: str | None = None) -> dict[str, NDArray[Any]]:
    """Load one table as a dictionary of arrays.

    Args:
        name: Name of the table; `names()` lists them.
        as_of: Day such as `2026-06-30`; what the table held on it. All of the table when left out.

    Returns:
        One array a column, in the order of the file: dates as `datetime64[D]`, months as
        `datetime64[M]`, moments as `datetime64[s]`, texts as text, numbers as float64, whole
        numbers as int64, truth values as bool. What is missing is NaT, an empty text or nan.

    Raises:
        TypeError: If the name is not a text.
        UnknownTableError: If there is no such table.
        DataError: If the file is missing or is not the one described.
        ValueError: If `as_of` is no day, or the table keeps no history.

    Example:
        >>> table = columns("bookings_monthly")
        >>> list(table)
        ['month', 'region', 'product', 'bookings', 'revenue', 'units', 'price_avg', 'plan']
        >>> str(table["month"][0]), table["region"][0].item(), table["units"].dtype.name
        ('2023-01', 'NA', 'int64')
        >>> str(columns("bookings_monthly", as_of="2026-06-29")["month"][-1])
        '2026-05'
    """
    entry = resource(name)
    coded = any(one["format"] == "npz" for one in entry.get("files", []))
    read = decode if coded else parse
    whole = read(content(entry, "npz" if coded else "csv"), entry["schema"], entry["name"])
    return whole if as_of is None else snapshot(whole, entry, as_of)
