# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A whole company on disk: every table of a folder, or nothing new in it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from oms42.kelvane.contract import Contract
from oms42.kelvane.files import TableFiles, table_files
from oms42.kelvane.package import descriptor_bytes
from oms42.kelvane.world import World

DESCRIPTOR = "datapackage.json"
SUFFIXES = (".csv", ".csv.gz", ".npz", ".parquet")


def write_company(
    world: World,
    contracts: Iterable[Contract],
    out: Path,
    progress: Callable[[TableFiles], None] | None = None,
) -> list[TableFiles]:
    """Write a company into a folder.

    Each file is first written whole under another name. Only when all are there do they take their
    places, so that an interruption leaves no half-written file and no mixture of two companies:
    what was there before is kept. Files of a former build that this one does not have go.

    Args:
        world: The company.
        contracts: The tables to write.
        out: Folder, made if it is missing.
        progress: Called with each table when its files are written.

    Returns:
        The tables as they are written.

    Raises:
        OSError: If the folder cannot be written.

    Example:
        >>> import tempfile
        >>> from oms42.kelvane.identity import Identity
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     tables = write_company(World(Identity()), [], Path(folder))
        ...     [file.name for file in Path(folder).iterdir()]
        ['datapackage.json']
    """
    out.mkdir(parents=True, exist_ok=True)
    parts: dict[Path, Path] = {}
    tables = []
    try:
        for contract in contracts:
            table = table_files(world.tables[contract.name], contract)
            for name, content in table.files.items():
                _write_part(out / name, content, parts)
            if progress is not None:
                progress(table)
            tables.append(table)
        _write_part(out / DESCRIPTOR, descriptor_bytes(tables, world.identity), parts)
        for part, file in parts.items():
            part.replace(file)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    _clear(out, {file.name for file in parts.values()}, tables)
    return tables


def _write_part(file: Path, content: bytes, parts: dict[Path, Path]) -> None:
    """Write a file under its temporary name."""
    part = file.with_name(f".{file.name}.part")
    parts[part] = file
    part.write_bytes(content)


def _clear(out: Path, written: set[str], tables: list[TableFiles]) -> None:
    """Remove what a former build called otherwise: the same table in a file of another kind."""
    for table in tables:
        for suffix in SUFFIXES:
            name = f"{table.contract.name}{suffix}"
            if name not in written:
                (out / name).unlink(missing_ok=True)
