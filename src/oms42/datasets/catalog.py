# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which tables there are, where their files lie and what they hold."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oms42.datasets.errors import DataError, UnknownTableError
from oms42.datasets.site import fetched

DESCRIPTOR = "datapackage.json"
# Names a folder that is looked into first, for another seed or variant of the company.
ELSEWHERE = "OMS42_DATA"


@dataclass(frozen=True)
class TableInfo:
    """Describe one table.

    Attributes:
        name: Name of the table.
        title: Short name for people.
        description: What one row is.
        rows: Number of rows.
        key: Columns that together identify a row.
        columns: Description of each column by name.
        statement: Where the values come from.
    """

    name: str
    title: str
    description: str
    rows: int
    key: tuple[str, ...]
    columns: dict[str, str]
    statement: str


def folder() -> Path:
    """Find the folder that holds the description of the tables.

    Returns:
        The folder that the environment variable OMS42_DATA names, if it holds a
        `datapackage.json`; else the package's own `data` folder where the package is installed from
        a wheel, else the folder `datasets` at the top of the source checkout.

    Raises:
        DataError: If none of them holds a `datapackage.json`.

    Example:
        >>> (folder() / "datapackage.json").is_file()
        True
    """
    for place in _places():
        if (place / DESCRIPTOR).is_file():
            return place
    raise DataError(
        f"no {DESCRIPTOR} in {' or '.join(str(place) for place in _places())}; install the package "
        "again, or run `oms42 data build` in the source checkout"
    )


def package(place: Path, command: str = "oms42 data build") -> dict[str, Any]:
    """Read the data package of a folder.

    Args:
        place: Folder with a `datapackage.json`.
        command: What makes it, for the message.

    Returns:
        The descriptor.

    Raises:
        DataError: If the file is missing, is no JSON object or lists no resources.

    Example:
        >>> package(folder())["name"]
        'kelvane'
    """
    file = place / DESCRIPTOR
    mend = f"run `{command}` to make it again"
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(f"there is no {file}; {mend}") from None
    except ValueError as error:
        raise DataError(f"{file} is not readable as JSON ({error}); {mend}") from error
    resources = content.get("resources") if isinstance(content, dict) else None
    if not isinstance(resources, list) or not all(_is_resource(entry) for entry in resources):
        raise DataError(f"{file} lacks a list of resources with name, path and schema; {mend}")
    return dict(content)


def names() -> tuple[str, ...]:
    """List the tables.

    Returns:
        The names that `path`, `columns`, `load` and `describe` accept.

    Raises:
        DataError: If the description of the data is missing or damaged.

    Example:
        >>> names()[0], len(names())
        ('bookings_monthly', 21)
    """
    return tuple(entry["name"] for entry in package(folder())["resources"])


def small() -> tuple[str, ...]:
    """List the tables that are small enough to travel with every page.

    Returns:
        Those whose file is a plain CSV; each has at most 50,000 bytes.

    Raises:
        DataError: If the description of the data is missing or damaged.

    Example:
        >>> {"bookings_monthly", "territories"} <= set(small()), "opportunities" in small()
        (True, False)
    """
    resources = package(folder())["resources"]
    return tuple(entry["name"] for entry in resources if str(entry["path"]).endswith(".csv"))


def resource(name: str) -> dict[str, Any]:
    """Return the description of one table as it stands in the data package.

    Args:
        name: Name of the table.

    Returns:
        The resource descriptor.

    Raises:
        TypeError: If the name is not a text.
        UnknownTableError: If there is no such table.
        DataError: If the description of the data is missing or damaged.

    Example:
        >>> resource("bookings_monthly")["path"]
        'bookings_monthly.csv'
    """
    if not isinstance(name, str):
        raise TypeError(
            f"the name of a table is a text, got {name!r} ({type(name).__name__}); "
            f"the tables are: {', '.join(names())}"
        )
    for entry in package(folder())["resources"]:
        if entry["name"] == name:
            return dict(entry)
    raise UnknownTableError(
        f"there is no table called {name!r}; the tables are: {', '.join(names())}"
    )


def path(name: str, kind: str = "csv") -> Path:
    """Find a file of one table.

    This is the one place where a file of data is looked for: beside the description. A published
    page carries the description and the small tables alone; there a file that is missing is fetched
    from the page's site at this moment. No other folder is looked into, so that no two companies
    mix.

    Args:
        name: Name of the table.
        kind: `csv` (packed where it is long), `npz` or `parquet`.

    Returns:
        Path of the file.

    Raises:
        TypeError: If the name is not a text.
        UnknownTableError: If there is no such table.
        DataError: If the table has no file of the kind, or the file is missing.

    Example:
        >>> path("bookings_monthly").name
        'bookings_monthly.csv'
    """
    entry = resource(name)
    files = {"csv": str(entry["path"])}
    files |= {str(one["format"]): str(one["path"]) for one in entry.get("files", [])}
    if kind not in files:
        raise DataError(f"the table {name} has no {kind} file; it has {', '.join(files)}")
    home = folder()
    if (home / files[kind]).is_file():
        return home / files[kind]
    if (found := fetched(files[kind], home)) is not None:
        return found
    raise DataError(
        f"the table {name} is described but its file {home / files[kind]} is missing; install "
        "the package again, or run `oms42 data build` in the source checkout"
    )


def describe(name: str) -> TableInfo:
    """Say what one table holds.

    Args:
        name: Name of the table.

    Returns:
        Title, description, number of rows, key and the description of each column.

    Raises:
        TypeError: If the name is not a text.
        UnknownTableError: If there is no such table.
        DataError: If the description of the data is missing or damaged.

    Example:
        >>> info = describe("bookings_monthly")
        >>> info.rows, info.key
        (720, ('month', 'region', 'product'))
        >>> info.columns["price_avg"]
        'Revenue divided by units, rounded to the cent.'
    """
    entry = resource(name)
    schema = entry["schema"]
    return TableInfo(
        name=entry["name"],
        title=entry["title"],
        description=entry["description"],
        rows=entry["rows"],
        key=tuple(schema["primaryKey"]),
        columns={column["name"]: column["description"] for column in schema["fields"]},
        statement=package(folder())["synthetic"]["statement"],
    )


def _places() -> list[Path]:
    """Return where a description may be, the first to be looked into first."""
    here = Path(__file__).resolve()
    named = os.environ.get(ELSEWHERE, "")
    places = [here.parent / "data", *(up / "datasets" for up in here.parents[3:4])]
    return [Path(named), *places] if named else places


def _is_resource(entry: object) -> bool:
    """Tell whether an entry has what the loaders need."""
    if not isinstance(entry, dict) or not {"name", "path", "schema"} <= set(entry):
        return False
    return isinstance(entry["schema"], dict) and isinstance(entry["schema"].get("fields"), list)
