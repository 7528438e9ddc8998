# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a table promises: its columns, their types, units, limits and key."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Column:
    """Describe one column of a table, in the terms of the Frictionless Table Schema.

    Attributes:
        name: Name in the header.
        type: Frictionless type: `yearmonth`, `date`, `datetime`, `string`, `number`, `integer` or
            `boolean`.
        title: Short name for people.
        description: What a value means, in one or two sentences.
        example: One possible value, as it is written in the file.
        unit: Unit of measure; empty where there is none.
        categories: The allowed values in their order; empty where the column is not a category.
        minimum: Smallest allowed value; None where there is none.
        maximum: Largest allowed value; None where there is none.
        required: Whether every row has a value; a missing one is the empty text, nan or NaT. A
            column of integers or truth values has no missing ones.
        decimals: Digits after the point with which a number is written.
        unique: Whether no value occurs twice.
    """

    name: str
    type: str
    title: str
    description: str
    example: str | int | float | bool
    unit: str = ""
    categories: tuple[str, ...] = ()
    minimum: str | float | None = None
    maximum: str | float | None = None
    required: bool = True
    decimals: int = 2
    unique: bool = False

    def descriptor(self) -> dict[str, Any]:
        """Return the column as a field of a Table Schema.

        Returns:
            A dictionary for `schema.fields`.

        Example:
            >>> Column("units", "integer", "Units", "Units sold.", 12).descriptor()["constraints"]
            {'required': True}
        """
        limits: dict[str, Any] = {"required": True} if self.required else {}
        if self.unique:
            limits["unique"] = True
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
        if self.type == "number":
            entry["decimals"] = self.decimals
        return entry


@dataclass(frozen=True)
class Link:
    """Describe a foreign key: every value of a column is a key of another table, or missing.

    Attributes:
        column: Name of the column.
        table: Name of the other table; its own name where a table points at itself.
        key: Name of the other table's key column; the same name where it is empty.
    """

    column: str
    table: str
    key: str = ""

    def descriptor(self, home: str) -> dict[str, Any]:
        """Return the link as a foreign key of a Table Schema.

        Args:
            home: Name of the table that holds the column.

        Returns:
            A dictionary for `schema.foreignKeys`.

        Example:
            >>> Link("owner_rep_id", "reps", "rep_id").descriptor("accounts")["reference"]
            {'resource': 'reps', 'fields': ['rep_id']}
            >>> Link("parent_id", "accounts", "account_id").descriptor("accounts")["reference"]
            {'fields': ['account_id']}
        """
        target = {} if self.table == home else {"resource": self.table}
        reference = {**target, "fields": [self.key or self.column]}
        return {"fields": [self.column], "reference": reference}


@dataclass(frozen=True)
class Contract:
    """Describe one table.

    Attributes:
        name: Name of the table; its files are called so.
        title: Short name for people.
        description: What one row is and where the table comes from.
        columns: The columns in the order of the file.
        key: Names of the columns that together identify a row.
        links: Foreign keys.
        as_of: Column by which a snapshot of the table is taken: rows up to a date; empty where a
            snapshot makes no sense.
        latest_of: With `as_of`, the columns of which a snapshot keeps the latest row only; empty
            to keep every row.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    as_of: str = ""
    latest_of: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        """Return the Table Schema.

        Returns:
            A dictionary for a resource's `schema`.

        Example:
            >>> units = Column("units", "integer", "Units", "Units sold.", 12)
            >>> sorted(Contract("t", "T", "A table.", (units,), ("units",)).schema())
            ['fields', 'missingValues', 'primaryKey']
        """
        schema: dict[str, Any] = {
            "fields": [column.descriptor() for column in self.columns],
            "missingValues": [""],
            "primaryKey": list(self.key),
        }
        if self.links:
            schema["foreignKeys"] = [link.descriptor(self.name) for link in self.links]
        return schema
