# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Loaders for the tables of the case company, Kelvane.

Every value is simulated; `describe` says what a table holds. `columns` needs numpy alone, `load`
needs pandas.

Example:
    >>> from oms42 import datasets
    >>> datasets.names()[0]
    'bookings_monthly'
    >>> datasets.columns("bookings_monthly")["units"].shape
    (720,)
"""

from oms42.datasets.arrays import columns
from oms42.datasets.catalog import TableInfo, describe, names, path, small
from oms42.datasets.errors import DataError, UnknownTableError
from oms42.datasets.frames import load

__all__ = [
    "DataError",
    "TableInfo",
    "UnknownTableError",
    "columns",
    "describe",
    "load",
    "names",
    "path",
    "small",
]
