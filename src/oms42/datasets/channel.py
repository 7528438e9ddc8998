# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Partners, what they registered, and what was given to whom: one loader a table."""

from typing import TYPE_CHECKING

from oms42.datasets.frames import load

if TYPE_CHECKING:
    import pandas as pd


def partners() -> "pd.DataFrame":
    """Load the partners.

    Returns:
        46 rows and 11 columns; the key is `partner_id`. `describe("partners")` says what
        each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = partners()
        >>> table.shape
        (46, 11)
        >>> table.loc[:2, ["partner_id", "type", "region", "volume"]]
          partner_id         type region      volume
        0      P-001  distributor     NA  1846502.78
        1      P-002     reseller   APAC  1256154.98
        2      P-003  distributor   APAC   644073.85
    """
    return load("partners")


def deal_regs(as_of: str | None = None) -> "pd.DataFrame":
    """Load the partners' deal registrations.

    Args:
        as_of: Day such as `2026-06-30`; the rows up to it. All of the table when left out.

    Returns:
        2,100 rows and 7 columns; the key is `dealreg_id`. `describe("deal_regs")` says what
        each column means.

    Raises:
        DataError: If the file is missing or is not the one described.
        ValueError: If `as_of` is no day.

    Example:
        >>> table = deal_regs()
        >>> table.shape
        (2100, 7)
        >>> table.loc[:2, ["dealreg_id", "partner_id", "registered", "status"]]
          dealreg_id partner_id registered   status
        0      D0001      P-037 2023-01-02  expired
        1      D0002      P-043 2023-01-02  expired
        2      D0003      P-046 2023-01-02  expired
        >>> len(deal_regs(as_of="2026-06-30"))
        1931
    """
    return load("deal_regs", as_of)


def gifts_hospitality(as_of: str | None = None) -> "pd.DataFrame":
    """Load the register of gifts and hospitality.

    Args:
        as_of: Day such as `2026-06-30`; the rows up to it. All of the table when left out.

    Returns:
        1,800 rows and 10 columns; the key is `entry_id`. `describe("gifts_hospitality")`
        says what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.
        ValueError: If `as_of` is no day.

    Example:
        >>> table = gifts_hospitality()
        >>> table.shape
        (1800, 10)
        >>> table.loc[:2, ["entry_id", "rep_id", "date", "value_usd"]]
          entry_id rep_id       date  value_usd
        0    G0001   R038 2023-01-02      23.75
        1    G0002   R057 2023-01-02      59.16
        2    G0003   R056 2023-01-02     149.01
        >>> len(gifts_hospitality(as_of="2026-06-30"))
        1689
    """
    return load("gifts_hospitality", as_of)
