# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Small extracts of Kelvane's tables that a page reads with numpy alone; synthetic, like all."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from oms42.widgets.called_deals import open_quarter, quarter_pace, scored_deals

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

SOURCES = {
    "open_quarter": open_quarter,
    "quarter_pace": quarter_pace,
    "scored_deals": scored_deals,
}


def extract(name: str) -> dict[str, NDArray[np.float64]]:
    """Read an extract.

    Args:
        name: ``open_quarter``, ``quarter_pace`` or ``scored_deals``.

    Returns:
        One array a column.

    Raises:
        ValueError: If there is no such extract.

    Example:
        >>> list(extract("open_quarter"))
        ['amount', 'p', 'corrected', 'late']
    """
    if name not in SOURCES:
        raise ValueError(f"no extract {name!r}; there are: {', '.join(SOURCES)}")
    text = files("oms42.widgets").joinpath("extracted", f"{name}.csv").read_text("utf-8")
    head, *lines = text.splitlines()
    table = np.array([line.split(",") for line in lines], dtype=np.float64)
    return dict(zip(head.split(","), table.T, strict=True))


def written(name: str) -> str:
    """Work an extract out of the tables; needs pandas.

    Args:
        name: One that :func:`extract` knows.

    Returns:
        CSV: whole numbers as such, others with five decimals.
    """
    columns = SOURCES[name]()
    rows = zip(*(column.tolist() for column in columns.values()), strict=True)
    shown = [",".join(f"{one:.5f}".rstrip("0").rstrip(".") for one in row) for row in rows]
    return "\n".join([",".join(columns), *shown]) + "\n"


def refresh(folder: Path) -> None:
    """Write every extract anew, after the tables have changed.

    Args:
        folder: ``src/oms42/widgets/extracted`` of the checkout.
    """
    for name in SOURCES:
        (folder / f"{name}.csv").write_text(written(name), "utf-8")
