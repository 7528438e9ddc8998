# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Real tables and series as numpy arrays, read with numpy and the standard library alone."""

from typing import Any

from numpy.typing import NDArray

from oms42.datasets.content import proved
from oms42.datasets.real.catalog import MEND, path, resource
from oms42.datasets.text import parse


def columns(name: str) -> dict[str, NDArray[Any]]:
    """Load one real table or series as a dictionary of arrays.

    Args:
        name: One of `names()` or `series_names()`.

    Returns:
        One array a column, in the order of the file: dates as `datetime64[D]`, texts as text,
        numbers as float64, whole numbers as int64. A missing text is empty.

    Raises:
        TypeError: If the name is not a text.
        UnknownTableError: If there is no such table or series.
        DataError: If the file is missing or is not the one described.

    Example:
        >>> nile = columns("nile")
        >>> str(nile["t"][0]), nile["value"][:3].tolist()
        ('1871-01-01', [1120.0, 1160.0, 963.0])
    """
    entry = resource(name)
    return parse(proved(path(name), entry.get("hash"), MEND), entry["schema"], name)
