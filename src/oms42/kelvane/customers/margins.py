# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Cost of goods sold by account and year.

$$\text{cogs}_{iy} = k\,A_{iy}\,m_{iy}, \qquad m_{iy} = 0.37 + 0.12\,f_{iy} + 0.07\,z_{iy}$$

with revenue $A$ and $f$ = 1 in the year of the first purchase, when much of what is bought is
hardware. The scale $k$ is solved for, so that the gross margin of fiscal year 2025 is that of the
company facts (61.8 %, Starter workspaces apart) to the cent.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.customers.reported import STARTER
from oms42.kelvane.draws import bell
from oms42.kelvane.facts import PRODUCT, PRODUCTS
from oms42.kelvane.identity import Identity

BASE, FIRST_YEAR, SPREAD, LEAST, MOST = 0.37, 0.12, 0.07, 0.15, 0.66


def cost_of_goods(
    cents: NDArray[np.int64], first: NDArray[np.bool_], identity: Identity
) -> NDArray[np.int64]:
    """Work out cost of goods sold.

    Args:
        cents: Revenue in cents by account and fiscal year, shape (n, 3).
        first: Whether the account first bought in the year, shape (n, 3).
        identity: Which company.

    Returns:
        Cost of goods sold in cents, shape (n, 3).

    Example:
        >>> revenue = np.full((100, 3), 173_400_000)
        >>> cost = cost_of_goods(revenue, np.zeros((100, 3), bool), Identity())
        >>> round(1 - float(cost[:, 2].sum() / revenue[:, 2].sum()), 4)
        0.6158
    """
    rng = identity.stream("account_pnl margins")
    share = BASE + FIRST_YEAR * first + SPREAD * bell(rng, cents.shape)
    raw = np.clip(share, LEAST, MOST) * cents
    scale = 100 * cost_of_facts() / raw[:, -1].sum()
    cost = np.rint(scale * raw).astype(np.int64)
    cost[:, -1] = apportion(100 * cost_of_facts(), raw[:, -1])
    return np.asarray(cost, dtype=np.int64)


def cost_of_facts() -> int:
    """Return the cost of goods sold of fiscal year 2025, Starter workspaces apart.

    Returns:
        Whole US dollars.

    Example:
        >>> cost_of_facts()
        66626000
    """
    of = PRODUCT.values()
    cost = sum(one.revenue_fy2025 * (1.0 - one.gross_margin) for one in of)
    return round(cost - STARTER * (1.0 - PRODUCT[PRODUCTS[0]].gross_margin))
