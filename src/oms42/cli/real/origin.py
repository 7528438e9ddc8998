# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Where an extract comes from, on what terms it may be passed on, and what it becomes."""

from dataclasses import dataclass
from typing import Any

from oms42.kelvane.contract import Contract
from oms42.kelvane.world import Columns

RETRIEVED = "2026-11-23"  # when the packages below were installed and read


@dataclass(frozen=True)
class License:
    """Name a license.

    Attributes:
        name: Its SPDX identifier.
        title: Its name for people.
        path: Where its text stands.
    """

    name: str
    title: str
    path: str


CC_BY = License(
    "CC-BY-4.0",
    "Creative Commons Attribution 4.0 International",
    "https://creativecommons.org/licenses/by/4.0/",
)
MIT = License("MIT", "MIT License", "https://spdx.org/licenses/MIT.html")
ISC = License("ISC", "ISC License", "https://spdx.org/licenses/ISC.html")
PUBLIC = License(
    "LicenseRef-Public-Domain",
    "Public domain",
    "https://en.wikipedia.org/wiki/Public_domain",
)


@dataclass(frozen=True)
class Origin:
    """Describe the source of an extract.

    Attributes:
        title: Publisher and publication.
        path: The publisher's address.
        package: The installed package that the extract is read from, with its version.
        file: The file in that package.
        license: On what terms the extract is passed on.
        terms: What the package or publisher says of the terms, and what was changed.
    """

    title: str
    path: str
    package: str
    file: str
    license: License
    terms: str

    def descriptor(self) -> dict[str, str]:
        """Return the source as the data package has it.

        Returns:
            An entry of a resource's `sources`.

        Example:
            >>> Origin("T", "P", "p 1.0", "f", MIT, "U.").descriptor()["retrieved"]
            '2026-11-23'
        """
        return {
            "title": self.title,
            "path": self.path,
            "package": self.package,
            "file": self.file,
            "retrieved": RETRIEVED,
            "terms": self.terms,
        }


@dataclass(frozen=True)
class Extract:
    """Hold a table or series as it is written.

    Attributes:
        contract: Its columns and what they mean.
        columns: Its values.
        origin: Where it comes from.
        kind: `table` or `series`.
        topology: Shapes that go with the table; none where it is None.
    """

    contract: Contract
    columns: Columns
    origin: Origin
    kind: str = "table"
    topology: dict[str, Any] | None = None
