# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Reading a table from its CSV text, as its Table Schema says."""

import csv
import io
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oms42.datasets.content import MEND
from oms42.datasets.errors import DataError

TRUTH = {"true": True, "false": False}
# Units of time by type of column, with the length of a well-formed text.
MOMENTS = {"yearmonth": ("M", 7), "date": ("D", 10), "datetime": ("s", 19)}


def parse(raw: bytes, schema: dict[str, Any], table: str) -> dict[str, NDArray[Any]]:
    r"""Read a CSV file as its Table Schema says.

    Args:
        raw: The whole file.
        schema: Its Table Schema.
        table: Name of the table, for messages.

    Returns:
        One array a column.

    Raises:
        DataError: If the header, a row's length or a value does not fit the schema.

    Example:
        >>> fields = {"fields": [{"name": "units", "type": "integer"}]}
        >>> parse(b"units\n3\n", fields, "t")["units"].tolist()
        [3]
    """
    fields = fields_of(schema)
    expected = [entry["name"] for entry in fields]
    try:
        lines = io.StringIO(raw.decode("utf-8"), newline="")
        rows = list(csv.reader(lines, strict=True))
    except (csv.Error, UnicodeDecodeError) as error:
        raise DataError(f"{table} is not readable as CSV ({error}); {MEND}") from error
    if not rows or rows[0] != expected:
        raise DataError(
            f"the columns of {table} must be {expected}, got {rows[0] if rows else []}; {MEND}"
        )
    if len(rows) == 1:
        raise DataError(f"{table} has a header and no rows; {MEND}")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(expected):
            raise DataError(
                f"{table}, line {number}: {len(row)} values where {len(expected)} belong; {MEND}"
            )
    texts = zip(*rows[1:], strict=True)
    return {
        entry["name"]: _array(entry, values, table)
        for entry, values in zip(fields, texts, strict=True)
    }


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


def _array(entry: dict[str, Any], values: tuple[str, ...], table: str) -> NDArray[Any]:
    """Convert the texts of one column."""
    kinds: dict[str, Callable[[NDArray[np.str_]], NDArray[Any]]] = {
        **{kind: _moments(kind) for kind in MOMENTS},
        "string": lambda texts: texts,
        "number": _numbers,
        "integer": lambda texts: texts.astype(np.int64),
        "boolean": _truths,
    }
    if entry["type"] not in kinds:
        raise DataError(
            f"the column {entry['name']} of {table} has the type {entry['type']!r}; the loader "
            f"knows {', '.join(kinds)}"
        )
    convert = kinds[entry["type"]]
    texts = np.array(values)
    required = entry.get("constraints", {}).get("required", False)
    try:
        if required and (texts == "").any():
            raise ValueError("missing")
        return convert(texts)
    except ValueError:
        line, value = _culprit(texts, convert, required)
        raise DataError(
            f"{table}, line {line}, column {entry['name']}: {value!r} is not a valid "
            f"{entry['type']}; {MEND}"
        ) from None


def _culprit(
    texts: NDArray[np.str_], convert: Callable[[NDArray[np.str_]], NDArray[Any]], required: bool
) -> tuple[int, str]:
    """Find the first value that cannot be converted, and its line."""
    for line, value in enumerate(texts.tolist(), start=2):
        try:
            convert(np.array([value]))
        except ValueError:
            return line, value
        if required and not value:
            return line, value
    return 0, ""


def _moments(kind: str) -> Callable[[NDArray[np.str_]], NDArray[Any]]:
    """Return how texts of dates, months or moments are converted."""
    unit, length = MOMENTS[kind]

    def convert(texts: NDArray[np.str_]) -> NDArray[Any]:
        sizes = np.char.str_len(texts)
        if not np.isin(sizes, (0, length)).all():
            raise ValueError(kind)
        return np.where(sizes == 0, "NaT", texts).astype(f"datetime64[{unit}]")

    return convert


def _numbers(texts: NDArray[np.str_]) -> NDArray[np.float64]:
    """Convert finite numbers; an empty text is nan."""
    missing = texts == ""
    numbers = np.where(missing, "nan", texts).astype(np.float64)
    if not (np.isfinite(numbers) | missing).all():
        raise ValueError("not finite")
    return np.asarray(numbers, dtype=np.float64)


def _truths(texts: NDArray[np.str_]) -> NDArray[np.bool_]:
    """Convert true and false."""
    if not np.isin(texts, list(TRUTH)).all():
        raise ValueError("not a truth value")
    return np.asarray(texts == "true", dtype=bool)
