# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Whether the files of a folder are what its data package says."""

import hashlib
import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oms42.datasets.catalog import package
from oms42.datasets.coded import decode
from oms42.datasets.content import unpacked
from oms42.datasets.errors import DataError
from oms42.datasets.parquet import from_parquet
from oms42.datasets.text import fields_of, parse

Arrays = dict[str, NDArray[Any]]


def problems(place: Path) -> list[str]:
    """Compare every table of a folder with its description.

    Checked are the size and hash of each file, the header, the type of every value, allowed values
    and limits, the number of rows, keys and foreign keys, and that the files of one table agree.
    Parquet files are read where pyarrow is installed.

    Args:
        place: Folder with a `datapackage.json`.

    Returns:
        One sentence a problem; empty when all is well.

    Raises:
        DataError: If the `datapackage.json` is missing or damaged.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     _ = (Path(folder) / "datapackage.json").write_text('{"resources": []}')
        ...     problems(Path(folder))
        []
    """
    found: list[str] = []
    tables: dict[str, Arrays] = {}
    resources = package(place)["resources"]
    for entry in resources:
        found += _file_problems(place, entry)
        try:
            raw = _raw(place / str(entry["path"]))
            table = parse(raw, entry["schema"], entry["name"])
        except DataError as error:
            found.append(str(error))
            continue
        tables[entry["name"]] = table
        found += _row_problems(table, raw, entry) + _other_problems(place, table, entry)
    for entry in resources:
        if entry["name"] in tables:
            found += _link_problems(entry, tables)
    return found


def _raw(file: Path) -> bytes:
    """Read a CSV file, packed or not."""
    if not file.is_file():
        raise DataError(f"{file.name} is missing")
    raw = file.read_bytes()
    return unpacked(raw, file.name) if file.name.endswith(".gz") else raw


def _file_problems(place: Path, entry: dict[str, Any]) -> list[str]:
    """Check size and hash of the files of one table; the CSV's absence is told when it is read."""
    found = []
    for one in (entry, *entry.get("files", [])):
        file = place / str(one["path"])
        if not file.is_file():
            found += [f"{file.name} is missing"] if one is not entry else []
            continue
        content = file.read_bytes()
        if len(content) != one.get("bytes"):
            found.append(f"{file.name} has {len(content)} bytes, described are {one.get('bytes')}")
        digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
        if digest != one.get("hash"):
            found.append(f"{file.name} has the hash {digest}, described is {one.get('hash')}")
    return found


def _other_problems(place: Path, table: Arrays, entry: dict[str, Any]) -> list[str]:
    """Check that the other files of a table hold the same values as its CSV."""
    readers: dict[str, Callable[[bytes, dict[str, Any], str], Arrays]] = {"npz": decode}
    if importlib.util.find_spec("pyarrow"):
        readers["parquet"] = from_parquet
    found = []
    for one in entry.get("files", []):
        file = place / str(one["path"])
        if one["format"] not in readers or not file.is_file():
            continue
        try:
            other = readers[one["format"]](file.read_bytes(), entry["schema"], entry["name"])
        except DataError as error:
            found.append(str(error))
            continue
        different = [name for name, values in table.items() if not _same(values, other[name])]
        if different:
            found.append(f"{file.name} and {entry['path']} differ in {', '.join(different)}")
    return found


def _same(one: NDArray[Any], other: NDArray[Any]) -> bool:
    """Tell whether two columns hold the same, missing values included."""
    missing_too = one.dtype.kind in "fM"
    return one.shape == other.shape and bool(np.array_equal(one, other, equal_nan=missing_too))


def _row_problems(table: Arrays, raw: bytes, entry: dict[str, Any]) -> list[str]:
    """Check rendering, limits, number of rows and key of one table."""
    name, found = entry["name"], []
    rows = next(iter(table.values())).size
    if rows != entry.get("rows"):
        found.append(f"{name} has {rows} rows, described are {entry.get('rows')}")
    digest = f"sha256:{hashlib.sha256(raw).hexdigest()}"
    if digest != entry.get("rendering", digest):
        found.append(f"{name} has the rendering {digest}, described is {entry['rendering']}")
    for column in fields_of(entry["schema"]):
        found += _limit_problems(name, table[column["name"]], column)
    key = entry["schema"].get("primaryKey", [])
    if key and len(set(zip(*(table[part].tolist() for part in key), strict=True))) < rows:
        found.append(f"{name}: rows repeat the key {', '.join(key)}")
    return found


def _limit_problems(table: str, values: NDArray[Any], column: dict[str, Any]) -> list[str]:
    """Check allowed values, minimum and maximum of one column; missing values break no limit."""
    limits = column.get("constraints", {})
    missing = (values == "") if values.dtype.kind == "U" else (values != values)
    broken: dict[str, Callable[[Any], NDArray[np.bool_]]] = {
        "enum": lambda allowed: ~np.isin(values, allowed),
        "minimum": lambda low: values < np.asarray(low).astype(values.dtype),
        "maximum": lambda high: values > np.asarray(high).astype(values.dtype),
    }
    found = []
    for rule, test in broken.items():
        wrong = np.flatnonzero(test(limits[rule]) & ~missing) if rule in limits else np.arange(0)
        if wrong.size:
            found.append(
                f"{table}, line {wrong[0] + 2}, column {column['name']}: {values[wrong[0]]} breaks "
                f"{rule} {limits[rule]} ({wrong.size} rows)"
            )
    return found


def _link_problems(entry: dict[str, Any], tables: dict[str, Arrays]) -> list[str]:
    """Check that every foreign key is a key of the other table, or missing."""
    found = []
    for link in entry["schema"].get("foreignKeys", []):
        other, (column,) = link["reference"].get("resource", entry["name"]), link["fields"]
        if other not in tables:
            found.append(f"{entry['name']}.{column} points at {other}, which cannot be read")
            continue
        (key,) = link["reference"]["fields"]
        values = tables[entry["name"]][column]
        lost = np.setdiff1d(values[values != ""], tables[other][key])
        if lost.size:
            found.append(
                f"{entry['name']}.{column} holds {lost[0]}, which is no {key} of {other} "
                f"({lost.size} such values)"
            )
    return found
