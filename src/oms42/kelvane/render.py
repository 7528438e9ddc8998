# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The one way in which a table is written, so that equal tables are equal bytes.

The rendering is a CSV file: numbers with the decimals of the contract, dates as YYYY-MM-DD, months
as YYYY-MM, truth values as true and false, a missing value as nothing. Its hash says which table it
is, whatever file the table travels in.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.contract import Column, Contract

AWKWARD = frozenset(',"\r\n')


def csv_bytes(columns: Mapping[str, NDArray[Any]], contract: Contract) -> bytes:
    r"""Write a table as CSV.

    Lines end with a line feed, the last one too; the text is UTF-8. Values hold no comma and no
    quotation mark, so none is quoted.

    Args:
        columns: Columns of equal length by name.
        contract: The table's contract; it gives the order and the types.

    Returns:
        The whole file.

    Raises:
        ValueError: If the columns are not those of the contract, a text would need quoting, or a
            value is missing where none may be.

    Example:
        >>> price = Column("price", "number", "Price", "Price.", 1.5)
        >>> csv_bytes({"price": np.array([2.0, 0.25])}, Contract("t", "T", "T.", (price,)))
        b'price\n2.00\n0.25\n'
    """
    names = [column.name for column in contract.columns]
    if sorted(columns) != sorted(names):
        raise ValueError(f"the columns of {contract.name} are {names}, got {list(columns)}")
    texts = [_texts(columns[column.name], column, contract.name) for column in contract.columns]
    lines = [",".join(names), *(",".join(row) for row in zip(*texts, strict=True))]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _texts(values: NDArray[Any], column: Column, table: str) -> list[str]:
    """Write each value of one column."""
    writers: dict[str, Callable[[NDArray[Any], Column], list[str]]] = {
        "number": _numbers,
        "boolean": _booleans,
        "yearmonth": _dates,
        "date": _dates,
        "datetime": _dates,
    }
    texts = writers.get(column.type, _plain)(values, column)
    if column.required and "" in texts:
        raise ValueError(
            f"{table}.{column.name} has a missing value in row {texts.index('')}; fill it, or let "
            "the contract say required=False"
        )
    return texts


def _numbers(values: NDArray[Any], column: Column) -> list[str]:
    """Write numbers; zero has no sign, nan is missing."""
    whole = np.asarray(values, dtype=np.float64)
    if np.isinf(whole).any():
        raise ValueError(f"{column.name} holds an infinite number; a number must be finite or nan")
    zero = f"{0.0:.{column.decimals}f}"
    texts = [f"{value:.{column.decimals}f}" for value in whole.tolist()]
    bare = {f"-{zero}": zero, "nan": ""}
    return [bare.get(text, text) for text in texts]


def _booleans(values: NDArray[Any], column: Column) -> list[str]:
    """Write truth values."""
    if values.dtype.kind != "b":
        raise ValueError(f"{column.name} must hold truth values, got {values.dtype}")
    return ["true" if value else "false" for value in values.tolist()]


def _dates(values: NDArray[Any], column: Column) -> list[str]:
    """Write months, days or seconds; NaT is missing."""
    unit = {"yearmonth": "M", "date": "D", "datetime": "s"}[column.type]
    texts = values.astype(f"datetime64[{unit}]").astype(str).tolist()
    return ["" if text == "NaT" else text for text in texts]


def _plain(values: NDArray[Any], column: Column) -> list[str]:
    """Write texts and whole numbers as they are."""
    if column.type == "integer" and values.dtype.kind not in "iu":
        raise ValueError(f"{column.name} must hold whole numbers, got {values.dtype}")
    texts = [str(value) for value in values.astype(str).tolist()]
    awkward = next((text for text in texts if not AWKWARD.isdisjoint(text)), None)
    if awkward is not None:
        raise ValueError(
            f"the text {awkward!r} would need quoting; leave out commas, quotation marks and "
            "line ends"
        )
    return texts
