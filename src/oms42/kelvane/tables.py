# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Every table of the company, in the order of the data package."""

from importlib import import_module
from importlib.util import find_spec

from oms42.kelvane.bookings_contract import bookings_contract
from oms42.kelvane.contract import Contract

FAMILIES = ("field", "people", "deals", "customers", "channel", "selling")


def contracts() -> tuple[Contract, ...]:
    """Return the contract of every table.

    Returns:
        One contract a table.

    Example:
        >>> [contract.name for contract in contracts()][:2]
        ['bookings_monthly', 'accounts']
    """
    found = [bookings_contract()]
    for family in FAMILIES:
        if find_spec(f"oms42.kelvane.{family}") and find_spec(f"oms42.kelvane.{family}.contracts"):
            found += import_module(f"oms42.kelvane.{family}.contracts").contracts()
    return tuple(found)
