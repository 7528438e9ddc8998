# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The bytes of a table's file, once they are proved to be the described ones."""

import gzip
import hashlib
import zlib
from pathlib import Path
from typing import Any

from oms42.datasets.catalog import path
from oms42.datasets.errors import DataError

MEND = "run `oms42 data build` to make it again, or install the package again"


def content(entry: dict[str, Any], kind: str) -> bytes:
    """Read a file of one table, unpacked.

    Args:
        entry: Description of the table.
        kind: `csv`, `npz` or `parquet`.

    Returns:
        The content; a packed CSV is unpacked.

    Raises:
        DataError: If the file is missing, or its hash is not the described one.

    Example:
        >>> from oms42.datasets.catalog import resource
        >>> content(resource("bookings_monthly"), "csv")[:12]
        b'month,region'
    """
    others = {one["format"]: one for one in entry.get("files", [])}
    expected = entry.get("hash") if kind == "csv" else others[kind].get("hash")
    return proved(path(entry["name"], kind), expected)


def proved(file: Path, expected: str | None, mend: str = MEND) -> bytes:
    """Read a file if it is the one that was published, and unpack it if it is packed.

    Args:
        file: The file.
        expected: Its described hash, such as `sha256:0f3a…`.
        mend: What to do where it is another file, for the message.

    Returns:
        The content; what ends in `.gz` is unpacked.

    Raises:
        DataError: If the hash is not the described one, or the file cannot be unpacked.

    Example:
        >>> from oms42.datasets.catalog import path, resource
        >>> proved(path("territories"), resource("territories")["hash"])[:12]
        b'territory_id'
    """
    raw = file.read_bytes()
    digest = f"sha256:{hashlib.sha256(raw).hexdigest()}"
    if digest != expected:
        raise DataError(
            f"{file.name} is not the file that was published: its hash is {digest}, described is "
            f"{expected} (has it been opened and saved?); {mend}"
        )
    return unpacked(raw, file.name, mend) if file.name.endswith(".gz") else raw


def unpacked(raw: bytes, file: str, mend: str = MEND) -> bytes:
    """Unpack a file.

    Args:
        raw: The packed bytes.
        file: Name of the file, for the message.
        mend: What to do where it is damaged, for the message.

    Returns:
        What was packed.

    Raises:
        DataError: If the bytes are no whole gzip file.

    Example:
        >>> unpacked(gzip.compress(b"month"), "t.csv.gz")
        b'month'
    """
    try:
        return gzip.decompress(raw)
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(f"{file} cannot be unpacked ({error}); {mend}") from error
