# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planning chapter's arithmetic written out, and its tables read row by row.

Nothing here uses the planning or sizing rooms.
"""

import csv
import gzip
from math import sqrt

import numpy as np

from oms42 import datasets

HEADS, SALES = np.array([24, 30, 6.0]), np.array([21.4, 12.3, 3.3])
B, G, K = np.array([0.45, 0.30, 0.55]), np.array([0.62, 0.60, 0.55]), 0.31
A = SALES / HEADS**B


def rows(table):
    """Read a table's packed text, every cell as text."""
    path = datasets.path(table)
    folder, name = path.parent, path.name.split(".")[0]
    packed, plain = folder / f"{name}.csv.gz", folder / f"{name}.csv"
    if packed.exists():
        with gzip.open(packed, "rt", encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
    with plain.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def ramp(start, months):
    """Add up a year month by month, each with the productivity of its middle."""
    return sum(min(1, (m - start + 0.5) / months) for m in range(start, 12)) / 12


def plan(ent=(0.86, 0.15, 6, 3, 8), mid=(0.84, 0.20, 8, 2, 5)):
    """Add up the plan of the first worked example: attainment, attrition, hires, start, ramp."""
    total = 3.2 + 1.6
    for heads, quota, (reach, leave, hires, start, months) in ((24, 1.2, ent), (36, 0.55, mid)):
        total += heads * (1 - leave / 2) * quota * reach
        total += hires * quota * reach * ramp(start, months)
    return total


def left(x):
    """Give the contribution after seller cost of a split, in $M."""
    return float((G * A * np.asarray(x, float) ** B).sum() - K * sum(x))


def wilson(hits, n, z=1.959964):
    """Give Wilson's 95 percent limits."""
    p = hits / n
    middle, reach = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (middle - reach) / (1 + z * z / n), (middle + reach) / (1 + z * z / n)


def service(row):
    """Give what serving an account cost in a year, each driver at its rate in the case."""
    drivers = (("visits", 420), ("support_h", 65), ("rush_orders", 380), ("custom_eng_h", 140))
    cost = sum(float(row[name]) * rate for name, rate in drivers) + float(row["returns_usd"])
    return cost + float(row["revenue"]) * float(row["days_sales_outstanding"]) * 0.09 / 365


def load(row):
    """Give the cost to serve as a share of revenue."""
    return service(row) / float(row["revenue"])


def contribution(row):
    """Give an account's contribution in a year."""
    return float(row["revenue"]) - float(row["cogs"]) - service(row)
