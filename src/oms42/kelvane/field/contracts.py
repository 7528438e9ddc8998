# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the tables of the field promise to their readers."""

from oms42.kelvane.contract import Column, Contract, Link
from oms42.kelvane.facts import REGIONS
from oms42.kelvane.field.accounts_contract import NA_NOTE, accounts_contract
from oms42.kelvane.field.grid import AREAS
from oms42.kelvane.field.layers import SEGMENTS

HOURS = "hours a year"


def contracts() -> tuple[Contract, ...]:
    """Return the contracts of `accounts`, `geo_cells` and `territories`.

    Returns:
        Three contracts.

    Example:
        >>> [contract.name for contract in contracts()]
        ['accounts', 'geo_cells', 'territories']
    """
    return (accounts_contract(), _geo_cells(), _territories())


def _geo_cells() -> Contract:
    """Return the contract of `geo_cells`."""
    return Contract(
        name="geo_cells",
        title="Map cells: potential and workload by place and segment",
        description=(
            "One row for each of 480 cells of a schematic map. Each segment of a region has its "
            "own grid, as its own sellers cover the ground. Each firm is counted once. "
            "Simulated."
        ),
        columns=(*_places("cell_id", "Cell", "C324"), *_position(), *_amounts(), *_assignment()),
        key=("cell_id",),
        links=(Link("territory_id", "territories"),),
    )


def _territories() -> Contract:
    """Return the contract of `territories`."""
    return Contract(
        name="territories",
        title="Territories of the account executives",
        description="One row for each territory of an account executive. Simulated.",
        columns=(
            *_places("territory_id", "Territory", "T037"),
            Column("rep_id", "string", "Seller", "Seller who holds the territory.", "R057"),
            Column("created", "date", "Created", "Day on which it was cut.", "2024-01-02"),
            Column(
                "potential_index",
                "number",
                "Potential index",
                "Potential of its accounts over the mean of the segment's territories.",
                0.9551,
                minimum=0,
                decimals=4,
            ),
        ),
        key=("territory_id",),
        links=(Link("rep_id", "reps"),),
    )


def _places(key: str, title: str, example: str) -> tuple[Column, ...]:
    """Return a key and the columns that place it."""
    areas = tuple(name for some in AREAS.values() for name, _ in some)
    return (
        Column(key, "string", title, f"Key of the {title.lower()}.", example, unique=True),
        Column("region", "string", "Sales region", NA_NOTE, "EMEA", categories=REGIONS),
        Column("segment", "string", "Segment", "Segment.", "mid-market", categories=SEGMENTS),
        Column(
            "area", "string", "Area", "Area of the region, or most of it.", "DACH", categories=areas
        ),
    )


def _position() -> tuple[Column, ...]:
    """Return the columns with the middle of a cell."""
    return (
        Column("x", "number", "East", "Middle on a schematic map, to the east.", 71.4, "100 km"),
        Column("y", "number", "North", "Middle on a schematic map, to the north.", 33.2, "100 km"),
    )


def _amounts() -> tuple[Column, ...]:
    """Return the columns with what there is in a cell."""
    return (
        Column("accounts", "integer", "Accounts", "Accounts in the cell.", 17, minimum=0),
        Column(
            "potential_usd",
            "number",
            "Potential",
            "What these accounts could spend with Kelvane in a year.",
            2_315_400.0,
            "US dollars at plan exchange rates",
            minimum=0,
            decimals=0,
        ),
        Column(
            "workload_h",
            "number",
            "Workload",
            "Time that selling in the cell takes, travel included.",
            88.78,
            HOURS,
            minimum=0,
        ),
        Column(
            "travel_h", "number", "Travel", "Part of it that is travel.", 11.34, HOURS, minimum=0
        ),
    )


def _assignment() -> tuple[Column, ...]:
    """Return the columns that say whose a cell is and which cells it touches."""
    return (
        Column("territory_id", "string", "Territory", "Territory that it belongs to.", "T037"),
        Column(
            "neighbors",
            "string",
            "Neighbors",
            "Cells of the same grid that it touches, with blanks between.",
            "C323 C325 C331",
        ),
    )
