# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Packages at need: an import of pandas fetches pandas, and a page that never does loads none."""

import importlib
import json
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, Protocol


class Wheels(Protocol):
    """What the worker offers: the site's packages, fetched while Python waits."""

    def loaded(self) -> Sequence[str]:
        """Name the packages that are there already."""

    def lock(self) -> str:
        """Give Pyodide's lock, as JSON."""

    def install(self, name: str, file: str, shared: bool) -> None:
        """Fetch one package and put it where Python finds it."""


class AtNeed(MetaPathFinder):
    """Finds a package of the page's lock by fetching it, with what it depends on.

    It stands last on ``sys.meta_path``, so it is asked only for what is nowhere else.

    Args:
        wheels: Fetches the packages.
    """

    def __init__(self, wheels: Wheels) -> None:
        self.wheels = wheels
        self._packages: dict[str, Any] | None = None
        self._installed: set[str] = set()

    @property
    def packages(self) -> dict[str, Any]:
        """The lock's packages, read when the first one is needed."""
        if self._packages is None:
            found: dict[str, Any] = json.loads(self.wheels.lock())["packages"]
            self._packages = found
            self._installed = set(self.wheels.loaded())
        return self._packages

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Fetch the package that holds a module, if the lock names one.

        Args:
            fullname: Of the module.
            path: None for a top-level module; others are no packages of their own.
            target: Of a reload; handed on.

        Returns:
            What Python's own finder says once the package is there; None if there is none.

        Raises:
            ImportError: If the package cannot be fetched.
        """
        if path is not None or fullname in sys.builtin_module_names:
            return None
        holders = [one for one, entry in self.packages.items() if fullname in entry["imports"]]
        fresh = [name for name in holders if name not in self._installed]
        if not fresh:
            return None
        for name in fresh:
            self._install(name)
        importlib.invalidate_caches()
        return PathFinder.find_spec(fullname, None, target)

    def _install(self, name: str) -> None:
        if name in self._installed:
            return
        entry = self.packages[name]
        for needed in entry["depends"]:
            self._install(needed)
        try:
            shared = entry.get("package_type") == "shared_library"
            self.wheels.install(name, entry["file_name"], shared)
        except Exception as error:
            raise ImportError(f"{name} could not be loaded: {error}", name=name) from error
        self._installed.add(name)
