# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the page is written from: a package of tables, and where its files lie."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oms42.book.dictionary.values import Columns
from oms42.datasets import catalog, columns, real
from oms42.datasets.real import catalog as real_catalog

KELVANE, REAL = "kelvane", "real"


@dataclass(frozen=True)
class Source:
    """A package of tables.

    Attributes:
        name: `kelvane` or `real`.
        folder: The folder of its description and its files.
        shown: That folder's name, as a reader of the checkout knows it.
        resources: The descriptions of its tables, in order.
        nature: `synthetic data` or `real data`.
        columns: Reads a table's columns by its name.
    """

    name: str
    folder: Path
    shown: str
    resources: tuple[dict[str, Any], ...]
    nature: str
    columns: Callable[[str], Columns]

    @property
    def files(self) -> list[Path]:
        """The files that the page hangs on: the description and the tables."""
        paths = [str(entry["path"]) for entry in self.resources]
        return [self.folder / name for name in (catalog.DESCRIPTOR, *paths)]

    def load(self, entry: dict[str, Any]) -> str:
        """Give the line of code that loads a table.

        Args:
            entry: The table's description.

        Returns:
            One line or two of Python.

        Example:
            >>> source(KELVANE).load({"name": "reps"})
            'datasets.reps()'
            >>> source(REAL).load({"name": "nile", "kind": "series"})
            'datasets.series("nile")'
        """
        name = entry["name"]
        if entry.get("kind") == real_catalog.SERIES:
            return f'datasets.series("{name}")'
        lines = [f"datasets.{name}()"]
        if "asOf" in entry:
            lines.append(f'datasets.{name}(as_of="2026-06-30")  # as it was known on that day')
        return "\n".join(lines)


def source(name: str) -> Source:
    """Find a package of tables.

    Args:
        name: `kelvane` or `real`.

    Returns:
        The package.

    Raises:
        ValueError: If there is no such package.
        DataError: If its description is missing or damaged.

    Example:
        >>> len(source(KELVANE).resources), source(REAL).nature
        (21, 'real data')
    """
    if name == KELVANE:
        place = catalog.folder()
        listed = tuple(catalog.package(place)["resources"])
        return Source(name, place, "datasets", listed, "synthetic data", columns)
    if name == REAL:
        place = real_catalog.folder()
        listed = tuple(catalog.package(place, real_catalog.COMMAND)["resources"])
        return Source(name, place, "datasets/real", listed, "real data", real.columns)
    raise ValueError(f"no package of tables {name!r}; there are {KELVANE} and {REAL}")
