# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Whether the files of a folder are what its data package says."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oms42.datasets.arrays import fields_of, read_columns
from oms42.datasets.catalog import package
from oms42.datasets.errors import DataError


def problems(place: Path) -> list[str]:
    """Compare every table of a folder with its description.

    Checked are the size, the hash, the header, the type of every value, allowed values and limits,
    the number of rows and the key.

    Args:
        place: Folder with a `datapackage.json`.

    Returns:
        One sentence a problem; empty when all is well.

    Raises:
        DataError: If the `datapackage.json` is missing or damaged.

    Example:
        >>> from oms42.datasets.catalog import folder
        >>> problems(folder())
        []
    """
    found: list[str] = []
    for entry in package(place)["resources"]:
        found += _file_problems(place / str(entry["path"]), entry)
    return found


def _file_problems(file: Path, entry: dict[str, Any]) -> list[str]:
    """Check one file."""
    if not file.is_file():
        return [f"{file.name} is missing"]
    content = file.read_bytes()
    found = []
    if len(content) != entry.get("bytes"):
        found.append(f"{file.name} has {len(content)} bytes, described are {entry.get('bytes')}")
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    if digest != entry.get("hash"):
        found.append(f"{file.name} has the hash {digest}, described is {entry.get('hash')}")
    try:
        table = read_columns(file, entry["schema"])
    except DataError as error:
        return [*found, str(error)]
    return found + _row_problems(file.name, table, entry)


def _row_problems(file: str, table: dict[str, NDArray[Any]], entry: dict[str, Any]) -> list[str]:
    """Check limits, number of rows and key of one table."""
    found = []
    rows = next(iter(table.values())).size
    if rows != entry.get("rows"):
        found.append(f"{file} has {rows} rows, described are {entry.get('rows')}")
    for column in fields_of(entry["schema"]):
        found += _limit_problems(file, table[column["name"]], column)
    key = entry["schema"].get("primaryKey", [])
    if key and len(set(zip(*(table[name].tolist() for name in key), strict=True))) < rows:
        found.append(f"{file}: rows repeat the key {', '.join(key)}")
    return found


def _limit_problems(file: str, values: NDArray[Any], column: dict[str, Any]) -> list[str]:
    """Check allowed values, minimum and maximum of one column."""
    limits = column.get("constraints", {})
    broken: dict[str, Callable[[Any], NDArray[np.bool_]]] = {
        "enum": lambda allowed: ~np.isin(values, allowed),
        "minimum": lambda low: values < np.asarray(low).astype(values.dtype),
        "maximum": lambda high: values > np.asarray(high).astype(values.dtype),
    }
    found = []
    for rule, test in broken.items():
        wrong = np.flatnonzero(test(limits[rule])) if rule in limits else np.array([], dtype=int)
        if wrong.size:
            found.append(
                f"{file}, line {wrong[0] + 2}, column {column['name']}: {values[wrong[0]]} breaks "
                f"{rule} {limits[rule]} ({wrong.size} rows)"
            )
    return found
