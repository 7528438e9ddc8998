# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The agent of the case has something to sell: P-031 is the second largest partner of its region.

Who has which accounts and deals is drawn before anybody knows what kind of partner a key stands
for. The agent therefore changes places with the partner of its region that sold second most in
fiscal year 2025: the two keys are exchanged in accounts and opportunities alike, and nothing else
about them changes.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.channel.partners import AGENT
from oms42.kelvane.world import Columns

RANK = 2


def with_case_agent(
    accounts: Columns, opportunities: Columns, regions: Columns
) -> tuple[Columns, Columns]:
    """Exchange the agent's key with that of the second largest partner of the region.

    Args:
        accounts: The accounts.
        opportunities: The opportunities.
        regions: Region of each partner.

    Returns:
        Accounts and opportunities with the two keys exchanged.

    Example:
        >>> deals = {
        ...     "partner_id": np.array(["P-001", "P-002", "P-031", ""]),
        ...     "amount_acv": np.array([9.0, 5.0, 1.0, 20.0]),
        ...     "outcome": np.array(["won"] * 4),
        ...     "close_date": np.array(["2025-06-30"] * 4, dtype="datetime64[D]"),
        ... }
        >>> regions = {"partner_id": np.array(["P-001", "P-002", "P-031"])}
        >>> regions["region"] = np.array(["LATAM"] * 3)
        >>> with_case_agent({"partner_id": deals["partner_id"]}, deals, regions)[1]["partner_id"]
        array(['P-001', 'P-031', 'P-002', ''], dtype='<U5')
    """
    home = regions["region"][regions["partner_id"] == AGENT][0]
    peers = regions["partner_id"][regions["region"] == home]
    year = opportunities["close_date"].astype("datetime64[Y]") == np.datetime64("2025")
    sold = opportunities["amount_acv"] * (year & (opportunities["outcome"] == "won"))
    volume = np.array([sold[opportunities["partner_id"] == key].sum() for key in peers.tolist()])
    other = str(peers[np.argsort(-volume, kind="stable")[min(RANK, peers.size) - 1]])
    return (
        {**accounts, "partner_id": _exchanged(accounts["partner_id"], other)},
        {**opportunities, "partner_id": _exchanged(opportunities["partner_id"], other)},
    )


def _exchanged(keys: NDArray[np.str_], other: str) -> NDArray[np.str_]:
    """Exchange the agent's key with another."""
    return np.where(keys == AGENT, other, np.where(keys == other, AGENT, keys))
