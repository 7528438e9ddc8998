# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The extracts as files, and the data package that describes them."""

import gzip
import hashlib
import json
from collections.abc import Sequence
from typing import Any

from oms42.cli.real.origin import Extract
from oms42.kelvane.render import csv_bytes

PROFILE = "https://datapackage.org/profiles/2.0"
DESCRIPTOR = "datapackage.json"
SMALL = 50_000  # bytes; what is longer is packed


def files(extracts: Sequence[Extract]) -> dict[str, bytes]:
    """Write every extract in memory, and the data package.

    Args:
        extracts: The extracts.

    Returns:
        Content by file name.

    Raises:
        ValueError: If values do not fit a contract.

    Example:
        >>> list(files([]))
        ['datapackage.json']
    """
    made: dict[str, bytes] = {}
    resources = []
    for extract in extracts:
        text = csv_bytes(extract.columns, extract.contract)
        name = f"{extract.contract.name}.csv"
        name, content = (f"{name}.gz", _packed(text)) if len(text) > SMALL else (name, text)
        made[name] = content
        entry = _resource(extract, name, content, text)
        if extract.topology is not None:
            shapes = f"{extract.contract.name}.topojson.gz"
            compact = json.dumps(extract.topology, separators=(",", ":")) + "\n"
            made[shapes] = _packed(compact.encode())
            entry["files"] = [{"path": shapes, "format": "topojson", **_print(made[shapes])}]
        resources.append(entry)
    package: dict[str, Any] = {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": "oms42-real",
        "title": "Real data beside the case company: extracts of public data",
        "description": (
            "Extracts for teaching, made by `oms42 data real` from installed packages. Each "
            "resource names its source, its license and the day on which it was read."
        ),
        "keywords": ["real data", "forecasting", "customer base", "territories", "teaching"],
        "resources": resources,
    }
    description = json.dumps(package, indent=1, ensure_ascii=False) + "\n"
    return {**made, DESCRIPTOR: description.encode()}


def _packed(content: bytes) -> bytes:
    """Pack bytes, the same way each time."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def _print(content: bytes) -> dict[str, Any]:
    """Return the size and the hash of a file."""
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _resource(extract: Extract, name: str, content: bytes, text: bytes) -> dict[str, Any]:
    """Describe one extract."""
    contract, license_ = extract.contract, extract.origin.license
    packed = {"compression": "gz"} if name.endswith(".gz") else {}
    return {
        "$schema": f"{PROFILE}/dataresource.json",
        "name": contract.name,
        "type": "table",
        "kind": extract.kind,
        "title": contract.title,
        "description": contract.description,
        "path": name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **packed,
        **_print(content),
        "rows": text.count(b"\n") - 1,
        "rendering": _print(text)["hash"],
        "licenses": [{"name": license_.name, "title": license_.title, "path": license_.path}],
        "sources": [extract.origin.descriptor()],
        "schema": contract.schema(),
    }
