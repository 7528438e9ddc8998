# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Where the 46 partners are: the region of each key, so that accounts can have a partner."""

import numpy as np

from oms42.kelvane.facts import REGIONS
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns

PARTNERS = (14, 16, 10, 6)
# Two partners of a case keep their place: a distributor in EMEA, an agent in LATAM.
CASE_PARTNERS = {"P-017": "EMEA", "P-031": "LATAM"}


def partner_regions(identity: Identity) -> Columns:
    """Draw the region of each partner.

    Args:
        identity: Which company.

    Returns:
        46 rows: `partner_id`, `region`.

    Example:
        >>> table = partner_regions(Identity())
        >>> [int((table["region"] == name).sum()) for name in REGIONS]
        [14, 16, 10, 6]
    """
    left = dict(zip(REGIONS, PARTNERS, strict=True))
    for region in CASE_PARTNERS.values():
        left[region] -= 1
    pool = np.repeat(list(left), list(left.values()))
    order = np.argsort(identity.stream("field.partners").random(pool.size), kind="stable")
    drawn = iter(pool[order].tolist())
    keys = [f"P-{i + 1:03d}" for i in range(sum(PARTNERS))]
    placed = [CASE_PARTNERS[key] if key in CASE_PARTNERS else next(drawn) for key in keys]
    return {"partner_id": np.array(keys), "region": np.array(placed)}
