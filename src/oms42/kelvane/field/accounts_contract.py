# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the table `accounts` promises to its readers."""

from oms42.kelvane.contract import Column, Contract, Link
from oms42.kelvane.facts import REGIONS
from oms42.kelvane.field.accounts import COUNTRIES
from oms42.kelvane.field.layers import SEGMENTS
from oms42.kelvane.field.names import PRIVATE, PUBLIC

NA_NOTE = (
    "NA is North America: many tools read the text NA as a missing value unless told not to (in "
    "pandas: keep_default_na=False)."
)


def accounts_contract() -> Contract:
    """Return the contract of `accounts`.

    Returns:
        Nineteen columns; `account_id` is the key.

    Example:
        >>> accounts_contract().key
        ('account_id',)
    """
    return Contract(
        name="accounts",
        title="Accounts: customers and prospects in the CRM",
        description=(
            "One row for each account of the CRM on 30 September 2026. Customers of the self-serve "
            "Starter plan are not in it. Simulated."
        ),
        columns=(*_who(), *_size(), *_standing(), *_place()),
        key=("account_id",),
        links=(
            Link("owner_rep_id", "reps", "rep_id"),
            Link("partner_id", "partners"),
            Link("cell_id", "geo_cells"),
            Link("parent_id", "accounts", "account_id"),
        ),
    )


def _who() -> tuple[Column, ...]:
    """Return the columns that say who the account is."""
    countries = tuple(sorted({code for some in COUNTRIES.values() for code, _ in some}))
    return (
        Column("account_id", "string", "Account", "Key of the account.", "A00001", unique=True),
        Column("name", "string", "Name", "Name as it was entered; invented.", "Corvalmar Pumps AG"),
        Column(
            "domain",
            "string",
            "Web domain",
            "Web domain as it was entered; invented (.example names nobody). May be missing.",
            "corvalmar-de.example",
            required=False,
        ),
        Column("region", "string", "Sales region", NA_NOTE, "EMEA", categories=REGIONS),
        Column(
            "country",
            "string",
            "Country",
            "Country, ISO 3166-1 alpha-2.",
            "DE",
            categories=countries,
        ),
        Column("segment", "string", "Segment", "Segment.", "mid-market", categories=SEGMENTS),
        Column(
            "industry",
            "string",
            "Industry",
            "Industry; the last four are the public sector's.",
            "Machinery",
            categories=(*PRIVATE, *PUBLIC),
        ),
    )


def _size() -> tuple[Column, ...]:
    """Return the columns that say how large the account is."""
    return (
        Column("employees", "integer", "Employees", "Employees, estimated.", 640, minimum=1),
        Column(
            "sites",
            "integer",
            "Sites",
            "Sites with machines to monitor.",
            6,
            minimum=1,
        ),
        Column(
            "potential_usd",
            "number",
            "Potential",
            "What the account could spend with Kelvane in a year, estimated to the hundred.",
            98_400.0,
            "US dollars at plan exchange rates",
            minimum=0,
            decimals=0,
        ),
    )


def _standing() -> tuple[Column, ...]:
    """Return the columns that say how the account stands with Kelvane."""
    return (
        Column(
            "is_customer",
            "boolean",
            "Customer",
            "Whether it has a contract on 30 September 2026.",
            True,
        ),
        Column("is_key", "boolean", "Key account", "Whether it is a key account.", False),
        Column("owner_rep_id", "string", "Owner", "Seller who owns the account.", "R057"),
        Column(
            "partner_id",
            "string",
            "Partner",
            "Partner that brought the account; missing for most.",
            "P-017",
            required=False,
        ),
    )


def _place() -> tuple[Column, ...]:
    """Return the columns that say where and since when."""
    return (
        Column("cell_id", "string", "Cell", "Cell of the map.", "C324"),
        Column("x", "number", "East", "Place on a schematic map, to the east.", 71.4, "100 km"),
        Column("y", "number", "North", "Place on a schematic map, to the north.", 33.2, "100 km"),
        Column(
            "first_purchase",
            "date",
            "First purchase",
            "Date of the first contract; missing for those who never bought.",
            "2024-06-28",
            required=False,
        ),
        Column(
            "parent_id",
            "string",
            "Parent",
            "Account that this one belongs to; missing for most.",
            "A00042",
            required=False,
        ),
    )
