# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Real data beside the case company: small extracts of public data with clean licenses.

`describe` says what a table holds and where it comes from; `columns` gives arrays and needs numpy
alone. `oms42 data real` makes the extracts from installed packages.

Example:
    >>> from oms42.datasets import real
    >>> real.names()
    ('cdnow', 'us_cities', 'us_counties', 'us_county_neighbors')
    >>> real.columns("cdnow")["amount"].shape
    (6919,)
"""

from oms42.datasets.real.arrays import columns
from oms42.datasets.real.catalog import describe, names, path, series_names
from oms42.datasets.real.frames import (
    cdnow,
    series,
    us_cities,
    us_counties,
    us_county_neighbors,
)
from oms42.datasets.real.shapes import us_county_shapes

__all__ = [
    "cdnow",
    "columns",
    "describe",
    "names",
    "path",
    "series",
    "series_names",
    "us_cities",
    "us_counties",
    "us_county_neighbors",
    "us_county_shapes",
]
