# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which real tables and series there are, where their files lie and where they come from."""

from pathlib import Path
from typing import Any

from oms42.datasets.catalog import DESCRIPTOR, TableInfo, package
from oms42.datasets.errors import DataError, UnknownTableError
from oms42.datasets.site import fetched

FOLDER = "real"
COMMAND = "oms42 data real"
MEND = f"run `{COMMAND}` to make it again, or install the package again"
SERIES = "series"  # the `kind` of a resource that is a series


def folder() -> Path:
    """Find the folder of the real data.

    Another company (the environment variable OMS42_DATA) has no real data of its own.

    Returns:
        The package's own `data/real` where the package is installed from a wheel, else the folder
        `datasets/real` at the top of the source checkout.

    Raises:
        DataError: If neither holds a `datapackage.json`.

    Example:
        >>> (folder() / "datapackage.json").is_file()
        True
    """
    here = Path(__file__).resolve()
    places = [here.parents[1] / "data" / FOLDER]
    places += [up / "datasets" / FOLDER for up in here.parents[4:5]]
    for place in places:
        if (place / DESCRIPTOR).is_file():
            return place
    raise DataError(
        f"no {DESCRIPTOR} in {' or '.join(str(place) for place in places)}; install the package "
        f"again, or run `{COMMAND}` in the source checkout"
    )


def names() -> tuple[str, ...]:
    """List the real tables.

    Returns:
        Names that `columns`, `path` and `describe` accept; each has a loader of its own.

    Raises:
        DataError: If the description of the data is missing or damaged.

    Example:
        >>> "cdnow" in names(), "nile" in names()
        (True, False)
    """
    return tuple(entry["name"] for entry in _resources() if entry.get("kind") != SERIES)


def series_names() -> tuple[str, ...]:
    """List the real series.

    Returns:
        Names that `series`, `columns`, `path` and `describe` accept.

    Raises:
        DataError: If the description of the data is missing or damaged.

    Example:
        >>> series_names()
        ('nile', 'elnino', 'us_consumption', 'us_unemployment', 'electrical_equipment')
    """
    return tuple(entry["name"] for entry in _resources() if entry.get("kind") == SERIES)


def resource(name: str) -> dict[str, Any]:
    """Return the description of one table or series as it stands in the data package.

    Args:
        name: One of `names()` or `series_names()`.

    Returns:
        The resource descriptor.

    Raises:
        TypeError: If the name is not a text.
        UnknownTableError: If there is no such table or series.
        DataError: If the description of the data is missing or damaged.

    Example:
        >>> resource("nile")["path"]
        'nile.csv'
    """
    known = f"tables: {', '.join(names())}; series: {', '.join(series_names())}"
    if not isinstance(name, str):
        raise TypeError(
            f"the name of a table or series is a text, got {name!r} ({type(name).__name__}); there "
            f"are the {known}"
        )
    for entry in _resources():
        if entry["name"] == name:
            return dict(entry)
    raise UnknownTableError(f"there is no real table or series {name!r}; there are the {known}")


def path(name: str, kind: str = "csv") -> Path:
    """Find a file of one table or series.

    It is looked for beside the description. A published page carries the series alone; there a
    file that is missing is fetched from the page's site at this moment.

    Args:
        name: One of `names()` or `series_names()`.
        kind: `csv`, or `topojson` for the shapes of `us_counties`.

    Returns:
        Path of the file.

    Raises:
        TypeError: If the name is not a text.
        UnknownTableError: If there is no such table or series.
        DataError: If it has no file of the kind, or the file is missing.

    Example:
        >>> path("cdnow").name, path("us_counties", "topojson").name
        ('cdnow.csv.gz', 'us_counties.topojson.gz')
    """
    entry = resource(name)
    files = {"csv": str(entry["path"])}
    files |= {str(one["format"]): str(one["path"]) for one in entry.get("files", [])}
    if kind not in files:
        raise DataError(f"{name} has no {kind} file; it has {', '.join(files)}")
    home = folder()
    if (home / files[kind]).is_file():
        return home / files[kind]
    if (found := fetched(files[kind], home)) is not None:
        return found
    raise DataError(f"{name} is described but its file {home / files[kind]} is missing; {MEND}")


def describe(name: str) -> TableInfo:
    """Say what one table or series holds and where it comes from.

    Args:
        name: One of `names()` or `series_names()`.

    Returns:
        Title, description, number of rows, key, the description of each column, and a statement of
        source, license and day of retrieval.

    Raises:
        TypeError: If the name is not a text.
        UnknownTableError: If there is no such table or series.
        DataError: If the description of the data is missing or damaged.

    Example:
        >>> describe("nile").rows, describe("nile").key
        (100, ('t',))
        >>> describe("us_cities").statement.startswith("Real data: GeoNames")
        True
    """
    entry = resource(name)
    schema, source = entry["schema"], entry["sources"][0]
    return TableInfo(
        name=entry["name"],
        title=entry["title"],
        description=entry["description"],
        rows=entry["rows"],
        key=tuple(schema["primaryKey"]),
        columns={column["name"]: column["description"] for column in schema["fields"]},
        statement=(
            f"Real data: {source['title']}. License: {entry['licenses'][0]['title']}. Read from "
            f"{source['package']} on {source['retrieved']}."
        ),
    )


def _resources() -> list[dict[str, Any]]:
    """Read the descriptions of all tables and series."""
    return list(package(folder(), COMMAND)["resources"])
