# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Tables as numpy arrays, read with nothing but numpy and the standard library."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oms42.datasets.catalog import path, resource
from oms42.datasets.errors import DataError

MEND = "run `oms42 data build` to make it again"
MONTH_LENGTH = len("YYYY-MM")


def columns(name: str) -> dict[str, NDArray[Any]]:
    """Load one table as a dictionary of arrays.

    Args:
        name: Name of the table; `names()` lists them.

    Returns:
        One array a column, in the order of the file: months as `datetime64[M]`, texts as text,
        numbers as float64, whole numbers as int64.

    Raises:
        TypeError: If the name is not a text.
        UnknownTableError: If there is no such table.
        DataError: If the file is missing or does not fit its description.

    Example:
        >>> table = columns("bookings_monthly")
        >>> list(table)
        ['month', 'region', 'product', 'bookings', 'revenue', 'units', 'price_avg', 'plan']
        >>> str(table["month"][0]), table["region"][0].item(), table["units"].dtype.name
        ('2023-01', 'NA', 'int64')
    """
    return read_columns(path(name), resource(name)["schema"])


def read_columns(file: Path, schema: dict[str, Any]) -> dict[str, NDArray[Any]]:
    """Read a CSV file as its Table Schema says.

    Args:
        file: The CSV file.
        schema: Its Table Schema.

    Returns:
        One array a column.

    Raises:
        DataError: If the header, a row's length or a value does not fit the schema.

    Example:
        >>> fields = resource("bookings_monthly")["schema"]
        >>> len(read_columns(path("bookings_monthly"), fields))
        8
    """
    expected = [entry["name"] for entry in fields_of(schema)]
    with file.open(encoding="utf-8", newline="") as lines:
        try:
            rows = list(csv.reader(lines, strict=True))
        except (csv.Error, UnicodeDecodeError) as error:
            raise DataError(f"{file.name} is not readable as CSV ({error}); {MEND}") from error
    if not rows or rows[0] != expected:
        raise DataError(
            f"the columns of {file.name} must be {expected}, got {rows[0] if rows else []}; {MEND}"
        )
    if len(rows) == 1:
        raise DataError(f"{file.name} has a header and no rows; {MEND}")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(expected):
            raise DataError(
                f"{file.name}, line {number}: {len(row)} values where {len(expected)} belong; "
                f"{MEND}"
            )
    texts = zip(*rows[1:], strict=True)
    pairs = zip(fields_of(schema), texts, strict=True)
    return {entry["name"]: _array(entry, values, file.name) for entry, values in pairs}


def fields_of(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the fields of a Table Schema.

    Args:
        schema: The Table Schema.

    Returns:
        Its field descriptors in the order of the file.

    Example:
        >>> fields_of({"fields": [{"name": "units", "type": "integer"}]})[0]["name"]
        'units'
    """
    return list(schema["fields"])


def _array(entry: dict[str, Any], values: tuple[str, ...], file: str) -> NDArray[Any]:
    """Convert the texts of one column."""
    kinds: dict[str, tuple[Callable[[str], Any], str]] = {
        "yearmonth": (_month, "datetime64[M]"),
        "string": (_text, "str"),
        "number": (_number, "float64"),
        "integer": (int, "int64"),
    }
    if entry["type"] not in kinds:
        raise DataError(
            f"the column {entry['name']} of {file} has the type {entry['type']!r}; the loader "
            f"knows {', '.join(kinds)}"
        )
    convert, dtype = kinds[entry["type"]]
    converted = []
    for number, value in enumerate(values, start=2):
        try:
            converted.append(convert(value))
        except ValueError:
            raise DataError(
                f"{file}, line {number}, column {entry['name']}: {value!r} is not a valid "
                f"{entry['type']}; {MEND}"
            ) from None
    return np.array(converted, dtype=dtype)


def _month(value: str) -> np.datetime64:
    """Convert a month written as YYYY-MM."""
    if len(value) != MONTH_LENGTH:
        raise ValueError(value)
    return np.datetime64(value, "M")


def _text(value: str) -> str:
    """Refuse an empty text: the tables have no missing values."""
    if not value:
        raise ValueError(value)
    return value


def _number(value: str) -> float:
    """Convert a finite number."""
    number = float(value)
    if not np.isfinite(number):
        raise ValueError(value)
    return number
