# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The shapes of the counties of the United States, as TopoJSON."""

import json
from typing import Any

from oms42.datasets.content import proved
from oms42.datasets.real.catalog import MEND, path, resource


def us_county_shapes() -> dict[str, Any]:
    """Load the shapes of the counties.

    Returns:
        A TopoJSON topology whose one object is named `shapes`: 3,142 shapes, each with its FIPS
        code as `id` and its name under `properties`. The codes are the key of `us_counties()`.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> shapes = us_county_shapes()["objects"]["shapes"]["geometries"]
        >>> len(shapes), shapes[0]["id"], shapes[0]["properties"]["name"]
        (3142, '04015', 'Mohave')
    """
    kind = "topojson"
    (entry,) = (one for one in resource("us_counties")["files"] if one["format"] == kind)
    raw = proved(path("us_counties", kind), entry["hash"], MEND)
    read: dict[str, Any] = json.loads(raw)
    return read
