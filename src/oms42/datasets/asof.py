# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a table held on a day: no information from later."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from oms42.datasets.catalog import folder, package


def snapshot(
    table: dict[str, NDArray[Any]], entry: dict[str, Any], as_of: str
) -> dict[str, NDArray[Any]]:
    """Keep what was known on a day.

    Rows of that day and of days before stay; a month counts when it is over. Where the description
    names a key under `asOf`, only the latest of these rows of each key stays.

    Args:
        table: The columns of the whole table.
        entry: Description of the table.
        as_of: Day such as `2026-06-30`.

    Returns:
        The columns of the snapshot, in the order of the table.

    Raises:
        ValueError: If `as_of` is no day, or the table keeps no history.

    Example:
        >>> week = np.array(["2026-06-01", "2026-06-08", "2026-06-01"], dtype="datetime64[D]")
        >>> deals = {"week": week, "deal": np.array(["a", "a", "b"]), "stage": np.array([1, 2, 1])}
        >>> how = {"name": "t", "asOf": {"column": "week", "latestOf": ["deal"]}}
        >>> snapshot(deals, how, "2026-06-10")["stage"].tolist()
        [2, 1]
    """
    how = entry.get("asOf")
    if how is None:
        resources = package(folder())["resources"]
        others = ", ".join(one["name"] for one in resources if "asOf" in one)
        raise ValueError(
            f"{entry['name']} keeps no history, so it has no as_of; tables that have: {others}"
        )
    moment = table[how["column"]]
    known = moment <= _day(as_of)
    if moment.dtype == np.dtype("datetime64[M]"):
        known = (moment + 1).astype("datetime64[D]") <= _day(as_of) + 1
    rows = np.flatnonzero(known)
    if how["latestOf"]:
        rows = _latest([table[name][rows] for name in how["latestOf"]], moment[rows], rows)
    return {name: values[rows] for name, values in table.items()}


def _day(text: str) -> np.datetime64:
    """Read a day."""
    problem = f"as_of must be a day such as '2026-06-30', got {text!r}"
    if not isinstance(text, str) or len(text) != len("YYYY-MM-DD"):
        raise ValueError(problem)
    try:
        return np.datetime64(text, "D")
    except ValueError:
        raise ValueError(problem) from None


def _latest(
    keys: list[NDArray[Any]], moment: NDArray[Any], rows: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Keep the latest row of each key."""
    order = np.lexsort((moment, *keys))
    last = np.ones(order.size, dtype=bool)
    same = np.ones(max(order.size - 1, 0), dtype=bool)
    for key in keys:
        same &= key[order][1:] == key[order][:-1]
    last[:-1] = ~same
    return np.asarray(np.sort(rows[order[last]]), dtype=np.int64)
