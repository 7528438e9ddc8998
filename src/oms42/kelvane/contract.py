# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a table promises: its columns, their types, units, limits and key."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Column:
    """Describe one column of a table, in the terms of the Frictionless Table Schema.

    Attributes:
        name: Name in the header.
        type: Frictionless type: `yearmonth`, `string`, `number` or `integer`.
        title: Short name for people.
        description: What a value means, in one or two sentences.
        example: One possible value, as it is written in the file.
        unit: Unit of measure; empty where there is none.
        categories: The allowed values in their order; empty where the column is not a category.
        minimum: Smallest allowed value; None where there is none.
        maximum: Largest allowed value; None where there is none.
    """

    name: str
    type: str
    title: str
    description: str
    example: str | int | float
    unit: str = ""
    categories: tuple[str, ...] = ()
    minimum: str | float | None = None
    maximum: str | float | None = None

    def descriptor(self) -> dict[str, Any]:
        """Return the column as a field of a Table Schema.

        Returns:
            A dictionary for `schema.fields`.

        Example:
            >>> Column("units", "integer", "Units", "Units sold.", 12).descriptor()["constraints"]
            {'required': True}
        """
        limits: dict[str, Any] = {"required": True}
        if self.categories:
            limits["enum"] = list(self.categories)
        if self.minimum is not None:
            limits["minimum"] = self.minimum
        if self.maximum is not None:
            limits["maximum"] = self.maximum
        entry: dict[str, Any] = {
            "name": self.name,
            "type": self.type,
            "title": self.title,
            "description": self.description,
            "example": self.example,
            "constraints": limits,
        }
        if self.categories:
            entry["categories"] = list(self.categories)
        if self.unit:
            entry["unit"] = self.unit
        return entry


@dataclass(frozen=True)
class Contract:
    """Describe one table.

    Attributes:
        name: Name of the table; its file is `<name>.csv`.
        title: Short name for people.
        description: What one row is and where the table comes from.
        columns: The columns in the order of the file.
        key: Names of the columns that together identify a row.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = field(default=())

    def schema(self) -> dict[str, Any]:
        """Return the Table Schema.

        Returns:
            A dictionary for a resource's `schema`.

        Example:
            >>> units = Column("units", "integer", "Units", "Units sold.", 12)
            >>> sorted(Contract("t", "T", "A table.", (units,), ("units",)).schema())
            ['fields', 'missingValues', 'primaryKey']
        """
        return {
            "fields": [column.descriptor() for column in self.columns],
            "missingValues": [""],
            "primaryKey": list(self.key),
        }
