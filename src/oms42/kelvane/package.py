# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Every table of the company, and the data package that describes them.

A table is added by one entry in `tables`.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.bookings import bookings_monthly
from oms42.kelvane.bookings_contract import bookings_contract
from oms42.kelvane.contract import Contract
from oms42.kelvane.render import csv_bytes

DATA_VERSION = "0.1.0"
PROFILE = "https://datapackage.org/profiles/2.0"


@dataclass(frozen=True)
class Table:
    """Join a table's contract with its generator.

    Attributes:
        contract: What the table promises.
        generate: Returns the columns for a seed.
    """

    contract: Contract
    generate: Callable[[int], Mapping[str, NDArray[np.generic]]]


@dataclass(frozen=True)
class TableFile:
    """Hold a table as it is written.

    Attributes:
        contract: What the table promises.
        path: File name.
        content: The whole file.
        rows: Number of rows without the header.
    """

    contract: Contract
    path: str
    content: bytes
    rows: int


def tables() -> tuple[Table, ...]:
    """Return every table in the order in which it is built.

    Returns:
        One entry a table.

    Example:
        >>> [table.contract.name for table in tables()]
        ['bookings_monthly']
    """
    return (Table(bookings_contract(), bookings_monthly),)


def table_file(table: Table, seed: int) -> TableFile:
    """Generate one table and write it in memory.

    Args:
        table: The table.
        seed: Seed of the company, an integer ≥ 0.

    Returns:
        The file's name and content.

    Raises:
        TypeError: If the seed is not an integer.
        ValueError: If the seed is negative.

    Example:
        >>> table_file(tables()[0], 42).rows
        720
    """
    content = csv_bytes(table.generate(seed), table.contract)
    rows = content.count(b"\n") - 1
    return TableFile(table.contract, f"{table.contract.name}.csv", content, rows)


def descriptor_bytes(files: list[TableFile], seed: int) -> bytes:
    """Write the data package that describes the files.

    Args:
        files: The tables as they are written.
        seed: The seed that they were generated from.

    Returns:
        `datapackage.json` (Frictionless Data Package 2.0), UTF-8, indented by two.

    Example:
        >>> package = json.loads(descriptor_bytes([table_file(tables()[0], 42)], 42))
        >>> package["name"], package["synthetic"]["seed"]
        ('kelvane', 42)
    """
    package: dict[str, Any] = {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": "kelvane",
        "title": "Kelvane Systems, Inc.: the tables of a simulated company",
        "description": (
            "Teaching data of the module 4.2.OMS, Strategic Sales Management & Leadership. "
            "README.md in the same folder is the datasheet."
        ),
        "version": DATA_VERSION,
        "keywords": ["synthetic", "sales management", "forecasting", "teaching"],
        "contributors": [{"title": "The OMS 4.2 authors", "roles": ["author"]}],
        "licenses": _licenses(),
        "sources": _sources(),
        "synthetic": {
            "statement": (
                "Synthetic: every value is simulated. No real person or firm; not evidence about "
                "the world."
            ),
            "generator": "oms42.kelvane",
            "seed": seed,
        },
        "resources": [_resource(file) for file in files],
    }
    return (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _resource(file: TableFile) -> dict[str, Any]:
    """Describe one file."""
    return {
        "$schema": f"{PROFILE}/dataresource.json",
        "name": file.contract.name,
        "type": "table",
        "title": file.contract.title,
        "description": file.contract.description,
        "path": file.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file.content),
        "hash": f"sha256:{hashlib.sha256(file.content).hexdigest()}",
        "rows": file.rows,
        "licenses": _licenses(),
        "sources": _sources(),
        "schema": file.contract.schema(),
    }


def _licenses() -> list[dict[str, str]]:
    """Return the licence of the data."""
    return [
        {
            "name": "CC-BY-4.0",
            "title": "Creative Commons Attribution 4.0 International",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]


def _sources() -> list[dict[str, str]]:
    """Return where the data come from."""
    return [{"title": "Simulated by oms42.kelvane; no outside source"}]
