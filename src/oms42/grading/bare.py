# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Importing one module of a package without what the package loads for its other uses."""

import contextlib
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec, module_from_spec

# nbgrader takes three functions that unpack archives from here; the package itself looks through
# everything that is installed, a quarter of a second of the processor's time.
ARCHIVES = "setuptools.archive_util"


@contextlib.contextmanager
def bare(name: str = ARCHIVES) -> Iterator[None]:
    """Let the imports of a block find a module whose package was not run.

    Afterwards the package and its modules can be imported as ever. A package that is loaded
    already stays, and a module that cannot do without its package is left to the usual import.

    Args:
        name: The module, with the name of its package before a dot.

    Example:
        >>> with bare("curses.ascii"):
        ...     from curses.ascii import isdigit
        >>> isdigit("7")
        True
    """
    package = name.partition(".")[0]
    if package in sys.modules:
        yield
        return
    try:
        _load(name, package)
        yield
    finally:
        if package not in sys.modules:
            _forget(package)


def _load(name: str, package: str) -> None:
    """Load the module in a package that is empty."""
    found = find_spec(package)
    if found is None:
        return
    sys.modules[package] = module_from_spec(found)
    try:
        import_module(name)
    except Exception:  # noqa: BLE001 - whatever the module misses, the usual import will provide
        _forget(package)
    sys.modules.pop(package, None)


def _forget(package: str) -> None:
    """Let a later import begin anew."""
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        del sys.modules[name]
