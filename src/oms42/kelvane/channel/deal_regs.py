# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The table `deal_regs`: 2,100 deals that partners have registered.

What stands behind a registration is drawn in `registrations`. It runs for 90 days; if the partner's
deal was won it is converted, else it is active or expired on 30 September 2026. For the instructor:
in a part of the registrations the partner disclosed the end customer and the price, which in dual
distribution may not reach the direct sellers.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.channel.conflicts import VALID_DAYS
from oms42.kelvane.channel.direct_deals import LAST_DAY
from oms42.kelvane.channel.registrations import Registrations
from oms42.kelvane.channel.rotation import Rotation
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns

STATUSES: Final = ("active", "expired", "converted", "rejected")
DISCLOSED = 0.35


def deal_regs(
    identity: Identity, made: Registrations, turns: Rotation, tables: tuple[Columns, ...]
) -> tuple[Columns, NDArray[np.str_]]:
    """Lay the table out.

    Args:
        identity: Which company.
        made: What stands behind each registration.
        turns: The partners of the rotation.
        tables: Accounts, opportunities and partners.

    Returns:
        The table in order of the day, and the key of the registration of each opportunity, empty
        for none.

    Example:
        >>> no, day = np.array([False]), np.array(["2026-03-02"], dtype="datetime64[D]")
        >>> turns = Rotation(np.array([0]), np.array([0]), no, no, no)
        >>> first = np.array([0])
        >>> deals = {"opp_id": np.array(["O1", "O2"]), "outcome": np.array(["won", "lost"])}
        >>> tables = ({"account_id": np.array(["A1"])}, deals, {"partner_id": np.array(["P-001"])})
        >>> made = Registrations(first, first, day, first, no)
        >>> table, of_deal = deal_regs(Identity(), made, turns, tables)
        >>> table["status"].tolist(), of_deal.tolist()
        (['converted'], ['D0001', ''])
    """
    accounts, opportunities, partners = tables
    rng = identity.stream("channel.deal_regs.table")
    order = np.lexsort((rng.random(made.partner.size), made.registered))
    key = np.char.add("D", np.char.zfill(np.arange(1, order.size + 1).astype(str), 4))
    deal, registered = made.deal[order], made.registered[order]
    of_deal = np.full(opportunities["opp_id"].size, "", dtype=key.dtype)
    of_deal[deal[deal >= 0]] = key[deal >= 0]
    expires = registered + VALID_DAYS
    status = np.where(expires >= LAST_DAY, "active", "expired")
    won = (deal >= 0) & (opportunities["outcome"][deal] == "won")
    status = np.where(won, "converted", status)
    table = {
        "dealreg_id": key,
        "partner_id": partners["partner_id"][turns.partner[made.partner[order]]],
        "account_id": accounts["account_id"][made.account[order]],
        "registered": registered,
        "expires": expires,
        "status": np.where(made.rejected[order], "rejected", status),
        "end_user_price_disclosed": rng.random(order.size) < DISCLOSED,
    }
    return table, of_deal
