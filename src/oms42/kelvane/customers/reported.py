# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the company reports for fiscal year 2025, region by region, without the Starter workspaces.

The self-serve Starter workspaces are not in `accounts`. Their revenue, all of it subscription, is
taken off each region in proportion; what is left is what the accounts bring.
"""

import numpy as np

from oms42.kelvane.apportion import apportion
from oms42.kelvane.customers.base import YEARS
from oms42.kelvane.facts import REGIONS
from oms42.kelvane.world import World

# Revenue of the Starter workspaces in fiscal year 2025, in US dollars.
STARTER = 2_600_000


def reported(world: World) -> dict[str, int]:
    """Read what the accounts of each region bring in fiscal year 2025.

    Args:
        world: The world with `bookings_monthly`.

    Returns:
        Revenue in cents by region.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> table = {"month": np.array(["2025-01"] * 4), "region": np.array(REGIONS),
        ...          "revenue": np.array([70e6, 60e6, 30e6, 16e6])}
        >>> found = reported(World(Identity()).with_tables(bookings_monthly=table))
        >>> sum(found.values()), found["LATAM"]
        (17340000000, 1576363636)
    """
    table = world.tables["bookings_monthly"]
    year = np.char.startswith(table["month"].astype(str), str(YEARS[-1]))
    cents = np.rint(100.0 * table["revenue"]).astype(np.int64)
    total = np.array([int(cents[year & (table["region"] == name)].sum()) for name in REGIONS])
    left = total - apportion(100 * STARTER, total)
    return dict(zip(REGIONS, left.tolist(), strict=True))
