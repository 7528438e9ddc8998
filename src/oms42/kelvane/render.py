# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The one way in which a table is written, so that equal tables are equal bytes."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.contract import Contract


def csv_bytes(columns: Mapping[str, NDArray[Any]], contract: Contract) -> bytes:
    r"""Write a table as CSV.

    Numbers have two decimals, integers none; lines end with a line feed, the last one too; the text
    is UTF-8. Values hold no comma and no quotation mark, so none is quoted.

    Args:
        columns: Columns of equal length by name.
        contract: The table's contract; it gives the order and the types.

    Returns:
        The whole file.

    Raises:
        ValueError: If the columns are not those of the contract, or a text would need quoting.

    Example:
        >>> from oms42.kelvane.contract import Column
        >>> price = Column("price", "number", "Price", "Price.", 1.5)
        >>> csv_bytes({"price": np.array([2.0, 0.25])}, Contract("t", "T", "T.", (price,)))
        b'price\n2.00\n0.25\n'
    """
    names = [column.name for column in contract.columns]
    if list(columns) != names:
        raise ValueError(f"the columns of {contract.name} are {names}, got {list(columns)}")
    texts = [_texts(columns[column.name], column.type) for column in contract.columns]
    lines = [",".join(names), *(",".join(row) for row in zip(*texts, strict=True))]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _texts(values: NDArray[Any], kind: str) -> list[str]:
    """Write each value of one column."""
    if kind == "number":
        return [f"{value:.2f}" for value in np.asarray(values, dtype=np.float64).tolist()]
    texts = [str(value) for value in values.tolist()]
    awkward = [text for text in texts if set(text) & set(',"\r\n')]
    if awkward:
        raise ValueError(
            f"the text {awkward[0]!r} would need quoting; leave out commas, quotation marks and "
            "line ends"
        )
    return texts
