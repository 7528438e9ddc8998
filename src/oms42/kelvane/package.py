# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The data package that describes the files: Frictionless Data Package 2.0."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from oms42.kelvane.files import TableFiles
from oms42.kelvane.identity import Identity

DATA_VERSION = "1.0.0"
PROFILE = "https://datapackage.org/profiles/2.0"


def descriptor_bytes(tables: Sequence[TableFiles], identity: Identity) -> bytes:
    """Write the data package.

    `hash` and `bytes` of a resource are those of its file, as the standard has it. A packed file
    or a parquet file differs from one version of a library to the next, so `rendering` holds the
    hash of the CSV rendering, which does not; `files` lists the other files of the same table.

    Args:
        tables: The tables as they are written.
        identity: Which company.

    Returns:
        `datapackage.json`, UTF-8, indented by one.

    Example:
        >>> package = json.loads(descriptor_bytes([], Identity(7, "class-b")))
        >>> package["name"], package["synthetic"]["seed"], package["synthetic"]["variant"]
        ('kelvane', 7, 'class-b')
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
            "seed": identity.seed,
            "variant": identity.variant,
        },
        "resources": [_resource(table) for table in tables],
    }
    return (json.dumps(package, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _resource(table: TableFiles) -> dict[str, Any]:
    """Describe one table."""
    contract = table.contract
    entry: dict[str, Any] = {
        "$schema": f"{PROFILE}/dataresource.json",
        "name": contract.name,
        "type": "table",
        "title": contract.title,
        "description": contract.description,
        "path": table.main,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_fingerprint(table.files[table.main]),
        "rows": table.rows,
        "rendering": f"sha256:{table.rendering}",
        "licenses": _licenses(),
        "sources": _sources(),
        "schema": contract.schema(),
    }
    if table.main.endswith(".gz"):
        entry["compression"] = "gz"
    others = [name for name in table.files if name != table.main]
    if others:
        entry["files"] = [
            {"path": name, "format": name.rpartition(".")[2], **_fingerprint(table.files[name])}
            for name in others
        ]
    if contract.as_of:
        entry["asOf"] = {"column": contract.as_of, "latestOf": list(contract.latest_of)}
    return entry


def _fingerprint(content: bytes) -> dict[str, Any]:
    """Return the size and the hash of a file."""
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _licenses() -> list[dict[str, str]]:
    """Return the license of the data."""
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
