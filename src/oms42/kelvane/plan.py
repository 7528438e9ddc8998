# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The revenue plan: what finance expected each December for the year to come.

The planner knows trend, season and prices, and neither chance nor the shock nor the SPIFF:

$$P_{prm} = c_{p,q}\;\mathrm{E}[R_{prm}]$$

with $c$ the planner's optimism of the year. In fiscal year 2026 it moves in equal steps to the
value at which the plan of the third quarter is the fact of `oms42.kelvane.facts.Q3_2026`.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.flows import Flow, spread
from oms42.kelvane.months import WARM_UP, months, quarters

# Plan over expectation in fiscal years 2023, 2024 and 2025.
OPTIMISM = {
    "subscription": (1.02, 1.015, 1.02),
    "consumption": (0.95, 0.98, 0.97),
    "hardware": (1.01, 1.00, 1.02),
    "services": (1.03, 1.00, 1.02),
}
# Plans are set in whole thousands of dollars.
STEP = 1_000


def plan(flow: Flow) -> NDArray[np.int64]:
    """Work out the revenue plan of one product.

    Args:
        flow: The product's solved flow.

    Returns:
        Planned revenue in US dollars by month of the tables and region, shape (45, 4), in whole
        thousands.

    Example:
        >>> from oms42.kelvane.demand import chance
        >>> from oms42.kelvane.draws import stream
        >>> from oms42.kelvane.flows import solve
        >>> from oms42.kelvane.bookings_magnitudes import BookingsMagnitudes
        >>> from oms42.kelvane.identity import Identity
        >>> size = BookingsMagnitudes.of(Identity())
        >>> table = plan(solve("hardware", chance(stream(42, "demo")), size))
        >>> table.shape, int(table[-3:].sum())
        ((45, 4), 9000000)
    """
    smooth = spread(flow.product, flow.growth, np.ones_like(flow.deals), flow.size)
    expected = flow.level * smooth.revenue[WARM_UP:]
    quarter = quarters(months())
    pinned = quarter == "2026Q3"
    target = flow.size.q3[flow.product].plan
    tilt = target / float(expected[pinned].sum()) - 1.0
    factor = np.repeat(np.array(OPTIMISM[flow.product]), 12)
    this_year = 1.0 + tilt * np.repeat(np.arange(1, 4), 3) / 3.0
    planned = expected * np.concatenate([factor, this_year])[:, None]
    table = np.rint(planned / STEP).astype(np.int64)
    table[pinned] = apportion(target // STEP, planned[pinned])
    return np.asarray(table * STEP, dtype=np.int64)
