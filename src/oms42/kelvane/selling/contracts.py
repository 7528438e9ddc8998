# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The contracts of the tables about selling."""

from oms42.kelvane.contract import Contract
from oms42.kelvane.selling.leads_contract import leads_contract


def contracts() -> tuple[Contract, ...]:
    """Return what the tables of this family promise.

    Returns:
        One contract a table.

    Example:
        >>> [contract.name for contract in contracts()]
        ['leads']
    """
    return (leads_contract(),)
