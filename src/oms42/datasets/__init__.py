# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Loaders for the tables of the case company, Kelvane, and for a few real ones beside them.

Every value of Kelvane's is simulated; `describe` says what a table holds. Each table has a function
of its own, such as `accounts()`; `load` takes a table's name instead. `columns` gives arrays and
needs numpy alone.

Real data, such as `cdnow()` and `series("nile")`, have `names`, `describe` and `columns` of their
own in `oms42.datasets.real`.

Example:
    >>> from oms42 import datasets
    >>> datasets.names()[:3]
    ('bookings_monthly', 'accounts', 'geo_cells')
    >>> datasets.territories().shape
    (60, 7)
    >>> datasets.columns("bookings_monthly")["units"].shape
    (720,)
"""

from oms42.datasets.arrays import columns
from oms42.datasets.catalog import TableInfo, describe, names, path, small
from oms42.datasets.channel import deal_regs, gifts_hospitality, partners
from oms42.datasets.customers import account_pnl, consumption_m
from oms42.datasets.deals import opp_snapshots, opportunities, subscriptions
from oms42.datasets.errors import DataError, UnknownTableError
from oms42.datasets.frames import load
from oms42.datasets.market import accounts, bookings_monthly, geo_cells, territories
from oms42.datasets.outreach import calls_sample, enablement_rct, leads
from oms42.datasets.real import (
    cdnow,
    series,
    us_cities,
    us_counties,
    us_county_neighbors,
    us_county_shapes,
)
from oms42.datasets.sellers import (
    activities_m,
    comp_payouts,
    managers,
    quotas,
    reps,
    survey_engage,
)

__all__ = [
    "DataError",
    "TableInfo",
    "UnknownTableError",
    "account_pnl",
    "accounts",
    "activities_m",
    "bookings_monthly",
    "calls_sample",
    "cdnow",
    "columns",
    "comp_payouts",
    "consumption_m",
    "deal_regs",
    "describe",
    "enablement_rct",
    "geo_cells",
    "gifts_hospitality",
    "leads",
    "load",
    "managers",
    "names",
    "opp_snapshots",
    "opportunities",
    "partners",
    "path",
    "quotas",
    "reps",
    "series",
    "small",
    "subscriptions",
    "survey_engage",
    "territories",
    "us_cities",
    "us_counties",
    "us_county_neighbors",
    "us_county_shapes",
]
