# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Where everything lies in a checkout: one place for every path that the build uses."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """The folders of a checkout, from its root.

    Attributes:
        root: The top folder.

    Example:
        >>> Places(Path("book")).site.as_posix()
        'book/_build/html'
    """

    root: Path

    @property
    def book(self) -> Path:
        """The book's sources."""
        return self.root / "book"

    @property
    def package(self) -> Path:
        """The package's sources."""
        return self.root / "src" / "oms42"

    @property
    def datasets(self) -> Path:
        """The tables of the case company."""
        return self.root / "datasets"

    @property
    def web(self) -> Path:
        """The page runtime's sources."""
        return self.root / "web"

    @property
    def modules(self) -> Path:
        """The npm packages."""
        return self.web / "node_modules"

    @property
    def pyodide(self) -> Path:
        """The npm package with Pyodide's interpreter and lock."""
        return self.modules / "pyodide"

    @property
    def wheels(self) -> Path:
        """The cache of the browser's wheels, as downloaded."""
        return self.root / ".cache" / "wheels"

    @property
    def lab_modules(self) -> Path:
        """The widgets' modules for JupyterLab."""
        return self.package / "widgets" / "static"

    @property
    def output(self) -> Path:
        """Everything that is built."""
        return self.root / "_build"

    @property
    def bundles(self) -> Path:
        """The page runtime, bundled."""
        return self.output / "web"

    @property
    def runtime(self) -> Path:
        """Pyodide with precompiled wheels and our package, as the page loads it."""
        return self.output / "runtime"

    @property
    def site(self) -> Path:
        """The built site."""
        return self.output / "html"
