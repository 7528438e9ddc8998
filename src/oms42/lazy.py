# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Names of a room that load their file when they are first asked for (PEP 562).

A page that imports a room for one function should not wait for the files of all others.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazy_names(
    package: str, homes: Mapping[str, tuple[str, ...]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Build a package's ``__getattr__`` and ``__dir__``.

    No file of the package may bear the name of something that it holds: after its import the name
    would mean the file.

    Args:
        package: The package's name.
        homes: For each of its files the names that it holds.

    Returns:
        The two functions.

    Raises:
        ValueError: A name stands in two files, or is that of a file.

    Example:
        >>> get, names = lazy_names("oms42.stats", {"brier": ("auc", "brier_parts")})
        >>> get("auc")([0.2, 0.8], [0, 1]), names()
        (1.0, ['auc', 'brier_parts'])
    """
    pairs = [(name, file) for file, names in homes.items() for name in names]
    where = dict(pairs)
    wrong = [name for name, file in pairs if where[name] != file or name in homes]
    if wrong:
        raise ValueError(f"{wrong[0]} of {package} stands in two files or bears a file's name.")

    def get(name: str) -> object:
        if name not in where:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{where[name]}"), name)
        setattr(sys.modules[package], name, value)  # the next time it is simply there
        return value

    def names() -> list[str]:
        return sorted(where)

    return get, names
